package dev.kinoport.input;

import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.ImageUrl;
import dev.kinoport.media.LocalImage;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Validation;

/** Looks at the pictures of one input, and reports every fault of each. */
final class ImageCheck {
  private static final String DATA = "data:";

  private final String as;
  private final AcceptedImages limits;

  /**
   * Checks by the limits of an input.
   *
   * @param as what the caller calls it
   */
  ImageCheck(String as, AcceptedImages limits) {
    this.as = as;
    this.limits = limits;
  }

  /** A picture of a caller. */
  Validation<Seq<Violation>, WireValue> given(ImageSource source) {
    return switch (source) {
      case ImageSource.Url url ->
          ImageUrl.parse(url.text())
              .<WireValue>map(address -> new WireValue.Image(new RequestImage.Remote(address)))
              .mapLeft(fault -> violations(url.display(), Vector.of(fault)))
              .toValidation();
      case ImageSource.File file -> local(file, LocalImage.inspect(file));
      case ImageSource.Bytes bytes -> local(bytes, LocalImage.inspect(bytes));
      case ImageSource.DataUri uri -> local(uri, LocalImage.inspect(uri));
    };
  }

  /** A picture on the wire: text, or one that was looked at before. */
  Validation<Seq<Violation>, WireValue> received(WireValue wire) {
    return switch (wire) {
      case WireValue.Image(RequestImage.Local(LocalImage local)) ->
          within(local, "image " + local.sha256());
      case WireValue.Image remote -> Validation.valid(remote);
      case WireValue.Text(String text) -> given(source(text));
      case WireValue other ->
          Violation.only(as, other.shown(), "must be text: an address or a data URI");
    };
  }

  /** What is no data URI is taken for an address: no file is opened for somebody else. */
  private static ImageSource source(String text) {
    return text.regionMatches(true, 0, DATA, 0, DATA.length())
        ? ImageSource.dataUri(text)
        : ImageSource.url(text);
  }

  private Validation<Seq<Violation>, WireValue> local(
      ImageSource source, Either<ImageFault, LocalImage> inspected) {
    return inspected.fold(
        fault -> Validation.invalid(violations(source.display(), Vector.of(limits.inWords(fault)))),
        image -> within(image, source.display()));
  }

  private Validation<Seq<Violation>, WireValue> within(LocalImage image, String shown) {
    Vector<ImageFault> faults = Vector.ofAll(limits.check(image));
    return faults.isEmpty()
        ? Validation.valid(new WireValue.Image(new RequestImage.Local(image)))
        : Validation.invalid(violations(shown, faults));
  }

  private Seq<Violation> violations(String shown, Vector<ImageFault> faults) {
    return faults.map(fault -> new Violation(as, shown, fault.message()));
  }
}
