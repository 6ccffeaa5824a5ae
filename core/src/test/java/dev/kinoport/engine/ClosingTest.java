package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.Terms;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.TestJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.ViewListener;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that is stopped breaks no paid request off, and waits for nothing else. */
@ExtendWith(QuietLog.class)
@Timeout(300)
class ClosingTest {
  private static final SubmitAnswer TAKEN =
      new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r1"));
  private static final SubmitAnswer BROKEN_OFF = new SubmitAnswer.Unknown("cancelled");
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final RequestDraft KITE =
      RequestDraft.of(TestOffers.ALIAS)
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.test/kite.png"));

  private final TestJournal journal = new TestJournal();
  private final TestBackend backend = new TestBackend();

  /** Done when the paid request is with the provider. */
  private final CompletableFuture<Boolean> sent = new CompletableFuture<>();

  private final CompletableFuture<SubmitAnswer> answer = new CompletableFuture<>();

  /** In real time, with a provider whose connections are closed with it. */
  private KinoportBuilder builder(Duration closeWithin) {
    return Kinoport.builder()
        .provider(backend.provider())
        .journal(journal)
        .settings(EngineSettings.standard().closeWithin(closeWithin))
        .owning(() -> answer.complete(BROKEN_OFF));
  }

  private void answersWhenTold() {
    backend.submits.thenDo(() -> {
      sent.complete(true);
      return answer.join();
    });
  }

  private static GenerationId start(Kinoport kinoport) {
    return kinoport.start(KITE, Terms.standard()).get();
  }

  private static CompletableFuture<Void> closing(Kinoport kinoport) {
    return CompletableFuture.runAsync(kinoport::close, Thread::startVirtualThread);
  }

  private GenerationState state(GenerationId id) {
    return journal.read(id).get().get().state();
  }

  @Test
  void theAnswerToAPaidRequestIsWrittenDownBeforeThoseWhoMadeItAreClosed() {
    answersWhenTold();
    CompletableFuture<Boolean> streamEnded = new CompletableFuture<>();
    Kinoport kinoport = builder(LONG).build();
    GenerationId id = start(kinoport);
    CompletableFuture<Either<Failure, Generated>> waiting =
        kinoport.result(id).toCompletableFuture();
    kinoport.followOrThrow(id, untilDone(streamEnded));
    sent.join();

    CompletableFuture<Void> closed = closing(kinoport);
    assertThat(waiting.join().getLeft()).isInstanceOf(Failure.StillRunning.class);
    assertThat(streamEnded.join()).isTrue();
    assertThat(answer).isNotDone();
    answer.complete(TAKEN);
    closed.join();

    assertThat(journal.read(id).get().get().events())
        .last()
        .isInstanceOf(GenerationEvent.SubmitAccepted.class);
    assertThat(state(id)).isInstanceOf(GenerationState.Accepted.class);
    assertThat(backend.statuses.count()).isZero();
  }

  private static ViewListener untilDone(CompletableFuture<Boolean> done) {
    return new ViewListener() {
      @Override
      public void on(GenerationView view) {}

      @Override
      public void done() {
        done.complete(true);
      }
    };
  }

  @Test
  void anInterruptBreaksNothingOffAndIsNotLost() {
    answersWhenTold();
    Kinoport kinoport = builder(LONG).build();
    GenerationId id = start(kinoport);
    CompletableFuture<Either<Failure, Generated>> waiting =
        kinoport.result(id).toCompletableFuture();
    sent.join();

    CompletableFuture<Boolean> interrupted =
        CompletableFuture.supplyAsync(
            () -> {
              Thread.currentThread().interrupt();
              kinoport.close();
              return Thread.currentThread().isInterrupted();
            },
            Thread::startVirtualThread);
    waiting.join();
    answer.complete(TAKEN);

    assertThat(interrupted.join()).isTrue();
    assertThat(state(id)).isInstanceOf(GenerationState.Accepted.class);
  }

  @Test
  void itIsWaitedForNoLongerThanIsSaidAndThatOnce() {
    answersWhenTold();
    Kinoport kinoport = builder(Duration.ofMillis(50)).build();
    GenerationId id = start(kinoport);
    sent.join();

    kinoport.close();
    kinoport.close();

    assertThat(answer.join()).isEqualTo(BROKEN_OFF);
    assertThat(state(id))
        .isInstanceOfAny(GenerationState.Submitting.class, GenerationState.InDoubt.class);
  }

  @Test
  void whatCostsNothingToDoAgainIsNotWaitedFor() {
    CompletableFuture<Boolean> begun = new CompletableFuture<>();
    CompletableFuture<Either<ClipFailure, StoredClip>> never = new CompletableFuture<>();
    backend.keeps.thenDo(() -> {
      begun.complete(true);
      return never.join();
    });
    Kinoport kinoport = builder(LONG).build();
    GenerationId id = start(kinoport);
    begun.join();

    kinoport.close();

    assertThat(state(id)).isInstanceOf(GenerationState.Downloading.class);
    never.complete(Either.right(TestBackend.STORED));
  }

  @Test
  void whoeverStopsItFromWithinAPaidRequestDoesNotWaitForHimself() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      Instant before = rig.now();
      rig.engine.awaitDepartures(before);
      return rig.now().equals(before) ? TAKEN : BROKEN_OFF;
    });

    rig.step();

    assertThat(rig.state()).isInstanceOf(GenerationState.Accepted.class);
  }

  @Test
  void nothingLeavesBehindTheClosing() {
    Rig rig = new Rig();
    rig.engine.close();

    NextStep next = rig.engine.advance(Rig.ID);

    assertThat(rig.pauseOf(next)).isZero();
    assertThat(rig.backend.submits.count()).isZero();
    assertThat(rig.events()).hasSize(1);
    assertThat(rig.engine(EngineSettings.standard(), (id, notice) -> {}).advance(Rig.ID))
        .isInstanceOf(NextStep.At.class);
    assertThat(rig.state()).isInstanceOf(GenerationState.Accepted.class);
  }
}
