package dev.kinoport.cli.provider;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.dbscheduler.WorkerScheduler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An engine that says on the screen only what a person must know: the command says the rest. */
public final class QuietEngine {
  /** Kept, for a logger that nobody holds is made anew. */
  private static final Logger READY = Logger.getLogger(Kinoport.class.getName());

  private static final Logger WORKING = Logger.getLogger(WorkerScheduler.class.getName());

  private QuietEngine() {}

  /** To be put together. */
  public static KinoportBuilder builder() {
    READY.setLevel(Level.WARNING);
    WORKING.setLevel(Level.WARNING);
    return Kinoport.builder();
  }
}
