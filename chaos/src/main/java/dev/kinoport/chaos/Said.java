package dev.kinoport.chaos;

/**
 * One line of a worker's output.
 *
 * @param worker who said it
 * @param line what
 */
record Said(WorkerProcess worker, String line) {
  static final String READY = "ready";
  static final String ADMITTED = "admitted ";
  static final String REFUSED = "refused ";
  static final String ENDED = "ended ";
  static final String WRITES = "writes ";
  static final String DIES = "dies";
  static final String STOPS = "stops";

  /** Not said, but seen: there is nothing more to come. */
  static final String GONE = "gone";

  boolean is(String word) {
    return line.equals(word);
  }

  boolean begins(String word) {
    return line.startsWith(word);
  }

  /** What is behind the word. */
  String rest(String word) {
    return line.substring(word.length()).trim();
  }

  /** The number behind the word. */
  int number(String word) {
    return Integer.parseInt(rest(word));
  }
}
