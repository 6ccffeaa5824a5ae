package dev.kinoport.fake.bound;

/**
 * How much one world, and the server before it, keeps in memory: a server that nobody ends or
 * resets must not grow for ever. What happens at a bound depends on what would be lost.
 *
 * <ul>
 *   <li>A request is a record of money: none is ever dropped, for a bill that forgets is wrong.
 *       Where there is no place for one more, a submit is turned away as throttled, which is free
 *       of charge and leaves no doubt.
 *   <li>A file, or a part of one, may be what the next request is about: none is dropped. An upload
 *       for which there is no place is refused with 507.
 *   <li>A line of a log (calls, messages to clients, submits) is told and no more: the oldest makes
 *       way, and how many have is told with the others. So do tokens of the file host, which a
 *       client asks for anew, and strikes of faults, which may then strike again.
 * </ul>
 *
 * <p>A reset makes place for everything.
 *
 * @param requests how many are kept, those that were over before they began included, 1 or more
 * @param bytes of what came with requests, of files in memory and of parts of files that are not
 *     whole yet, each for itself, 1 or more
 * @param files how many are kept, and how many may be expected, 1 or more
 * @param lines of each log, 1 or more
 */
public record WorldBounds(int requests, long bytes, int files, int lines) {
  private static final int SHARE_OF_MEMORY = 8;

  public WorldBounds {
    if (requests < 1 || bytes < 1 || files < 1 || lines < 1) {
      throw new IllegalArgumentException(
          "each bound must be at least 1: %d requests, %d bytes, %d files, %d lines"
              .formatted(requests, bytes, files, lines));
    }
  }

  /** 100,000 requests, an eighth of this process's memory, 10,000 files, 50,000 lines. */
  public static WorldBounds standard() {
    return new WorldBounds(
        100_000, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, 10_000, 50_000);
  }
}
