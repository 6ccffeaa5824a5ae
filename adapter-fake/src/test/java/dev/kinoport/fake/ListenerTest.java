package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Subscription;
import dev.kinoport.Terms;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a spectator gets to see. */
class ListenerTest {
  private final Stage stage = Stage.playing(Life.realistic());
  private final List<Notice> seen = new ArrayList<>();
  private final Kinoport kinoport =
      stage.process().listener((id, notice) -> seen.add(notice)).build();

  @Test
  void everyStepIsToldInOrderAndTheLastOneWithItsCost() {
    assertThat(kinoport.generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(moves())
        .extracting(Notice.Moved::event)
        .hasExactlyElementsOfTypes(
            GenerationEvent.SubmitStarted.class,
            GenerationEvent.SubmitAccepted.class,
            GenerationEvent.Started.class,
            GenerationEvent.Completed.class,
            GenerationEvent.ResultFetched.class,
            GenerationEvent.ClipStored.class);
    assertThat(moves().get(5).state())
        .isInstanceOfSatisfying(
            GenerationState.Succeeded.class,
            done -> assertThat(done.cost().amount()).containsExactly(Stage.PRICE));
  }

  @Test
  void thePlaceInTheQueueIsToldWhenItChanges() {
    assertThat(kinoport.generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(seen)
        .filteredOn(Notice.QueueMoved.class::isInstance)
        .containsExactly(queueMoved(3), queueMoved(2), queueMoved(1));
  }

  @Test
  void eachLogLineIsToldOnce() {
    assertThat(kinoport.generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(
            seen.stream()
                .filter(Notice.Logged.class::isInstance)
                .map(notice -> ((Notice.Logged) notice).line().message()))
        .containsExactly("fake model loaded", "half of the frames are done", "all frames are done");
  }

  @Test
  void troubleIsToldWithItsCount() {
    Stage stormy = Stage.playing(Life.realistic().with(new Fault.StatusFails(3)));
    Kinoport listened = stormy.process().listener((id, notice) -> seen.add(notice)).build();

    assertThat(listened.generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(
            seen.stream()
                .filter(Notice.Trouble.class::isInstance)
                .map(notice -> ((Notice.Trouble) notice).failures()))
        .containsExactly(1, 2, 3);
  }

  @Test
  void aWatchSeesItsOwnGenerationUntilItIsClosed() {
    GenerationId kite = kinoport.start(KITE, Terms.standard()).get();
    GenerationId storm = kinoport.start(STORM, Terms.standard()).get();
    List<GenerationId> watched = new ArrayList<>();

    try (Subscription watch = kinoport.watch(kite, (id, notice) -> watched.add(id))) {
      assertThat(watch).isNotNull();
      stage.time().advance(Duration.ofMinutes(1));
    }
    int untilClosed = watched.size();
    assertThat(kinoport.await(kite).isRight()).isTrue();
    assertThat(kinoport.await(storm).isRight()).isTrue();

    assertThat(watched).isNotEmpty().containsOnly(kite).hasSize(untilClosed);
  }

  @Test
  void aListenerThatThrowsHarmsNeitherTheGenerationNorOtherListeners() {
    Kinoport listened =
        stage
            .process()
            .listener((id, notice) -> {
              throw new IllegalStateException("a spectator fell off the stand");
            })
            .build();
    GenerationId id = listened.start(KITE, Terms.standard()).get();
    List<Notice> watched = new ArrayList<>();

    try (Subscription watch = listened.watch(id, (which, notice) -> watched.add(notice))) {
      assertThat(watch).isNotNull();
      assertThat(listened.await(id).isRight()).isTrue();
    }

    assertThat(watched).hasAtLeastOneElementOfType(Notice.Moved.class);
  }

  private Notice queueMoved(int ahead) {
    return new Notice.QueueMoved(Option.of(stage.provider().name()), ahead);
  }

  private List<Notice.Moved> moves() {
    return seen.stream()
        .filter(Notice.Moved.class::isInstance)
        .map(Notice.Moved.class::cast)
        .toList();
  }
}
