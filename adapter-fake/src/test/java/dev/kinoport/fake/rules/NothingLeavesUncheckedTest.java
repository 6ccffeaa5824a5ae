package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Terms;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.input.Violation;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 1: nothing leaves before it is checked, priced, affordable and written down. */
class NothingLeavesUncheckedTest {
  private final Stage stage = Stage.playing(Life.instant());

  @Test
  void everyFaultOfARequestIsReportedAtOnceAndNothingLeaves() {
    RequestDraft wrong =
        RequestDraft.of("hailuo-2.3-standard")
            .prompt(" ")
            .duration(7)
            .set("colour", "red")
            .firstFrame(ImageSource.url("ftp://images.example/kite.jpg"));

    Failure failure = stage.kinoport().generate(wrong, Terms.standard()).getLeft();

    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.InvalidRequest.class,
            invalid ->
                assertThat(invalid.violations().map(Violation::field))
                    .containsExactlyInAnyOrder("prompt", "duration", "colour", "first_frame"));
    assertNothingLeft();
  }

  @Test
  void anUnknownModelIsRefusedWithTheNearestOnes() {
    Failure failure =
        stage.kinoport().generate(RequestDraft.of("hailuo-2.3"), Terms.standard()).getLeft();

    assertThat(failure.message()).contains("hailuo-2.3-standard");
    assertNothingLeft();
  }

  @Test
  void whatPassesTheBudgetDoesNotLeave() {
    Terms terms = Terms.standard().budget(Money.usd("0.27"));

    Failure failure = stage.kinoport().generate(KITE, terms).getLeft();

    assertThat(failure)
        .isEqualTo(new Failure.OverBudget("default", Money.usd("0.27"), Money.usd("0"), PRICE));
    assertNothingLeft();
  }

  @Test
  void whatFitsTheBudgetExactlyLeaves() {
    Terms terms = Terms.standard().budget(PRICE);

    assertThat(stage.kinoport().generate(KITE, terms).isRight()).isTrue();
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void quoteReservationAndIntentAreWrittenBeforeAnythingLeaves() {
    Terms terms = Terms.standard().budget(Money.usd("1.00"));

    GenerationId id = stage.kinoport().start(KITE, terms).get();

    assertThat(stage.events(id))
        .singleElement()
        .isInstanceOfSatisfying(
            GenerationEvent.Admitted.class,
            admitted -> assertThat(admitted.order().reservation()).containsExactly(PRICE));
    assertThat(stage.purse().reserved()).containsExactly(PRICE);
    assertThat(stage.provider().received()).isEmpty();
  }

  private void assertNothingLeft() {
    stage.time().advance(Duration.ofHours(2));
    assertThat(stage.provider().received()).isEmpty();
    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.journal().unfinished().get()).isEmpty();
  }
}
