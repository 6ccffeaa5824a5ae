package dev.kinoport.fake.clip;

import io.vavr.control.Either;
import java.nio.ByteBuffer;

/**
 * What the markers of a JPEG file say (ITU-T T.81 annex B).
 *
 * @param width columns, as stored
 * @param height rows, as stored
 * @param colour what its components are
 * @param orientation how the image lies in the file
 */
record JpegHeader(int width, int height, JpegColour colour, Orientation orientation) {
  /**
   * Walks all markers to the end of the image.
   *
   * @throws IndexOutOfBoundsException if the file ends before
   */
  static Either<ImageFailure, JpegHeader> read(ByteBuffer file) {
    return new JpegMarkers(file).read();
  }

  Either<ImageFailure, ImageHeader> toImageHeader() {
    return ImageHeader.of(ImageFormat.JPEG, width, height, orientation);
  }
}
