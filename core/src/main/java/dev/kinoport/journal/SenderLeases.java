package dev.kinoport.journal;

import dev.kinoport.time.ElapsedTime;
import dev.kinoport.time.ElapsedTime.Moment;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Processes of several machines, told apart by leases: whoever sends renews a row again and again,
 * and lets nothing leave any more when he could not for {@link #SENDS_FOR}. Whoever has seen the
 * same row unrenewed for {@link #SILENT_FOR} ends it for good, unless it was renewed meanwhile;
 * then its sender has long stopped. Each measures by his own clock from what he has seen himself:
 * no two machines' clocks are compared, and none that somebody sets is believed where it would
 * shorten the wait.
 *
 * <p>Processes that know each other better, such as those of one machine by their locks, are told
 * apart by that.
 */
public final class SenderLeases implements SendingProcesses {
  /** How often a lease is renewed while its process sends, and how often all look at all. */
  public static final Duration RENEWED_EVERY = Duration.ofSeconds(2);

  /** How long a process sends after it began to renew its lease well. */
  public static final Duration SENDS_FOR = Duration.ofSeconds(7);

  /**
   * How long a lease is seen unrenewed before it is ended: so much longer that a process that is
   * stopped after its last look at its clock, and clocks that run unlike, are covered.
   */
  public static final Duration SILENT_FOR = Duration.ofSeconds(12);

  /** A process that sends nothing for so long lets its lease go. */
  private static final Duration IDLE_AFTER = Duration.ofMinutes(5);

  /** A row that nobody asks about is ended after so long, so that it can be cleared away. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private static final Duration LOOKS_APART = Duration.ofSeconds(1);
  private static final String BETWEEN = "+";

  private final SendingProcesses process;
  private final LeaseTable table;
  private final ElapsedTime time;
  private final Consumer<BooleanSupplier> repeating;

  /** Held by whoever changes the lease at the table, which may hang. */
  private final ReentrantLock own = new ReentrantLock();

  private final Map<String, Seen> seen = new HashMap<>();
  private final AtomicReference<Option<Held>> held = new AtomicReference<>(Option.none());
  private Option<Moment> looked = Option.none();
  private boolean isRepeating;

  /** The lease of this process, when its last renewal began, and when it was last needed. */
  private record Held(String name, Moment renewed, Moment needed) {}

  /** A lease of any process, and when it was first seen so. */
  private record Seen(LeaseTable.Lease lease, Moment since) {
    boolean isOpen() {
      return !lease.isEnded();
    }
  }

  /**
   * @param process what is known without leases
   * @param table where the leases are
   * @param time what all spans here are measured by
   * @param repeating has something done each {@link #RENEWED_EVERY} from now on, until it answers
   *     false; called when a lease is needed and nothing repeats
   */
  public SenderLeases(
      SendingProcesses process,
      LeaseTable table,
      ElapsedTime time,
      Consumer<BooleanSupplier> repeating) {
    this.process = process;
    this.table = table;
    this.time = time;
    this.repeating = repeating;
  }

  @Override
  public Option<String> self() {
    return process.self();
  }

  /** With a lease that is fresh, if the table can be reached; else as it is known without one. */
  @Override
  public Option<String> departing() {
    Option<String> plain = process.departing();
    Option<String> name = leased(plain);
    begin();
    return name.orElse(plain);
  }

  private Option<String> leased(Option<String> plain) {
    return needed(RENEWED_EVERY.multipliedBy(2))
        .orElse(this::renewed)
        .map(mine -> plain.getOrElse("") + BETWEEN + mine.name);
  }

  /** The lease, if it was renewed within so long: nobody is waited for then. */
  private Option<Held> needed(Duration span) {
    Moment now = time.now();
    return held.updateAndGet(known -> known.map(mine -> new Held(mine.name, mine.renewed, now)))
        .filter(mine -> now.mostSince(mine.renewed).compareTo(span) < 0);
  }

  private Option<Held> renewed() {
    own.lock();
    try {
      Moment now = time.now();
      if (needed(RENEWED_EVERY.multipliedBy(2)).isEmpty()) {
        renew(now);
      }
      if (held.get().isEmpty()) {
        held.set(taken(now));
      }
      return needed(SENDS_FOR);
    } finally {
      own.unlock();
    }
  }

  private Option<Held> taken(Moment now) {
    return table.take().fold(fault -> Option.none(), name -> Option.some(new Held(name, now, now)));
  }

  /** Keeps the lease if nobody knows whether it was renewed, and what it was last renewed at. */
  private void renew(Moment begin) {
    for (Held mine : held.get()) {
      table
          .renew(mine.name)
          .forEach(isRenewed ->
              held.updateAndGet(known ->
                  known
                      .filter(same -> isRenewed)
                      .map(same -> new Held(same.name, begin, same.needed))));
    }
  }

  @Override
  public boolean maySend(String departing) {
    return lease(departing)
        .forAll(name ->
            held.get()
                .exists(mine ->
                    mine.name.equals(name)
                        && time.now().mostSince(mine.renewed).compareTo(SENDS_FOR) < 0));
  }

  /**
   * Whoever meets a process that is not known without leases begins to look at all of them, so that
   * it knows when it must.
   */
  @Override
  public Life of(String sender) {
    Life known = process.of(sender.split("\\" + BETWEEN, 2)[0]);
    if (known != Life.UNKNOWN) {
      return known;
    }
    begin();
    return lease(sender).fold(() -> known, this::ofLease);
  }

  private static Option<String> lease(String name) {
    int end = name.indexOf(BETWEEN);
    return Option.when(end >= 0, name.substring(end + 1));
  }

  private Life ofLease(String name) {
    if (held.get().exists(mine -> mine.name.equals(name))) {
      return Life.LIVES;
    }
    look();
    return seenOf(name)
        .map(it -> hasEnded(it, SILENT_FOR) ? Life.LAPSED : Life.LIVES)
        .getOrElse(Life.UNKNOWN);
  }

  private Option<Seen> seenOf(String name) {
    synchronized (seen) {
      return Option.<Seen>of(seen.get(name));
    }
  }

  /** Ends what was silent for so long. */
  private boolean hasEnded(Seen other, Duration silent) {
    LeaseTable.Lease lease = other.lease;
    if (lease.isEnded() || time.now().leastSince(other.since).compareTo(silent) < 0) {
      return lease.isEnded();
    }
    boolean isEnded = table.end(lease).getOrElse(false);
    if (isEnded) {
      see(new LeaseTable.Lease(lease.name(), lease.renewals(), true), time.now());
    }
    return isEnded;
  }

  /**
   * Renews the lease of this process while it needs one, and looks at those of the others. False
   * when there is none of either, and nothing to repeat until somebody needs one.
   */
  private boolean beat() {
    own.lock();
    try {
      Moment now = time.now();
      held.updateAndGet(
          known -> known.filter(mine -> now.leastSince(mine.needed).compareTo(IDLE_AFTER) < 0));
      renew(now);
    } finally {
      own.unlock();
    }
    look();
    allSeen().forEach(other -> hasEnded(other, FORGOTTEN_AFTER));
    return goesOn();
  }

  /** A lease that is taken in this moment begins anew: it is held before that is asked for. */
  private boolean goesOn() {
    synchronized (seen) {
      isRepeating = held.get().isDefined() || seen.values().stream().anyMatch(Seen::isOpen);
      return isRepeating;
    }
  }

  private List<Seen> allSeen() {
    synchronized (seen) {
      return List.copyOf(seen.values());
    }
  }

  /** Once a second at most, whoever asks. */
  private void look() {
    synchronized (seen) {
      Moment now = time.now();
      if (looked.exists(last -> now.leastSince(last).compareTo(LOOKS_APART) < 0)) {
        return;
      }
      looked = Option.some(now);
    }
    table.leases().forEach(this::see);
  }

  /** Those that are not there any more have ended long ago. */
  private void see(List<LeaseTable.Lease> leases) {
    Moment now = time.now();
    synchronized (seen) {
      seen.keySet().retainAll(leases.stream().map(LeaseTable.Lease::name).toList());
      leases.forEach(lease -> see(lease, now));
    }
  }

  /** Seen so from now on at the earliest: it may have been so before. An end is for good. */
  private void see(LeaseTable.Lease lease, Moment now) {
    synchronized (seen) {
      seen.merge(
          lease.name(),
          new Seen(lease, now),
          (before, fresh) -> before.lease.isEnded() || before.lease.equals(lease) ? before : fresh);
    }
  }

  private void begin() {
    synchronized (seen) {
      if (isRepeating) {
        return;
      }
      isRepeating = true;
    }
    try {
      repeating.accept(this::beat);
    } catch (RuntimeException | Error e) {
      // Whoever needs a lease next begins it.
      synchronized (seen) {
        isRepeating = false;
      }
      throw e;
    }
  }
}
