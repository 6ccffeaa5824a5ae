package dev.kinoport.jdbc.event;

/** What the journal holds is not an event that this program can read. Never leaves the journal. */
public final class UnreadableEvent extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableEvent(String message) {
    super(message);
  }

  public UnreadableEvent(String message, Throwable cause) {
    super(message, cause);
  }
}
