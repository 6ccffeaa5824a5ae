package dev.kinoport.architecture.planted.price;

import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import io.vavr.control.Validation;
import java.util.function.Function;

/** Core that opens every box by force. */
final class BlindPrice {
  private BlindPrice() {}

  static int either(Either<String, Integer> price) {
    return price.get();
  }

  static String left(Either<String, Integer> price) {
    return price.getLeft();
  }

  static int option(Option<Integer> price) {
    return price.get();
  }

  static int attempt(Try<Integer> price) {
    return price.get();
  }

  static Throwable cause(Try<Integer> price) {
    return price.getCause();
  }

  static String error(Validation<String, Integer> price) {
    return price.getError();
  }

  static Function<Option<Integer>, Integer> byReference() {
    return Option::get;
  }
}
