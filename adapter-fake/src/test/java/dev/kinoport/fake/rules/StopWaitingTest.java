package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 5: a caller that stops waiting stops nothing, and can come back with the id. */
class StopWaitingTest {
  private static final Terms A_MINUTE = Terms.standard().waitLimit(Duration.ofMinutes(1));

  private final Stage stage = Stage.playing(Life.realistic());

  @Test
  void aCallerWhoStopsWaitingGetsTheIdAndWhereItStands() {
    assertThat(stage.kinoport().generate(KITE, A_MINUTE).getLeft())
        .isInstanceOfSatisfying(
            Failure.StillRunning.class,
            running -> assertThat(running.state()).isInstanceOf(GenerationState.Running.class));
  }

  @Test
  void theJobGoesOnAndTheCallerComesBackById() {
    GenerationId id = stopWaiting();

    stage.time().advance(Duration.ofMinutes(5));

    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(stage.kinoport().await(id).get().cost().amount()).containsExactly(PRICE);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void anotherProcessOnTheSameJournalTakesItUp() {
    GenerationId id = stopWaiting();
    stage.kinoport().close();
    Kinoport next = stage.process().build();

    assertThat(next.resume().get()).containsExactly(id);

    assertThat(next.await(id).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void closingStopsNothingAtTheProvider() {
    assertThat(stage.kinoport().start(KITE, Terms.standard()).isRight()).isTrue();
    stage.time().advance(Duration.ofSeconds(30));

    stage.kinoport().close();
    stage.time().advance(Duration.ofMinutes(10));

    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
    assertThat(stage.journal().unfinished().get()).hasSize(1);
  }

  @Test
  void twoProcessesThatWatchTheSameJobPayOnce() {
    GenerationId id = stage.kinoport().start(KITE, Terms.standard()).get();
    Kinoport other = stage.process().build();
    assertThat(other.resume().get()).containsExactly(id);

    assertThat(other.await(id).isRight()).isTrue();
    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void whatHasEndedIsNotTakenUpAgain() {
    assertThat(stage.kinoport().generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(stage.process().build().resume().get()).isEmpty();
  }

  @Test
  void anIdThatNobodyKnowsIsAFailure() {
    GenerationId unknown = new GenerationId("unheard-of");

    assertThat(stage.kinoport().await(unknown).getLeft())
        .isEqualTo(new Failure.NoSuchGeneration(unknown));
    assertThat(stage.kinoport().cancel(unknown).getLeft())
        .isEqualTo(new Failure.NoSuchGeneration(unknown));
  }

  private GenerationId stopWaiting() {
    Failure failure = stage.kinoport().generate(KITE, A_MINUTE).getLeft();
    return ((Failure.StillRunning) failure).id();
  }
}
