package dev.kinoport.peer;

import org.junit.jupiter.api.function.Executable;

/** A test that holds a fault of the client in place, so that we notice when it goes. */
final class Pin {
  private Pin() {}

  static void hold(Executable fault) throws Throwable {
    try {
      fault.execute();
    } catch (AssertionError e) {
      throw new AssertionError(
          "Not seen. Unless the server is at fault, the client no longer does this. Good: delete"
              + " the pin, and what README and benchmarks say of it.",
          e);
    }
  }
}
