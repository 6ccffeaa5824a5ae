package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.BatchItem;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.TestJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.ManualTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

  private static List<GenerationId> start(Kinoport kinoport, int count) {
    RequestDraft draft =
        RequestDraft.of(TestOffers.ALIAS)
            .prompt("a kite")
            .firstFrame(ImageSource.url("https://images.test/kite.png"));
    Plan plan = kinoport.plan(draft).get();
    return kinoport
        .startAll(
            IntStream.range(0, count).mapToObj(n -> new BatchItem(plan, Terms.standard())).toList())
        .get();
  }

  private int in(Phase phase) {
    return journal.list(Selection.all().in(Set.of(phase))).get().size();
  }

  @Test
  void theOthersWaitInTheJournalAndFollowOneByOne() {
    keepRunning();
    List<GenerationId> ids;
    try (Kinoport kinoport = kinoport(2)) {
      ids = start(kinoport, 5);
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
      start(first, 5);
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
      List<GenerationId> ids = start(kinoport, 2);
      ids.forEach(id -> assertThat(kinoport.await(id).isLeft()).isTrue());
    }

    assertThat(in(Phase.IN_DOUBT)).isEqualTo(2);
  }

  @Test
  void whatWaitsCanBeCancelledAndIsNeverSent() {
    keepRunning();
    try (Kinoport kinoport = kinoport(1)) {
      List<GenerationId> ids = start(kinoport, 2);
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
}
