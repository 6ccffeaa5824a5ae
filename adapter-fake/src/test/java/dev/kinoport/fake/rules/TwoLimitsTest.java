package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.NOTHING;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Terms;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.provider.ProviderError;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rule 13: how long the provider may take to begin is not how long this caller waits. */
class TwoLimitsTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);

  private final Stage stage =
      Stage.playing(Life.lasting(Duration.ofMinutes(10), Duration.ofMinutes(2)));

  @Test
  void whatDoesNotBeginInTimeIsGivenUpByTheProviderAndFree() {
    Terms terms = TERMS.timeToStart(Duration.ofMinutes(9));

    assertThat(stage.kinoport().generate(KITE, terms).getLeft())
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> {
              assertThat(failed.cause())
                  .isInstanceOfSatisfying(
                      GenerationFailure.ByProvider.class,
                      by ->
                          assertThat(by.error().kind())
                              .isEqualTo(ProviderError.Kind.NOT_STARTED_IN_TIME));
              assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
            });
    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.purse().committed()).containsExactly(NOTHING);
  }

  @Test
  void whatBeginsInTimeMayTakeLongerThanThat() {
    Terms terms = TERMS.timeToStart(Duration.ofMinutes(11));

    assertThat(stage.kinoport().generate(KITE, terms).isRight()).isTrue();
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void theWaitLimitEndsTheWaitAndNothingElse() {
    Instant begun = stage.time().now();
    Terms terms = TERMS.waitLimit(Duration.ofMinutes(1));

    assertThat(stage.kinoport().generate(KITE, terms).getLeft())
        .isInstanceOf(Failure.StillRunning.class);
    assertThat(stage.time().now()).isEqualTo(begun.plus(Duration.ofMinutes(1)));

    stage.time().advance(Duration.ofHours(1));
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void theWaitLimitCancelsIfThatWasAskedFor() {
    Terms terms = TERMS.waitLimit(Duration.ofMinutes(1)).cancellingAtWaitLimit();

    Failure failure = stage.kinoport().generate(KITE, terms).getLeft();

    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.StillRunning.class,
            running ->
                assertThat(stage.kinoport().await(running.id()).getLeft())
                    .isInstanceOf(Failure.Cancelled.class));
    stage.time().advance(Duration.ofHours(1));
    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.purse().committed()).containsExactly(NOTHING);
  }
}
