package dev.kinoport.request;

import dev.kinoport.media.ImageFault;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.ImageUrl;
import dev.kinoport.media.LocalImage;
import dev.kinoport.model.MediaInput;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;

/** Looks at the pictures of one input, and reports every fault of each. */
final class ImageCheck {
  private final String field;
  private final MediaInput input;

  ImageCheck(String field, MediaInput input) {
    this.field = field;
    this.input = input;
  }

  /** The pictures as one value: an image, or a list where the input takes several. */
  Validation<Seq<Violation>, WireValue> check(Seq<ImageSource> sources) {
    if (sources.isEmpty() || sources.size() > input.most()) {
      String found = sources.size() + " images";
      return Validation.invalid(List.of(new Violation(field, found, Expectation.of(input, found))));
    }
    return Validation.sequence(sources.map(this::one)).map(this::value);
  }

  /** A picture that was looked at before. */
  Validation<Seq<Violation>, WireValue> recheck(RequestImage image) {
    return switch (image) {
      case RequestImage.Remote remote -> Validation.valid(new WireValue.Image(remote));
      case RequestImage.Local(LocalImage local) ->
          within(local, "image " + local.sha256()).map(WireValue.Image::new);
    };
  }

  private WireValue value(Seq<RequestImage> images) {
    Seq<WireValue> values = images.map(WireValue.Image::new);
    return input.isList() ? new WireValue.Many(values.asJava()) : values.head();
  }

  /** One picture. */
  Validation<Seq<Violation>, RequestImage> one(ImageSource source) {
    return switch (source) {
      case ImageSource.Url url ->
          Validation.fromEither(
              ImageUrl.parse(url.text())
                  .map(address -> (RequestImage) new RequestImage.Remote(address))
                  .mapLeft(fault -> violations(url.display(), List.of(fault))));
      case ImageSource.File file -> local(file, LocalImage.inspect(file));
      case ImageSource.Bytes bytes -> local(bytes, LocalImage.inspect(bytes));
      case ImageSource.DataUri uri -> local(uri, LocalImage.inspect(uri));
    };
  }

  private Validation<Seq<Violation>, RequestImage> local(
      ImageSource source, Either<ImageFault, LocalImage> inspected) {
    return inspected.fold(
        fault -> Validation.invalid(violations(source.display(), List.of(fault))),
        image -> within(image, source.display()));
  }

  private Validation<Seq<Violation>, RequestImage> within(LocalImage image, String shown) {
    List<ImageFault> faults = List.ofAll(input.limits().check(image));
    return faults.isEmpty()
        ? Validation.valid(new RequestImage.Local(image))
        : Validation.invalid(violations(shown, faults));
  }

  private Seq<Violation> violations(String shown, List<ImageFault> faults) {
    return faults.map(fault -> new Violation(field, shown, fault.message()));
  }
}
