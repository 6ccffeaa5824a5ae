package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.journal.TestJournal;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No more of them are with the provider at once than somebody allows. */
class InFlightSlotsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualTime time = new ManualTime();
  private final TestJournal journal = new TestJournal();
  private final TestBackend backend = new TestBackend();
  private final AtomicInteger requests = new AtomicInteger();

  private Kinoport kinoport(int inFlight) {
    return Kinoport.builder()
        .provider(backend.provider())
        .journal(journal)
        .time(time)
        .settings(EngineSettings.standard().inFlight(inFlight))
        .build();
  }

  private void keepRunning() {
    backend.submits.thenDo(() ->
        new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r" + requests.incrementAndGet())));
    backend.statuses.then(Either.right(new ProviderStatus.Running(List.of())));
  }

  private void complete() {
    backend.statuses.then(Either.right(new ProviderStatus.Completed(List.of())));
  }

  private int in(Phase phase) {
    return journal.list(Selection.all().in(Set.of(phase))).get().size();
  }

  @Test
  void theOthersWaitInTheJournalAndFollowOneByOne() {
    keepRunning();
    List<GenerationId> ids;
    try (Kinoport kinoport = kinoport(2)) {
      ids = Kites.start(kinoport, 5);
      time.advance(HOUR);
      assertThat(backend.submits.count()).isEqualTo(2);
      assertThat(in(Phase.PLANNED)).isEqualTo(3);

      complete();
      ids.forEach(id -> assertThat(kinoport.await(id).isRight()).isTrue());
    }
    assertThat(backend.submits.count()).isEqualTo(5);
    assertThat(in(Phase.SUCCEEDED)).isEqualTo(5);
  }

  @Test
  void whatAnEarlierProcessSentCountsBeforeAnythingElseIsSent() {
    keepRunning();
    try (Kinoport first = kinoport(2)) {
      Kites.start(first, 5);
      time.advance(HOUR);
    }

    try (Kinoport next = kinoport(2)) {
      List<GenerationId> ids = next.resume().get();
      time.advance(HOUR);
      assertThat(backend.submits.count()).isEqualTo(2);

      complete();
      ids.forEach(id -> assertThat(next.await(id).isRight()).isTrue());
    }
    assertThat(backend.submits.count()).isEqualTo(5);
  }

  @Test
  void oneInDoubtDoesNotHoldUpTheOthers() {
    backend.submits.then(new SubmitAnswer.Unknown("reset"));
    backend.finds.then(Either.right(new Finding.Unsupported("no records")));
    try (Kinoport kinoport = kinoport(1)) {
      List<GenerationId> ids = Kites.start(kinoport, 2);
      ids.forEach(id -> assertThat(kinoport.await(id).isLeft()).isTrue());
    }

    assertThat(in(Phase.IN_DOUBT)).isEqualTo(2);
  }

  @Test
  void whatWaitsCanBeCancelledAndIsNeverSent() {
    keepRunning();
    try (Kinoport kinoport = kinoport(1)) {
      List<GenerationId> ids = Kites.start(kinoport, 2);
      time.advance(HOUR);

      kinoport.cancel(ids.get(1));

      assertThat(kinoport.await(ids.get(1)).isLeft()).isTrue();
      assertThat(kinoport.find(ids.get(1)).get()).isInstanceOf(GenerationState.Cancelled.class);
    }
    assertThat(backend.submits.count()).isEqualTo(1);
  }

  @Test
  void aPlaceWhoseGenerationWasEndedByAnotherProcessIsFound() {
    Rig rig = new Rig(EngineSettings.standard().inFlight(1));
    rig.admit(TestOrders.order("g2"));
    GenerationId second = new GenerationId("g2");
    assertThat(rig.until(GenerationState.Queued.class).handle())
        .isEqualTo(Handle.of(TestOrders.SHOP, "r1"));
    Engine another = rig.engine(EngineSettings.standard(), (id, notice) -> {});
    while (!(rig.state() instanceof GenerationState.Ended)) {
      rig.step(another);
    }

    NextStep none = rig.engine.advance(second);
    rig.time.sleep(rig.pauseOf(none).plusSeconds(1));
    rig.engine.advance(second);

    assertThat(rig.backend.submits.count()).isEqualTo(2);
  }

  @Test
  void aPlaceThatAnotherProcessHasFreedAtAnAccountOfBothIsSeenAtTheNextLook() {
    Rig rig = new Rig();
    rig.backend.capabilities = Capabilities.standard().pace(Option.none(), Option.some(1));
    numbered(rig);
    GenerationId second = admitted(rig, "g2");
    Engine one = rig.engine(EngineSettings.standard(), (id, notice) -> {});
    Engine another = rig.engine(EngineSettings.standard(), (id, notice) -> {});
    while (!(rig.state() instanceof GenerationState.Accepted)) {
      rig.step(one);
    }
    assertThat(rig.pauseOf(one.advance(second))).isEqualTo(SubmitLimits.LOOK);

    while (!(rig.state() instanceof GenerationState.Ended)) {
      rig.step(another);
    }
    rig.time.sleep(SubmitLimits.LOOK);
    one.advance(second);

    assertThat(rig.backend.submits.count()).isEqualTo(2);
  }

  @Test
  void whoComesWhenAnotherIsAboutToAskDoesNotTakeHisTurn() {
    Rig rig = new Rig();
    rig.backend.capabilities = Capabilities.standard().pace(Option.none(), Option.some(1));
    numbered(rig);
    Engine one = rig.engine(EngineSettings.standard(), (id, notice) -> {});
    while (!(rig.state() instanceof GenerationState.Accepted)) {
      rig.step(one);
    }
    GenerationId second = admitted(rig, "g2");
    one.advance(second);
    rig.time.sleep(SubmitLimits.LOOK);

    NextStep late = one.advance(admitted(rig, "g3"));

    assertThat(rig.pauseOf(late)).isEqualTo(EngineSettings.standard().answerWithin());
    assertThat(rig.pauseOf(one.advance(second))).isEqualTo(SubmitLimits.LOOK);
  }

  @Test
  void whileAllPlacesSeemTakenOnlyOneSendsItsImageAhead() {
    Rig rig = new Rig(TestOrders.order("g1", TestOrders.requestWithImage()));
    rig.backend.capabilities = Capabilities.standard().pace(Option.none(), Option.some(1));
    numbered(rig);
    Engine one = rig.engine(EngineSettings.standard(), (id, notice) -> {});
    while (!(rig.state() instanceof GenerationState.Accepted)) {
      rig.step(one);
    }

    for (String name : List.of("g2", "g3", "g4")) {
      rig.admit(TestOrders.order(name, TestOrders.requestWithImage()));
      one.advance(new GenerationId(name));
    }

    assertThat(rig.backend.uploads.count()).isEqualTo(2);
  }

  @Test
  void whoWasWokenAndWentOnElsewhereIsNotWokenAgain() {
    Rig rig = new Rig(EngineSettings.standard().inFlight(1));
    numbered(rig);
    List<GenerationId> woken = new ArrayList<>();
    rig.engine.waking(woken::add);
    GenerationId second = waiting(rig, "g2");
    GenerationId third = waiting(rig, "g3");
    end(rig, rig.engine(EngineSettings.standard(), (id, notice) -> {}), second);

    end(rig, rig.engine, Rig.ID);
    assertThat(woken).containsExactly(second);
    end(rig, rig.engine, admitted(rig, "g4"));

    assertThat(woken).containsExactly(second, third);
  }

  @Test
  void whoWasWokenAndNeedsNoPlaceAnyMoreLeavesItToTheNext() {
    Rig rig = new Rig(EngineSettings.standard().inFlight(1));
    numbered(rig);
    List<GenerationId> woken = new ArrayList<>();
    rig.engine.waking(woken::add);
    GenerationId second = waiting(rig, "g2");
    GenerationId third = waiting(rig, "g3");
    end(rig, rig.engine(EngineSettings.standard(), (id, notice) -> {}), second);
    end(rig, rig.engine, Rig.ID);

    assertThat(rig.engine.advance(second)).isInstanceOf(NextStep.Ended.class);

    assertThat(woken).containsExactly(second, third);
  }

  private void numbered(Rig rig) {
    rig.backend.submits.thenDo(() ->
        new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r" + requests.incrementAndGet())));
  }

  private static GenerationId admitted(Rig rig, String id) {
    rig.admit(TestOrders.order(id));
    return new GenerationId(id);
  }

  /** One that finds the only place taken by the first. */
  private static GenerationId waiting(Rig rig, String name) {
    rig.until(GenerationState.Accepted.class);
    GenerationId id = admitted(rig, name);
    assertThat(rig.pauseOf(rig.engine.advance(id)))
        .isEqualTo(EngineSettings.standard().answerWithin());
    return id;
  }

  private static void end(Rig rig, Engine engine, GenerationId id) {
    NextStep next = engine.advance(id);
    while (next instanceof NextStep.At) {
      rig.time.sleep(rig.pauseOf(next));
      next = engine.advance(id);
    }
    assertThat(next).isInstanceOf(NextStep.Ended.class);
  }
}
