package dev.kinoport.request;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.model.Input;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.Model;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Map;
import java.util.function.Function;

/** Turns a draft into a request, or into the list of everything that is wrong with it. */
public final class RequestChecker {
  private final Model model;
  private final RequestDraft draft;
  private Seq<Violation> violations = List.empty();
  private Seq<Given> given = List.empty();

  private RequestChecker(Model model, RequestDraft draft) {
    this.model = model;
    this.draft = draft;
  }

  /**
   * Checks a draft. Local images are read, remote ones are not fetched.
   *
   * @return every fault at once, at least one; or the request
   */
  public static Validation<Seq<Violation>, VideoRequest> check(
      Catalogue catalogue, RequestDraft draft) {
    return catalogue
        .find(draft.model())
        .fold(
            () -> Validation.invalid(List.of(unknownModel(catalogue, draft.model()))),
            model -> new RequestChecker(model, draft).check());
  }

  private Validation<Seq<Violation>, VideoRequest> check() {
    for (Map.Entry<String, String> setting : draft.settings().entrySet()) {
      add(setting.getKey(), input -> read(input, setting.getKey(), setting.getValue()));
    }
    for (var image : draft.images().entrySet()) {
      add(image.getKey(), input -> look(input, image.getKey(), List.ofAll(image.getValue())));
    }
    return RequestAssembly.of(model, given).build(violations);
  }

  private void add(String name, Function<Input, Validation<Seq<Violation>, WireValue>> value) {
    Option<Input> input = InputNames.find(model, name);
    if (input.isEmpty()) {
      violations = violations.append(InputNames.unknown(model, name));
    }
    input.forEach(known -> add(known, name, value));
  }

  private void add(
      Input input, String name, Function<Input, Validation<Seq<Violation>, WireValue>> value) {
    Option<Given> before = given.find(other -> other.input().equals(input));
    if (before.isEmpty()) {
      given = given.append(new Given(input, name, value.apply(input)));
    }
    for (Given other : before) {
      String what = other.as().equals(name) ? "given twice" : "the same input as " + other.as();
      String message = "is " + what + ": give it once";
      violations = violations.append(new Violation(name, "", message));
    }
  }

  private static Validation<Seq<Violation>, WireValue> read(
      Input input, String name, String typed) {
    if (input instanceof MediaInput media) {
      return new ImageCheck(name, media).check(List.of(ImageSource.parse(typed)));
    }
    return TypedReader.read(input, typed)
        .toEither(() -> Expectation.of(input, typed))
        .flatMap(value -> InputLimits.fault(input, value).toEither(value).swap())
        .mapLeft(message -> one(new Violation(name, typed, message)))
        .toValidation();
  }

  private static Validation<Seq<Violation>, WireValue> look(
      Input input, String name, Seq<ImageSource> sources) {
    if (input instanceof MediaInput media) {
      return new ImageCheck(name, media).check(sources);
    }
    return Validation.invalid(one(new Violation(name, "image", "does not take an image")));
  }

  private static Violation unknownModel(Catalogue catalogue, String name) {
    var near = catalogue.suggestions(name);
    String known = String.join(", ", catalogue.models().stream().map(Model::alias).toList());
    return new Violation(
        "model",
        name,
        near.isEmpty()
            ? "must be one of " + known
            : "is not known; did you mean " + String.join(" or ", near) + "?");
  }

  private static Seq<Violation> one(Violation violation) {
    return List.of(violation);
  }
}
