package dev.kinoport.offer;

import java.util.List;

/** One statement about an input, true or false of a request with all defaults filled in. */
public sealed interface Clause {
  /** Canonical name of the input. */
  String input();

  /**
   * The request has it.
   *
   * @param input canonical name
   */
  record Given(String input) implements Clause {}

  /**
   * The request does not have it.
   *
   * @param input canonical name
   */
  record Absent(String input) implements Clause {}

  /**
   * The request has it, with one of these values.
   *
   * @param input canonical name
   * @param values as a caller would write them
   */
  record Is(String input, List<String> values) implements Clause {
    public Is {
      values = List.copyOf(values);
    }
  }

  /** The request has it. */
  static Clause given(String input) {
    return new Given(input);
  }

  /** The request does not have it. */
  static Clause absent(String input) {
    return new Absent(input);
  }

  /** The request has it, with one of these values. */
  static Clause is(String input, String... values) {
    return new Is(input, List.of(values));
  }
}
