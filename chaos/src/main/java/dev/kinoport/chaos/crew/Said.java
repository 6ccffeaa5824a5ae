package dev.kinoport.chaos.crew;

/**
 * One line of a worker's output.
 *
 * @param worker who said it
 * @param line what
 */
public record Said(WorkerProcess worker, String line) {

  /** Not said, but seen: there is nothing more to come. */
  public static final String GONE = "gone";

  public boolean is(String word) {
    return line.equals(word);
  }

  public boolean begins(String word) {
    return line.startsWith(word);
  }

  /** What is behind the word. */
  public String rest(String word) {
    return line.substring(word.length()).trim();
  }

  /** The number behind the word. */
  public int number(String word) {
    return Integer.parseInt(rest(word));
  }
}
