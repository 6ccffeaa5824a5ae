package dev.kinoport.cli.option;

import dev.kinoport.cli.Commands;

/** A command cannot make sense of its arguments. Never leaves {@link Commands}. */
public final class BadUsage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadUsage(String message) {
    super(message);
  }
}
