package dev.kinoport.cli;

/** A command cannot make sense of its arguments. Never leaves {@link Commands}. */
final class BadUsage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadUsage(String message) {
    super(message);
  }
}
