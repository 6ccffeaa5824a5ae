package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 3: the intent is written before the request leaves, the request id before all else. */
class ProcessDiesTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE).key("order-4711");

  private final Stage stage = Stage.playing(Life.realistic());

  @ParameterizedTest
  @ValueSource(
      classes = {
        GenerationEvent.Admitted.class,
        GenerationEvent.SubmitStarted.class,
        GenerationEvent.SubmitAccepted.class,
        GenerationEvent.Started.class,
        GenerationEvent.Completed.class,
        GenerationEvent.ResultFetched.class,
        GenerationEvent.ClipStored.class
      })
  void whereverAProcessDiesTheNextGetsTheClipAndItIsPaidOnce(
      Class<? extends GenerationEvent> deadly) {
    for (boolean isSafeFirst : List.of(false, true)) {
      Stage stage = Stage.playing(Life.realistic());
      dieAt(stage, deadly, isSafeFirst);

      Generated clip = stage.process().build().generate(KITE, TERMS).get();

      assertThat(stage.provider().bill().countByGeneration()).containsOnlyKeys(clip.id().value());
      assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
      assertThat(stage.purse().spent()).containsExactly(PRICE);
    }
  }

  @Test
  void theIntentIsWrittenBeforeTheRequestLeaves() {
    dieAt(stage, GenerationEvent.SubmitStarted.class, true);

    assertThat(stage.provider().received()).isEmpty();
    assertThat(states()).hasExactlyElementsOfTypes(GenerationState.Submitting.class);
  }

  @Test
  void theRequestIdIsWrittenBeforeAnythingElseIsDoneWithIt() {
    dieAt(stage, GenerationEvent.SubmitAccepted.class, true);

    assertThat(states())
        .singleElement()
        .isInstanceOfSatisfying(
            GenerationState.Queued.class,
            queued ->
                assertThat(queued.handle().requestId())
                    .isEqualTo(stage.provider().accepted().get(0).requestId()));
  }

  @Test
  void anAnswerThatDiedUnwrittenIsFoundInTheRecordsAndNotAskedForAgain() {
    dieAt(stage, GenerationEvent.SubmitAccepted.class, false);
    Kinoport next = stage.process().build();

    GenerationId id = next.resume().get().get(0);

    assertThat(next.await(id).isRight()).isTrue();
    assertThat(stage.events(id))
        .filteredOn(GenerationEvent.SubmitInDoubt.class::isInstance)
        .hasSize(1);
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void anIntentWhoseRequestNeverLeftIsSentOnlyAfterTheGraceTime() {
    dieAt(stage, GenerationEvent.SubmitStarted.class, true);
    Kinoport next = stage.process().build();
    GenerationId id = next.resume().get().get(0);

    stage.time().advance(Duration.ofMinutes(29));
    assertThat(stage.provider().received()).isEmpty();

    assertThat(next.await(id).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
  }

  private static void dieAt(
      Stage stage, Class<? extends GenerationEvent> deadly, boolean isSafeFirst) {
    Kinoport mortal =
        stage.process().journal(new DyingJournal(stage.journal(), deadly, isSafeFirst)).build();
    assertThatThrownBy(() -> mortal.generate(KITE, TERMS)).isInstanceOf(DyingJournal.Death.class);
    mortal.close();
  }

  private List<GenerationState> states() {
    return stage.journal().unfinished().get().stream()
        .map(id -> stage.kinoport().find(id).get())
        .toList();
  }
}
