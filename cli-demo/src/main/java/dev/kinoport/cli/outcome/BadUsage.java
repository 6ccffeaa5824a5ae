package dev.kinoport.cli.outcome;

/** A command cannot make sense of its arguments. Never leaves the program. */
public final class BadUsage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadUsage(String message) {
    super(message);
  }
}
