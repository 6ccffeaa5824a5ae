package dev.kinoport.clipwriter.image;

/**
 * Pixels of an image, 8 bits a colour, no transparency left.
 *
 * @param red how red each is
 * @param green how green
 * @param blue how blue
 */
public record DecodedImage(Plane red, Plane green, Plane blue) {
  static DecodedImage empty(ImageSize size) {
    return new DecodedImage(
        Plane.empty(size.width(), size.height()),
        Plane.empty(size.width(), size.height()),
        Plane.empty(size.width(), size.height()));
  }

  /** As it is meant to be seen. */
  public ImageSize size() {
    return new ImageSize(red.width(), red.height());
  }

  void set(int pixel, int redLevel, int greenLevel, int blueLevel) {
    red.samples()[pixel] = (byte) redLevel;
    green.samples()[pixel] = (byte) greenLevel;
    blue.samples()[pixel] = (byte) blueLevel;
  }

  DecodedImage turned(Orientation orientation) {
    return new DecodedImage(
        orientation.apply(red), orientation.apply(green), orientation.apply(blue));
  }
}
