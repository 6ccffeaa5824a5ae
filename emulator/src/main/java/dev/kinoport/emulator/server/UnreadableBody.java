package dev.kinoport.emulator.server;

import java.io.IOException;

/** A body that is not written as HTTP has it. Whoever sent it is still there to be told. */
public final class UnreadableBody extends IOException {
  private static final long serialVersionUID = 1;

  UnreadableBody(String why) {
    super(why);
  }

  /** Why, in words for people. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
