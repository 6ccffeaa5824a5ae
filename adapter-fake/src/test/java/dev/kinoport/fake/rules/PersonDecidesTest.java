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
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.provider.Handle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 2, where the provider keeps no records: only a person's word ends a doubt. */
class PersonDecidesTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);
  private static final Life ARRIVED =
      Life.realistic().with(new Fault.ListingUnsupported(), new Fault.AcceptedButAnswerLost(1));
  private static final Life NEVER_ARRIVED =
      Life.realistic().with(new Fault.ListingUnsupported(), new Fault.LostBeforeAcceptance(1));

  @Test
  void aDoubtIsToldAndKeepsTheMoneyReserved() {
    Stage stage = Stage.playing(ARRIVED);

    GenerationId id = doubtful(stage);
    stage.time().advance(Duration.ofDays(1));

    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.InDoubt.class);
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.purse().reserved()).containsExactly(PRICE);
    assertThat(stage.kinoport().start(Stage.STORM, TERMS).getLeft())
        .isInstanceOf(Failure.OverBudget.class);
  }

  @Test
  void anAdoptedRequestGoesOnToItsClip() {
    Stage stage = Stage.playing(ARRIVED);
    GenerationId id = doubtful(stage);
    Handle seenOnTheirScreen =
        Handle.of(stage.provider().name(), stage.provider().accepted().get(0).requestId());

    GenerationState state =
        stage.kinoport().adopt(id, seenOnTheirScreen, GenerationEvent.Via.PERSON).get();

    assertThat(state).isInstanceOf(GenerationState.Queued.class);
    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  @Test
  void oneRequestIsNotAdoptedByTwo() {
    Stage stage = Stage.playing(ARRIVED);
    GenerationId first = stage.kinoport().start(KITE, Terms.standard()).get();
    GenerationId second = stage.kinoport().start(KITE, Terms.standard()).get();
    assertThat(stage.kinoport().await(first).isLeft()).isTrue();
    assertThat(stage.kinoport().await(second).isLeft()).isTrue();
    Handle handle =
        Handle.of(stage.provider().name(), stage.provider().accepted().get(0).requestId());

    var adopted = stage.kinoport().adopt(first, handle, GenerationEvent.Via.PERSON);
    var twice = stage.kinoport().adopt(second, handle, GenerationEvent.Via.PERSON);

    assertThat(adopted.get()).isInstanceOf(GenerationState.Queued.class);
    assertThat(twice.get()).isInstanceOf(GenerationState.InDoubt.class);
  }

  @Test
  void anAbandonedOneCountsAsSpentBecauseItMayHaveBeenCharged() {
    Stage stage = Stage.playing(ARRIVED);
    GenerationId id = doubtful(stage);

    GenerationState state = stage.kinoport().abandon(id, "nobody needs it any more").get();

    assertThat(state)
        .isInstanceOfSatisfying(
            GenerationState.Failed.class,
            failed -> {
              assertThat(failed.failure()).isInstanceOf(GenerationFailure.Abandoned.class);
              assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.UNKNOWN);
            });
    assertThat(stage.purse().reserved()).containsExactly(NOTHING);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void oneThatIsSentAgainIsSentOnceMore() {
    Stage stage = Stage.playing(NEVER_ARRIVED);
    GenerationId id = doubtful(stage);

    assertThat(stage.kinoport().sendAgain(id, "their screen does not show it").isRight()).isTrue();

    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(2);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void sendingAgainInErrorIsPaidTwiceAndTheBillShowsIt() {
    Stage stage = Stage.playing(ARRIVED);
    GenerationId id = doubtful(stage);

    assertThat(stage.kinoport().sendAgain(id, "a wrong guess").isRight()).isTrue();

    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.provider().bill().countByGeneration()).containsEntry(id.value(), 2);
  }

  @Test
  void withoutADoubtNothingIsSentAgain() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    stage.time().advance(Duration.ofSeconds(40));

    assertThat(stage.kinoport().sendAgain(id, "by mistake").get())
        .isInstanceOf(GenerationState.Running.class);
    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void oneThatRunsCanBeAbandonedAndCountsAsSpent() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    stage.time().advance(Duration.ofSeconds(40));

    assertThat(stage.kinoport().abandon(id, "nobody needs it any more").get())
        .isInstanceOfSatisfying(
            GenerationState.Failed.class,
            failed -> assertThat(failed.cost().amount()).containsExactly(PRICE));
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  private static GenerationId doubtful(Stage stage) {
    Failure failure = stage.kinoport().generate(KITE, TERMS).getLeft();
    assertThat(failure).isInstanceOf(Failure.InDoubt.class);
    return ((Failure.InDoubt) failure).id();
  }
}
