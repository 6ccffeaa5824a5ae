package dev.kinoport.testkit.http;

/**
 * How much more memory this process holds at the last of some looks than at the first. A look takes
 * as long as it takes to collect what nobody holds. For one thread at a time.
 */
public final class HeldMemory {
  private long first = -1;
  private long last;
  private int looks;

  /** Looks. */
  public synchronized void look() {
    System.gc();
    looks++;
    last = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    first = first < 0 ? last : first;
  }

  /** How many there were. */
  public synchronized int looks() {
    return looks;
  }

  /** Bytes; negative if there is less. */
  public synchronized long growth() {
    return last - first;
  }
}
