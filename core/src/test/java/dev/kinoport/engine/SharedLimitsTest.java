package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a provider takes is counted over all processes on a journal, and asked for seldom. */
class SharedLimitsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime();
  private final CountedJournal journal = new CountedJournal();
  private final TestBackend backend = new TestBackend();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Instant> departures = new ArrayList<>();

  /** How often it was asked whether something may leave, and who left in which order. */
  private static final class CountedJournal extends ForwardingJournal {
    private int asked;
    private int started;

    CountedJournal() {
      super(new InMemoryJournal());
    }

    @Override
    public Either<AppendRefusal, Long> append(
        GenerationId id, long knownVersion, GenerationEvent event) {
      started += event instanceof GenerationEvent.SubmitStarted ? 1 : 0;
      return super.append(id, knownVersion, event);
    }

    @Override
    public Either<DepartureRefusal, Long> depart(
        GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
      asked++;
      return super.depart(id, knownVersion, leaving, limits);
    }
  }

  private Kinoport kinoport() {
    return Kinoport.builder().provider(backend.provider()).journal(journal).time(time).build();
  }

  private void takes(Option<Integer> perMinute, Option<Integer> inFlight) {
    backend.capabilities = Capabilities.standard().pace(perMinute, inFlight);
  }

  private void keepRunning() {
    backend.submits.thenDo(() -> {
      departures.add(time.now());
      return new SubmitAnswer.Accepted(
          Handle.of(TestOrders.SHOP, "r" + requests.incrementAndGet()));
    });
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
  }

  private void complete() {
    backend.statuses.then(Either.right(new ProviderStatus.Completed(List.of())));
  }

  @Test
  void aClockThatIsSetBackHoldsNobodyUp() {
    takes(Option.some(5), Option.none());
    keepRunning();
    try (Kinoport one = kinoport()) {
      Kites.start(one, 7);
      time.advance(Duration.ofSeconds(1));
      assertThat(requests).hasValue(5);

      time.sleep(Duration.ofHours(-1));
      Kites.start(one, 1);
      time.advance(Duration.ofMinutes(2));

      // But for the one whose turn on this clock lies an hour ahead now.
      assertThat(requests).hasValue(7);
    }
  }

  @Test
  void twoProcessesTogetherSendNoMoreInAMinute() {
    takes(Option.some(5), Option.none());
    keepRunning();
    try (Kinoport one = kinoport();
        Kinoport two = kinoport()) {
      Kites.start(one, 12);
      Kites.start(two, 12);
      time.advance(Duration.ofSeconds(1));
      assertThat(departures).hasSize(5);

      time.advance(MINUTE.multipliedBy(5));
    }
    assertThat(departures).hasSize(24);
    assertThat(departures)
        .allSatisfy(end ->
            assertThat(departures)
                .filteredOn(at -> at.isAfter(end.minus(MINUTE)) && !at.isAfter(end))
                .hasSizeLessThanOrEqualTo(5));
  }

  @Test
  void whoWaitsInAnotherProcessIsNotPassedByAllTheOthers() {
    takes(Option.some(5), Option.none());
    keepRunning();
    try (Kinoport many = kinoport();
        Kinoport one = kinoport()) {
      Kites.start(many, 30);
      time.advance(Duration.ofSeconds(1));
      List<GenerationId> late = Kites.start(one, 1);
      time.advance(Duration.ofSeconds(70));

      assertThat(backend.submissions)
          .anyMatch(sent -> sent.generationId().equals(late.getFirst().value()));
    }
  }

  @Test
  void twoProcessesTogetherHaveNoMoreThereAtOnce() {
    takes(Option.none(), Option.some(3));
    keepRunning();
    try (Kinoport one = kinoport();
        Kinoport two = kinoport()) {
      List<GenerationId> first = Kites.start(one, 4);
      List<GenerationId> second = Kites.start(two, 4);
      time.advance(Duration.ofHours(1));
      assertThat(departures).hasSize(3);

      complete();
      first.forEach(id -> assertThat(one.await(id).isRight()).isTrue());
      second.forEach(id -> assertThat(two.await(id).isRight()).isTrue());
    }
    assertThat(departures).hasSize(8);
  }

  @Test
  void hundredsWaitForAPlaceAndOneOfThemAsks() {
    takes(Option.none(), Option.some(3));
    keepRunning();
    Duration span = MINUTE.multipliedBy(10);
    try (Kinoport kinoport = kinoport()) {
      Kites.start(kinoport, 300);
      time.advance(span);
    }
    assertThat(departures).hasSize(3);
    assertThat(journal.asked).isLessThan((int) span.dividedBy(SubmitLimits.LOOK) + 10);
  }

  @Test
  void placesOfADeadProcessComeBackWithWhatItLeft() {
    takes(Option.none(), Option.some(2));
    keepRunning();
    List<GenerationId> left;
    try (Kinoport dead = kinoport()) {
      left = Kites.start(dead, 2);
      time.advance(MINUTE);
    }
    try (Kinoport next = kinoport()) {
      List<GenerationId> own = Kites.start(next, 1);
      time.advance(MINUTE);
      assertThat(departures).hasSize(2);

      complete();
      next.resume();
      left.forEach(id -> assertThat(next.await(id).isRight()).isTrue());
      own.forEach(id -> assertThat(next.await(id).isRight()).isTrue());
    }
    assertThat(departures).hasSize(3);
  }

  @Test
  void whereNothingIsLimitedTheJournalCountsNothing() {
    keepRunning();
    try (Kinoport kinoport = kinoport()) {
      Kites.start(kinoport, 4);
      time.advance(MINUTE);
    }
    assertThat(journal.asked).isZero();
    assertThat(journal.started).isEqualTo(4);
  }

  @Test
  void hundredsWaitWithoutAskingTheJournal() {
    takes(Option.some(5), Option.none());
    keepRunning();
    try (Kinoport kinoport = kinoport()) {
      Kites.start(kinoport, 300);
      time.advance(MINUTE.multipliedBy(10));
    }
    assertThat(departures).hasSizeBetween(50, 55);
    assertThat(journal.asked).isLessThan(3 * departures.size());
  }
}
