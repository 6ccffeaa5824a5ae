package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;

/** What to do now. */
final class Advice {
  private Advice() {}

  static Option<String> on(FailureKind kind, GenerationId id) {
    return switch (kind) {
      case IN_DOUBT ->
          Option.some(
              "Do not simply start it again: it may be running, and paid for. Look for it in the"
                  + " provider's own list of requests first. "
                  + Interruption.journal(id));
      case STILL_RUNNING ->
          Option.some(
              "Nothing was cancelled: it goes on at the provider. " + Interruption.journal(id));
      default -> Option.none();
    };
  }
}
