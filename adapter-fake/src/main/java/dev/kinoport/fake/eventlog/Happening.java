package dev.kinoport.fake.eventlog;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;

/**
 * What can happen in the outside world, in the sense that nothing else brings it about again. Its
 * name in lower case is what a line says; a name, once given, stays.
 */
public enum Happening {
  /** A request was taken, and will be charged. */
  ACCEPTED,
  /** A request was cancelled before it was over. */
  CANCELLED,
  /** A fault struck that strikes only so often. */
  STRUCK,
  /** Nobody can ask for the records of an endpoint any more. */
  RECORDS_ENDED,
  /** A clock that people turn was turned. */
  CLOCK_TURNED,
  /** The server took a request that fails for its input, and that the provider never saw. */
  SPOILED,
  /** An attempt to call back was made. */
  CALLED_BACK,
  /** The server began to sign with a key. */
  KEY_MADE,
  /** An address was given out for a file to come. */
  FILE_EXPECTED,
  /** A part of a file came. */
  PART_CAME,
  /** A file lies at its address. */
  FILE_CAME,
  /** A token for the file host was given out. */
  TOKEN_GIVEN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Option<Happening> of(String word) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst());
  }
}
