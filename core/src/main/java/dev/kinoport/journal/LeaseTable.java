package dev.kinoport.journal;

import io.vavr.control.Either;
import java.util.List;

/**
 * Where the leases of sending processes lie, in the sight of all processes of one journal. No clock
 * of its own: it counts how often each was renewed.
 *
 * <p>Safe for use by many threads and processes. What was answered well is there for all, and stays
 * there.
 */
public interface LeaseTable {
  /**
   * One lease.
   *
   * @param name which nobody else has or had
   * @param renewals how often it was renewed, 0 or more
   * @param isEnded whether it is over for good
   */
  record Lease(String name, long renewals, boolean isEnded) {}

  /**
   * Puts a new lease down.
   *
   * @return its name
   */
  Either<JournalFault, String> take();

  /**
   * Renews a lease.
   *
   * @return whether it is renewed; not if it is ended or was never taken. Left: nobody knows
   */
  Either<JournalFault, Boolean> renew(String name);

  /** Those that have not ended, and those that have ended lately. */
  Either<JournalFault, List<Lease>> leases();

  /**
   * Ends a lease for good, unless it was renewed since it was seen.
   *
   * @param seen the name, and how often it had been renewed then
   * @return whether it has ended, now or before
   */
  Either<JournalFault, Boolean> end(Lease seen);
}
