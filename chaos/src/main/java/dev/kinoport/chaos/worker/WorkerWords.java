package dev.kinoport.chaos.worker;

/** The first words of the lines that a worker says. */
public final class WorkerWords {
  public static final String READY = "ready";
  public static final String ADMITTED = "admitted ";
  public static final String REFUSED = "refused ";
  public static final String ENDED = "ended ";
  public static final String WRITES = "writes ";
  public static final String DIES = "dies";
  public static final String STOPS = "stops";

  private WorkerWords() {}
}
