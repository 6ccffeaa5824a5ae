package dev.kinoport.testkit;

import static dev.kinoport.testkit.JournalContract.admit;
import static dev.kinoport.testkit.JournalContract.end;
import static dev.kinoport.testkit.JournalContract.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.provider.Handle;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a {@link Journal} lets leave: no more in any minute and no more at once than a provider
 * takes, whoever asks. Spans are wide here, because a database adds a moment of its own clock.
 */
abstract class SubmitLimitsContract {
  private static final Instant NOW = Samples.ORDERED_AT.plusSeconds(60);
  private static final int THREADS = 8;

  abstract Journal journal();

  private static SubmitLimits aMinute(int most) {
    return new SubmitLimits(Samples.SHOP, Option.some(most), Option.none());
  }

  private static SubmitLimits atOnce(int most) {
    return new SubmitLimits(Samples.SHOP, Option.none(), Option.some(most));
  }

  private static GenerationId id(String value) {
    return new GenerationId(value);
  }

  private static void admitted(Journal journal, int count) {
    IntStream.rangeClosed(1, count).forEach(n -> admit(journal, Samples.order("g" + n)));
  }

  private static GenerationEvent.SubmitStarted leaving(int second) {
    Instant at = NOW.plusSeconds(second);
    return new GenerationEvent.SubmitStarted(1, at.plusSeconds(180), at);
  }

  private static Either<DepartureRefusal, Long> depart(
      Journal journal, String id, int second, SubmitLimits limits) {
    long version = journal.read(id(id)).get().get().version();
    return journal.depart(id(id), version, leaving(second), limits);
  }

  private static void leaves(Journal journal, String id, int second, SubmitLimits limits) {
    assertThat(depart(journal, id, second, limits).isRight()).as("%s leaves", id).isTrue();
  }

  private static Duration waits(Journal journal, String id, int second, SubmitLimits limits) {
    DepartureRefusal refusal = depart(journal, id, second, limits).getLeft();
    assertThat(refusal).isInstanceOf(DepartureRefusal.NoRoom.class);
    return ((DepartureRefusal.NoRoom) refusal).again();
  }

  @Test
  void soManyLeaveInAnyMinuteAndTheNextSaysWhenToAskAgain() {
    Journal journal = journal();
    admitted(journal, 4);
    leaves(journal, "g1", 0, aMinute(2));
    leaves(journal, "g2", 20, aMinute(2));

    assertThat(waits(journal, "g3", 30, aMinute(2)))
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
    assertThat(waits(journal, "g3", 50, aMinute(2)))
        .isBetween(Duration.ofMillis(1), Duration.ofSeconds(20));
    assertThat(journal.read(id("g3")).get().get().version()).isEqualTo(1);

    leaves(journal, "g3", 65, aMinute(2));
    assertThat(waits(journal, "g4", 70, aMinute(2)))
        .isBetween(Duration.ofMillis(1), Duration.ofSeconds(20));
    leaves(journal, "g4", 85, aMinute(2));
  }

  @Test
  void eachDepartureCountsHoweverOftenOneGenerationLeaves() {
    Journal journal = journal();
    admitted(journal, 2);
    leaves(journal, "g1", 0, aMinute(2));
    write(journal, id("g1"), failed());
    leaves(journal, "g1", 5, aMinute(2));

    waits(journal, "g2", 10, aMinute(2));
  }

  @Test
  void soManyAreWithAProviderAtOnce() {
    Journal journal = journal();
    admitted(journal, 3);
    leaves(journal, "g1", 0, atOnce(2));
    leaves(journal, "g2", 0, atOnce(2));

    assertThat(waits(journal, "g3", 5, atOnce(2))).isEqualTo(SubmitLimits.LOOK);
    write(journal, id("g1"), accepted("r1"));
    write(journal, id("g1"), new GenerationEvent.Started(NOW));
    write(journal, id("g1"), new GenerationEvent.Completed(NOW));
    waits(journal, "g3", 10, atOnce(2));

    end(journal, Samples.order("g1"));
    leaves(journal, "g3", 15, atOnce(2));
  }

  @Test
  void whatIsNotWithAProviderAnyMoreTakesNoPlace() {
    Journal journal = journal();
    List<GenerationEvent> ways =
        List.of(
            failed(),
            new GenerationEvent.SubmitInDoubt(1, "reset", NOW),
            new GenerationEvent.MovedOn(
                Samples.OTHER_SHOP, 1, new GenerationFailure.NeverSent("no"), NOW));
    for (int i = 0; i < ways.size(); i++) {
      admit(journal, Samples.order("g" + i));
      leaves(journal, "g" + i, i, atOnce(1));
      write(journal, id("g" + i), ways.get(i));
    }
    admit(journal, Samples.order("last"));

    leaves(journal, "last", 10, atOnce(1));
  }

  @Test
  void whoeverWroteThatItLeftIsCountedAndOtherProvidersAreNot() {
    Journal journal = journal();
    admitted(journal, 2);
    admit(journal, Samples.orderedFrom(Samples.OTHER_SHOP, "other"));
    write(journal, id("other"), leaving(0));
    leaves(journal, "g1", 0, atOnce(1));
    end(journal, Samples.order("g1"));
    admit(journal, Samples.order("unlimited"));
    write(journal, id("unlimited"), leaving(0));

    waits(journal, "g2", 5, atOnce(1));
  }

  @Test
  void whatAPersonFoundAgainTakesItsPlace() {
    Journal journal = journal();
    admitted(journal, 2);
    leaves(journal, "g1", 0, atOnce(1));
    write(journal, id("g1"), new GenerationEvent.SubmitInDoubt(1, "reset", NOW));
    write(journal, id("g1"), accepted("r1"));

    waits(journal, "g2", 5, atOnce(1));
  }

  @Test
  void answerToWhatWasGivenUpTakesNoPlace() {
    Journal journal = journal();
    admitted(journal, 2);
    leaves(journal, "g1", 0, atOnce(1));
    end(journal, Samples.order("g1"));
    write(journal, id("g1"), accepted("r1"));

    leaves(journal, "g2", 5, atOnce(1));
  }

  @Test
  void bothLimitsHold() {
    Journal journal = journal();
    admitted(journal, 3);
    SubmitLimits both = new SubmitLimits(Samples.SHOP, Option.some(2), Option.some(1));
    leaves(journal, "g1", 0, both);
    waits(journal, "g2", 5, both);
    end(journal, Samples.order("g1"));
    leaves(journal, "g2", 10, both);
    end(journal, Samples.order("g2"));

    assertThat(waits(journal, "g3", 15, both)).isGreaterThan(SubmitLimits.LOOK);
  }

  @Test
  void whoCameFirstLeavesFirst() {
    Journal journal = journal();
    admitted(journal, 4);
    leaves(journal, "g1", 0, atOnce(1));
    waits(journal, "g3", 1, atOnce(1));
    waits(journal, "g2", 2, atOnce(1));
    end(journal, Samples.order("g1"));

    waits(journal, "g4", 3, atOnce(1));
    waits(journal, "g2", 3, atOnce(1));
    leaves(journal, "g3", 4, atOnce(1));
    end(journal, Samples.order("g3"));
    waits(journal, "g4", 5, atOnce(1));
    leaves(journal, "g2", 6, atOnce(1));
  }

  @Test
  void whoDoesNotComeBackKeepsNobodyWaitingForLong() {
    Journal journal = journal();
    admitted(journal, 3);
    leaves(journal, "g1", 0, atOnce(1));
    waits(journal, "g2", 1, atOnce(1));
    end(journal, Samples.order("g1"));

    waits(journal, "g3", 2, atOnce(1));
    leaves(journal, "g3", 40, atOnce(1));
  }

  @Test
  void whoWasAwayForAWhileComesBackToHisTurn() {
    Journal journal = journal();
    admitted(journal, 3);
    leaves(journal, "g1", 0, atOnce(1));
    waits(journal, "g2", 1, atOnce(1));
    waits(journal, "g3", 60, atOnce(1));
    waits(journal, "g2", 61, atOnce(1));
    end(journal, Samples.order("g1"));

    waits(journal, "g3", 62, atOnce(1));
    leaves(journal, "g2", 63, atOnce(1));
  }

  @Test
  void whatEndedWhileItWaitedKeepsNobodyWaiting() {
    Journal journal = journal();
    admitted(journal, 3);
    leaves(journal, "g1", 0, atOnce(1));
    waits(journal, "g2", 1, atOnce(1));
    end(journal, Samples.order("g2"));
    end(journal, Samples.order("g1"));

    leaves(journal, "g3", 2, atOnce(1));
  }

  @Test
  void aDepartureIsWrittenAsAnyOtherEvent() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order);
    write(journal, order.id(), new GenerationEvent.CancelAsked(NOW));
    GenerationEvent.SubmitStarted leaving = leaving(0);

    assertThat(journal.depart(order.id(), 1, leaving, aMinute(5)).getLeft())
        .isEqualTo(new DepartureRefusal.NotWritten(new AppendRefusal.Conflict(2)));
    assertThat(journal.depart(id("nobody"), 1, leaving, aMinute(5)).getLeft())
        .isEqualTo(new DepartureRefusal.NotWritten(new AppendRefusal.NoSuchGeneration()));
    assertThat(journal.depart(order.id(), 2, leaving, aMinute(5)).get()).isEqualTo(3);
    assertThat(journal.read(order.id()).get().get().events()).endsWith(leaving);
  }

  @Test
  void whoWasOvertakenIsNotCounted() {
    Journal journal = journal();
    admitted(journal, 2);
    overtaken(journal, "g1", 0, aMinute(1));

    leaves(journal, "g2", 1, aMinute(1));
  }

  @Test
  void whoWasOvertakenKeepsHisTurn() {
    Journal journal = journal();
    admitted(journal, 3);
    leaves(journal, "g1", 0, atOnce(1));
    waits(journal, "g2", 1, atOnce(1));
    waits(journal, "g3", 2, atOnce(1));
    end(journal, Samples.order("g1"));
    overtaken(journal, "g2", 3, atOnce(1));

    waits(journal, "g3", 4, atOnce(1));
    leaves(journal, "g2", 5, atOnce(1));
  }

  @Test
  void whoWouldBeOvertakenKeepsNobodyWaiting() {
    Journal journal = journal();
    admitted(journal, 2);
    leaves(journal, "g1", 0, aMinute(1));
    assertThat(journal.depart(id("g1"), 1, leaving(1), aMinute(1)).isLeft()).isTrue();
    assertThat(journal.depart(id("nobody"), 1, leaving(1), aMinute(1)).isLeft()).isTrue();

    leaves(journal, "g2", 65, aMinute(1));
  }

  /** Somebody else writes before it can leave. */
  private static void overtaken(Journal journal, String id, int second, SubmitLimits limits) {
    long version = journal.read(id(id)).get().get().version();
    write(journal, id(id), new GenerationEvent.CancelAsked(NOW));

    assertThat(journal.depart(id(id), version, leaving(second), limits).getLeft())
        .isEqualTo(new DepartureRefusal.NotWritten(new AppendRefusal.Conflict(version + 1)));
  }

  @Test
  void ofManyWhoAskAtOnceNoMoreLeaveInAMinute() {
    race(journal(), aMinute(3));
  }

  @Test
  void ofManyWhoAskAtOnceNoMoreAreThereAtOnce() {
    race(journal(), atOnce(3));
  }

  private static void race(Journal journal, SubmitLimits limits) {
    admitted(journal, THREADS);

    List<Either<DepartureRefusal, Long>> answers =
        Threads.race(THREADS, n -> journal.depart(id("g" + (n + 1)), 1, leaving(n % 2), limits));

    assertThat(answers.stream().filter(Either::isRight)).hasSize(3);
    assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
        .hasOnlyElementsOfType(DepartureRefusal.NoRoom.class);
  }

  private static GenerationEvent failed() {
    return new GenerationEvent.SubmitFailed(1, "throttled", NOW, NOW);
  }

  private static GenerationEvent accepted(String requestId) {
    return new GenerationEvent.SubmitAccepted(
        Handle.of(Samples.SHOP, requestId), GenerationEvent.Via.ANSWER, NOW);
  }
}
