package dev.kinoport.clipwriter.image;

import java.nio.ByteBuffer;

/**
 * What the markers of a JPEG file say (ITU-T T.81 annex B).
 *
 * @param width columns, as stored
 * @param height rows, as stored
 * @param colour what its components are
 * @param orientation how the image lies in the file
 */
record JpegStructure(int width, int height, JpegColour colour, Orientation orientation) {
  /**
   * Walks all markers to the end of the image.
   *
   * @throws IndexOutOfBoundsException if the file ends before
   */
  static JpegStructure read(ByteBuffer file) throws ImageException {
    return new JpegMarkers(file).read();
  }

  ImageStructure toStructure() throws ImageException {
    return ImageStructure.of(ImageFormat.JPEG, width, height, orientation);
  }
}
