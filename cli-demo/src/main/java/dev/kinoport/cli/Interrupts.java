package dev.kinoport.cli;

import dev.kinoport.Watch;

/** Tells when the person at the keyboard wants out. */
@FunctionalInterface
interface Interrupts {
  /** Runs an action if that happens before the watch is closed. */
  Watch onInterrupt(Runnable action);

  /** Interrupts of this process: SIGINT, SIGTERM, SIGHUP. The JVM then exits with 128 + signal. */
  static Interrupts ofProcess() {
    return action -> {
      Thread hook = new Thread(action, "kinoport-interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> unless(hook);
    };
  }

  private static void unless(Thread hook) {
    try {
      var unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already on its way out, and the hook runs or has run.
    }
  }
}
