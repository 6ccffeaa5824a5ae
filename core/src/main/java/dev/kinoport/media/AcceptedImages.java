package dev.kinoport.media;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model accepts as an image. Only images that we hold can be measured.
 *
 * @param types formats accepted; at least one
 * @param bytes upper limit of the file size
 * @param shortSide lower limit of the shorter side, in px
 * @param longSide upper limit of the longer side, in px
 * @param narrowest smallest width to height, itself inside
 * @param widest largest width to height, itself inside
 */
public record AcceptedImages(
    List<ImageType> types,
    Option<Bound> bytes,
    Option<Bound> shortSide,
    Option<Bound> longSide,
    Option<Ratio> narrowest,
    Option<Ratio> widest) {
  public AcceptedImages {
    if (types.isEmpty()) {
      throw new IllegalArgumentException("no image type is accepted");
    }
    types = List.copyOf(types);
  }

  /** Any of these formats, of any size. */
  public static AcceptedImages of(ImageType... types) {
    return new AcceptedImages(
        List.of(types), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
  }

  /** These limits, with an upper one on the file size. */
  public AcceptedImages bytes(Bound bound) {
    return new AcceptedImages(types, Option.of(bound), shortSide, longSide, narrowest, widest);
  }

  /** These limits, with a lower one on the shorter side. */
  public AcceptedImages shortSide(Bound bound) {
    return new AcceptedImages(types, bytes, Option.of(bound), longSide, narrowest, widest);
  }

  /** These limits, with an upper one on the longer side. */
  public AcceptedImages longSide(Bound bound) {
    return new AcceptedImages(types, bytes, shortSide, Option.of(bound), narrowest, widest);
  }

  /** These limits, with a range of shapes. */
  public AcceptedImages ratio(Ratio from, Ratio to) {
    return new AcceptedImages(types, bytes, shortSide, longSide, Option.of(from), Option.of(to));
  }

  /** Everything that is wrong with an image; empty if it is accepted. */
  public List<ImageFault> check(LocalImage image) {
    List<ImageFault> faults = new ArrayList<>();
    if (!types.contains(image.type())) {
      faults.add(new ImageFault("is " + image.type() + ": " + formats()));
    }
    bytes
        .filter(bound -> !bound.allows(image.size()))
        .forEach(bound ->
            faults.add(
                new ImageFault(image.size() + " bytes is too much: must be " + bound + " bytes")));
    checkSides(image, faults);
    return List.copyOf(faults);
  }

  private void checkSides(LocalImage image, List<ImageFault> faults) {
    String size = image.width() + "x" + image.height() + " px";
    shortSide
        .filter(bound -> !bound.allows(Math.min(image.width(), image.height())))
        .forEach(bound ->
            faults.add(
                new ImageFault(size + " is too small: the short side must be " + bound + " px")));
    longSide
        .filter(bound -> !bound.allows(Math.max(image.width(), image.height())))
        .forEach(bound ->
            faults.add(
                new ImageFault(size + " is too large: the long side must be " + bound + " px")));
    Ratio ratio = new Ratio(image.width(), image.height());
    narrowest
        .filter(limit -> ratio.compareTo(limit) < 0)
        .forEach(limit ->
            faults.add(
                new ImageFault(
                    size + " is too narrow: width to height must be at least " + limit)));
    widest
        .filter(limit -> ratio.compareTo(limit) > 0)
        .forEach(limit ->
            faults.add(
                new ImageFault(size + " is too wide: width to height must be at most " + limit)));
  }

  /** A fault in the words of these limits: which formats would be right. */
  public ImageFault inWords(ImageFault fault) {
    return fault.ofFormat() ? new ImageFault(fault.message() + ": " + formats()) : fault;
  }

  private String formats() {
    return "must be one of "
        + types.stream().map(ImageType::name).collect(Collectors.joining(", "));
  }
}
