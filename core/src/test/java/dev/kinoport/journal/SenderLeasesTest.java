package dev.kinoport.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.journal.SendingProcesses.Life;
import dev.kinoport.time.ElapsedTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds between a process that sends and one that looks at it from another machine. */
class SenderLeasesTest {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final InMemoryLeases table = new InMemoryLeases();
  private final Machine sender = new Machine();
  private final Machine looker = new Machine();

  @Test
  void aSenderThatRenewsMaySendAndLives() {
    String name = sender.leases.departing().get();

    for (int beat = 0; beat < 60; beat++) {
      assertThat(sender.leases.maySend(name)).isTrue();
      assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
      pass(SenderLeases.RENEWED_EVERY);
      sender.beat();
      looker.beat();
    }
  }

  /** A database that hangs would keep whoever sends from asking it himself, for minutes. */
  @Test
  @Timeout(300)
  void whoeverHasAFreshLeaseDoesNotWaitForARenewalThatHangs() throws InterruptedException {
    String name = sender.leases.departing().get();
    sender.hangs = new CountDownLatch(1);
    Thread beat = Thread.ofPlatform().start(sender::beat);
    sender.isHanging.await();

    assertThat(sender.leases.departing()).contains(name);

    sender.hangs.countDown();
    beat.join();
    assertThat(sender.leases.maySend(name)).isTrue();
  }

  @Test
  void aSilentSenderStopsLongBeforeItsLeaseIsEnded() {
    String name = sender.leases.departing().get();
    looker.leases.of(name);

    pass(SenderLeases.SENDS_FOR.minus(MOMENT));
    assertThat(sender.leases.maySend(name)).isTrue();
    pass(MOMENT);
    assertThat(sender.leases.maySend(name)).isFalse();
    assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
    pass(SenderLeases.SILENT_FOR.minus(SenderLeases.SENDS_FOR));

    assertThat(looker.leases.of(name)).isEqualTo(Life.LAPSED);
    assertThat(new Machine().leases.of(name)).isEqualTo(Life.LAPSED);
  }

  @Test
  void whoHasJustComeWaitsTheWholeSilence() {
    String name = sender.leases.departing().get();
    pass(Duration.ofHours(1));

    assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
    pass(SenderLeases.SILENT_FOR.minus(MOMENT));
    assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
  }

  @Test
  void aLeaseThatWasRenewedSinceItWasSeenIsNotEnded() {
    String name = sender.leases.departing().get();
    looker.leases.of(name);
    pass(SenderLeases.SILENT_FOR);
    sender.beat();
    looker.isCut = true;
    assertThat(looker.leases.of(name)).as("what it saw is old").isEqualTo(Life.LIVES);
    looker.isCut = false;

    assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
    assertThat(sender.leases.maySend(name)).isTrue();
  }

  @Test
  void anEndedLeaseIsNeverRenewedAndTheNextDepartureHasAnother() {
    String name = sender.leases.departing().get();
    looker.leases.of(name);
    pass(SenderLeases.SILENT_FOR);
    assertThat(looker.leases.of(name)).isEqualTo(Life.LAPSED);

    sender.beat();
    String next = sender.leases.departing().get();

    assertThat(next).isNotEqualTo(name);
    assertThat(sender.leases.maySend(name)).isFalse();
    assertThat(sender.leases.maySend(next)).isTrue();
    assertThat(looker.leases.of(name)).isEqualTo(Life.LAPSED);
    pass(Duration.ofSeconds(1));
    assertThat(looker.leases.of(next)).isEqualTo(Life.LIVES);
  }

  @Test
  void whoIsCutOffFromTheLeasesSendsNothingAnyMore() {
    String name = sender.leases.departing().get();
    sender.isCut = true;

    for (Duration past = Duration.ZERO;
        past.compareTo(SenderLeases.SENDS_FOR) < 0;
        past = past.plus(SenderLeases.RENEWED_EVERY)) {
      assertThat(sender.leases.maySend(name)).isTrue();
      pass(SenderLeases.RENEWED_EVERY);
      sender.beat();
    }

    assertThat(sender.leases.maySend(name)).isFalse();
    assertThat(sender.leases.departing()).as("nobody can judge it by a lease").isEmpty();
    sender.isCut = false;
    assertThat(sender.leases.departing()).contains(name);
    assertThat(sender.leases.maySend(name)).isTrue();
  }

  @Test
  void aRenewalOfWhichNobodyKnowsCountsForThoseWhoLookAndNotForTheSender() {
    String name = sender.leases.departing().get();
    looker.leases.of(name);
    pass(SenderLeases.SENDS_FOR);
    sender.losesAnswers = true;
    sender.beat();

    assertThat(sender.leases.maySend(name)).isFalse();
    looker.beat();
    pass(SenderLeases.SILENT_FOR.minus(MOMENT));
    assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
  }

  @Test
  void aClockThatIsSetShortensTheSendersTimeAndNeverTheLookers() {
    String name = sender.leases.departing().get();
    looker.leases.of(name);

    looker.wall = looker.wall.plusHours(5);
    pass(Duration.ofSeconds(1));
    assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
    sender.wall = sender.wall.minusHours(5);
    assertThat(sender.leases.maySend(name)).isTrue();
    pass(SenderLeases.SENDS_FOR);
    assertThat(sender.leases.maySend(name)).as("by the other clock").isFalse();
  }

  @Test
  void aMachineThatSleptWithoutCountingKnowsByTheClockOnTheWall() {
    String name = sender.leases.departing().get();

    sender.wall = sender.wall.plus(SenderLeases.SENDS_FOR);

    assertThat(sender.leases.maySend(name)).isFalse();
  }

  @Test
  void whatIsKnownByALockIsNotAskedOfTheLease() {
    sender.lock = Option.of("lock");
    String name = sender.leases.departing().get();
    assertThat(name).startsWith("lock+");
    looker.known = Life.GONE;
    assertThat(looker.leases.of(name)).isEqualTo(Life.GONE);

    looker.known = Life.LIVES;
    pass(SenderLeases.SILENT_FOR.multipliedBy(2));
    assertThat(looker.leases.of(name)).isEqualTo(Life.LIVES);
    assertThat(sender.leases.maySend("lock")).as("without a lease").isTrue();
  }

  @Test
  void whoHasMetAStrangerKnowsBeforeItMustWhoIsSilent() {
    String name = sender.leases.departing().get();
    assertThat(looker.leases.of("stranger")).isEqualTo(Life.UNKNOWN);

    for (Duration past = Duration.ZERO;
        past.compareTo(SenderLeases.SILENT_FOR) <= 0;
        past = past.plus(SenderLeases.RENEWED_EVERY)) {
      looker.beat();
      pass(SenderLeases.RENEWED_EVERY);
    }

    assertThat(looker.leases.of(name)).isEqualTo(Life.LAPSED);
  }

  @Test
  void nothingIsKnownOfALeaseThatIsNotThere() {
    for (String odd : List.of("", "+", "lock", "+lease-17", "++")) {
      assertThat(looker.leases.of(odd)).as(odd).isEqualTo(Life.UNKNOWN);
      assertThat(sender.leases.maySend("+lease-17")).isFalse();
    }
  }

  @Test
  void whoSendsNothingForLongLetsItsLeaseGo() {
    String name = sender.leases.departing().get();
    looker.leases.of(name);
    pass(Duration.ofMinutes(6));
    sender.beat();

    pass(Duration.ofMinutes(6));
    looker.beat();
    pass(Duration.ofMinutes(11));
    looker.beat();

    assertThat(table.leases().get()).singleElement().matches(LeaseTable.Lease::isEnded);
    assertThat(sender.leases.departing()).isNotEqualTo(Option.of(name)).isNotEmpty();
  }

  @Test
  void nothingIsRepeatedWhereNobodySendsAnyMore() {
    String name = sender.leases.departing().get();
    looker.leases.of(name);
    sender.beat();
    looker.beat();
    assertThat(sender.beats).hasSize(1);
    assertThat(looker.beats).hasSize(1);

    pass(Duration.ofMinutes(6));
    sender.beat();
    looker.beat();
    pass(Duration.ofMinutes(11));
    sender.beat();
    looker.beat();

    assertThat(sender.beats).isEmpty();
    assertThat(looker.beats).isEmpty();
    pass(SenderLeases.RENEWED_EVERY);
    String next = sender.leases.departing().get();
    assertThat(sender.beats).hasSize(1);
    assertThat(sender.leases.maySend(next)).isTrue();
    assertThat(looker.leases.of(next)).isEqualTo(Life.LIVES);
  }

  @Test
  void whatCouldNotBeginIsBegunWhenALeaseIsNeededNext() {
    sender.hasNoThreads = true;
    assertThatThrownBy(sender.leases::departing).isInstanceOf(OutOfMemoryError.class);
    sender.hasNoThreads = false;

    String name = sender.leases.departing().get();

    pass(SenderLeases.RENEWED_EVERY);
    sender.beat();
    pass(SenderLeases.SENDS_FOR.minus(MOMENT));
    assertThat(sender.leases.maySend(name)).isTrue();
  }

  private void pass(Duration span) {
    sender.pass(span);
    looker.pass(span);
  }

  /** A machine with one process on it, at which time is turned by hand. */
  private final class Machine implements LeaseTable, ElapsedTime {
    private final List<BooleanSupplier> beats = new ArrayList<>();
    private Duration unset = Duration.ZERO;
    private Duration wall = Duration.ofDays(20_000);
    private Option<String> lock = Option.none();
    private Life known = Life.UNKNOWN;
    private boolean isCut;
    private CountDownLatch hangs = new CountDownLatch(0);
    private final CountDownLatch isHanging = new CountDownLatch(1);
    private boolean losesAnswers;
    private boolean hasNoThreads;

    private final SenderLeases leases =
        new SenderLeases(
            new SendingProcesses() {
              @Override
              public Option<String> self() {
                return lock;
              }

              @Override
              public Life of(String sender) {
                return known;
              }
            },
            this,
            this,
            this::repeat);

    private void repeat(BooleanSupplier beat) {
      if (hasNoThreads) {
        throw new OutOfMemoryError("unable to create a thread");
      }
      beats.add(beat);
    }

    private void pass(Duration span) {
      unset = unset.plus(span);
      wall = wall.plus(span);
    }

    private void beat() {
      beats.removeIf(beat -> !beat.getAsBoolean());
    }

    @Override
    public Moment now() {
      return new Moment(unset, wall);
    }

    private <T> Either<JournalFault, T> answer(Either<JournalFault, T> answer) {
      return losesAnswers ? Either.left(new JournalFault("lost")) : answer;
    }

    private <T> Either<JournalFault, T> away() {
      return Either.left(new JournalFault("cut off"));
    }

    @Override
    public Either<JournalFault, String> take() {
      return isCut ? away() : answer(table.take());
    }

    @Override
    public Either<JournalFault, Boolean> renew(String name) {
      if (hangs.getCount() > 0) {
        isHanging.countDown();
        try {
          hangs.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return isCut ? away() : answer(table.renew(name));
    }

    @Override
    public Either<JournalFault, List<Lease>> leases() {
      return isCut ? away() : table.leases();
    }

    @Override
    public Either<JournalFault, Boolean> end(Lease seen) {
      return isCut ? away() : table.end(seen);
    }
  }
}
