package dev.kinoport.jdbc;

/** What the journal holds is not an event that this program can read. Never leaves the journal. */
final class UnreadableEvent extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableEvent(String message) {
    super(message);
  }

  UnreadableEvent(String message, Throwable cause) {
    super(message, cause);
  }
}
