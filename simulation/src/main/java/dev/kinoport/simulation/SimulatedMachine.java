package dev.kinoport.simulation;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.LeaseTable;
import dev.kinoport.journal.SenderLeases;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.time.ElapsedTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What one worker runs on: its clocks go a little wrong, somebody sets one of them, now and then it
 * is cut off from the leases while the provider can be reached, and now and then all of it stands
 * still.
 */
final class SimulatedMachine implements LeaseTable, ElapsedTime {
  private static final Duration LONGEST_CUT = Duration.ofMinutes(2);
  private static final int PERMILLE = 1000;
  private static final int WRONG_BY_PERMILLE = 50;

  /** Beats from one cut to the next, and from one setting of the clock to the next. */
  private static final int CUT_ONE_IN = 60;

  private static final int SET_ONE_IN = 100;
  private static final int SET_BY_SECONDS = 600;

  private final LeaseTable leases;
  private final VirtualTime time;
  private final RandomGenerator dice;
  private final Instant born;
  private final int permille;
  private Duration set = Duration.ZERO;
  private Instant cutUntil;
  private int stops;
  private boolean isGone;

  SimulatedMachine(LeaseTable leases, VirtualTime time, RandomGenerator dice) {
    this.leases = leases;
    this.time = time;
    this.dice = dice;
    born = time.now();
    cutUntil = born;
    permille = PERMILLE - WRONG_BY_PERMILLE + dice.nextInt(2 * WRONG_BY_PERMILLE + 1);
  }

  /** Processes that are known by leases where they are not known better. */
  SendingProcesses around(SendingProcesses process) {
    return new SenderLeases(process, this, this, this::repeat);
  }

  private void repeat(BooleanSupplier beat) {
    time.at(
        time.now().plus(SenderLeases.RENEWED_EVERY),
        () -> {
          if (!isGone && goesOn(beat)) {
            repeat(beat);
          }
        });
  }

  private boolean goesOn(BooleanSupplier beat) {
    if (stops > 0) {
      return true;
    }
    befall();
    return beat.getAsBoolean();
  }

  private void befall() {
    if (dice.nextInt(CUT_ONE_IN) == 0) {
      cutUntil = time.now().plusMillis(dice.nextLong(LONGEST_CUT.toMillis()));
    }
    if (dice.nextInt(SET_ONE_IN) == 0) {
      set = Duration.ofSeconds(dice.nextInt(-SET_BY_SECONDS, SET_BY_SECONDS));
    }
  }

  /** From now on nothing on it runs, if it is so. */
  void stopped(boolean is) {
    stops += is ? 1 : 0;
  }

  /** It goes on, if it was stopped. */
  void woken(boolean was) {
    stops -= was ? 1 : 0;
  }

  /** Its process has died; whatever comes next is another one. */
  void dies() {
    isGone = true;
  }

  @Override
  public Moment now() {
    Duration since = Duration.between(born, time.now());
    return new Moment(since.multipliedBy(permille).dividedBy(PERMILLE), since.plus(set));
  }

  private <T> Either<JournalFault, T> reached(Supplier<Either<JournalFault, T>> call) {
    return stops > 0 || time.now().isBefore(cutUntil)
        ? Either.left(new JournalFault("cut off"))
        : call.get();
  }

  @Override
  public Either<JournalFault, String> take() {
    return reached(leases::take);
  }

  /** Now and then it is renewed, and the answer is lost. */
  @Override
  public Either<JournalFault, Boolean> renew(String name) {
    Either<JournalFault, Boolean> answer = reached(() -> leases.renew(name));
    return dice.nextInt(CUT_ONE_IN) == 0 ? Either.left(new JournalFault("lost")) : answer;
  }

  @Override
  public Either<JournalFault, List<Lease>> leases() {
    return reached(leases::leases);
  }

  @Override
  public Either<JournalFault, Boolean> end(Lease seen) {
    return reached(() -> leases.end(seen));
  }
}
