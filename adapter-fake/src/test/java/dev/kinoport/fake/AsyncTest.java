package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A generation that nobody waits for on a thread. */
class AsyncTest {
  private final Stage stage = Stage.playing(Life.realistic());

  @Test
  void theStageIsDoneAtTheEndOfTheGeneration() {
    CompletableFuture<Either<Failure, Generated>> clip =
        stage.kinoport().generateAsync(KITE, Terms.standard()).toCompletableFuture();

    assertThat(clip).isNotDone();
    stage.time().advance(Duration.ofMinutes(1));
    assertThat(clip).isNotDone();
    stage.time().advance(Duration.ofMinutes(5));

    assertThat(clip).isCompletedWithValueMatching(Either::isRight);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void whatCannotBeStartedIsDoneAtOnce() {
    assertThat(
            stage
                .kinoport()
                .generateAsync(KITE.prompt(" "), Terms.standard())
                .toCompletableFuture())
        .isCompletedWithValueMatching(Either::isLeft);
    assertThat(stage.provider().received()).isEmpty();
  }

  @Test
  void aFailureIsAValueAndNoException() {
    Stage failing = Stage.playing(Life.realistic().failing(FakeError.INTERNAL_ERROR.error()));

    CompletableFuture<Either<Failure, Generated>> clip =
        failing.kinoport().generateAsync(KITE, Terms.standard()).toCompletableFuture();
    failing.time().advance(Duration.ofMinutes(5));

    assertThat(clip).isCompletedWithValueMatching(end -> end.getLeft() instanceof Failure.Failed);
  }

  @Test
  void theResultOfAnEarlierGenerationCanBeAskedForLater() {
    GenerationId id = stage.kinoport().generate(KITE, Terms.standard()).get().id();

    CompletableFuture<Either<Failure, Generated>> again =
        stage.kinoport().result(id).toCompletableFuture();
    stage.time().advance(Duration.ZERO);

    assertThat(again).isCompletedWithValueMatching(Either::isRight);
  }

  @Test
  void whoeverWaitsIsLetGoWhenItIsClosed() {
    CompletableFuture<Either<Failure, Generated>> clip =
        stage.kinoport().generateAsync(KITE, Terms.standard()).toCompletableFuture();
    stage.time().advance(Duration.ofMinutes(1));

    stage.kinoport().close();

    assertThat(clip)
        .isCompletedWithValueMatching(end -> end.getLeft() instanceof Failure.StillRunning);
  }

  @Test
  void itWorksInRealTimeToo() throws Exception {
    try (SystemTime time = new SystemTime()) {
      FakeProvider provider =
          FakeProvider.on(time)
              .script(Script.always(Life.lasting(Duration.ofMillis(20), Duration.ofMillis(20))))
              .build();
      Kinoport kinoport =
          Kinoport.builder()
              .provider(provider.provider())
              .time(time)
              .settings(
                  EngineSettings.standard().polling(Duration.ofMillis(5), Duration.ofMillis(5)))
              .build();

      assertThat(
              kinoport
                  .generateAsync(KITE, Terms.standard())
                  .toCompletableFuture()
                  .get(2, TimeUnit.MINUTES)
                  .isRight())
          .isTrue();
      assertThat(provider.bill().total()).isEqualTo(PRICE);
    }
  }
}
