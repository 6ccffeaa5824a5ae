package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.NOTHING;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Terms;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 5: cancelling is a wish, and the end is what the provider says. */
class CancelTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);

  @Test
  void whatHasNotLeftIsWithdrawn() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
    assertThat(stage.provider().received()).isEmpty();
  }

  @Test
  void whatWaitsForItsNextAttemptIsWithdrawn() {
    Stage stage =
        Stage.playing(Life.realistic().with(new Fault.Throttled(5, Duration.ofMinutes(5))));
    GenerationId id = begun(stage, Duration.ofMinutes(1));

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void whatWaitsAtTheProviderIsCancelledThere() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = begun(stage, Duration.ofSeconds(10));
    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.Queued.class);

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
  }

  @Test
  void whatRunsIsCancelledThere() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = begun(stage, Duration.ofMinutes(1));
    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.Running.class);

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
  }

  @Test
  void whatFinishesAllTheSameKeepsItsClip() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.CancelTooLate()));
    GenerationId id = begun(stage, Duration.ofMinutes(1));

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertThat(stage.kinoport().await(id).get().cost().amount()).containsExactly(PRICE);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void aWishThatDoesNotComeThroughIsRepeated() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.CancelFails(2)));
    GenerationId id = begun(stage, Duration.ofSeconds(10));

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
  }

  @Test
  void whatIsOnItsWayHomeIsNotThrownAway() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ClipInterrupted(30)));
    GenerationId id = begun(stage, Duration.ofMinutes(5));

    assertThat(stage.kinoport().cancel(id).get()).isInstanceOf(GenerationState.Downloading.class);

    assertThat(stage.kinoport().await(id).isRight()).isTrue();
  }

  @Test
  void whatHasEndedStaysAsItIs() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().generate(KITE, TERMS).get().id();

    assertThat(stage.kinoport().cancel(id).get()).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void whatIsInDoubtIsCancelledAsSoonAsItIsFound() {
    Stage stage =
        Stage.playing(
            Life.lasting(Duration.ofHours(1), Duration.ofHours(1))
                .with(
                    new Fault.AcceptedButAnswerLost(1),
                    new Fault.ListingLags(Duration.ofMinutes(10))));
    GenerationId id = begun(stage, Duration.ofMinutes(5));
    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.InDoubt.class);

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void whatIsInDoubtAndNeverArrivedIsNotSentAgainAfterACancel() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.LostBeforeAcceptance(1)));
    GenerationId id = begun(stage, Duration.ofMinutes(5));

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void aDoubtThatNobodyCanResolveOutlivesTheWish() {
    Stage stage =
        Stage.playing(
            Life.realistic()
                .with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported()));
    GenerationId id = begun(stage, Duration.ofMinutes(5));

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertThat(stage.kinoport().await(id).getLeft()).isInstanceOf(Failure.InDoubt.class);
    assertThat(stage.purse().reserved()).containsExactly(PRICE);
  }

  @Test
  void whatIsCancelledIsFollowedToItsEndThroughFaults() {
    Stage stage =
        Stage.playing(
            Life.lasting(Duration.ZERO, Duration.ofHours(1)).with(new Fault.StatusFails(20)));
    GenerationId id = begun(stage, Duration.ofMinutes(1));

    assertThat(stage.kinoport().cancel(id).isRight()).isTrue();

    assertCancelledForNothing(stage, id);
  }

  private static GenerationId begun(Stage stage, Duration ago) {
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    stage.time().advance(ago);
    return id;
  }

  private static void assertCancelledForNothing(Stage stage, GenerationId id) {
    assertThat(stage.kinoport().await(id).getLeft())
        .isInstanceOfSatisfying(
            Failure.Cancelled.class,
            cancelled -> assertThat(cancelled.cost().basis()).isEqualTo(Cost.Basis.NOTHING));
    stage.time().advance(Duration.ofHours(3));
    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.purse().committed()).containsExactly(NOTHING);
  }
}
