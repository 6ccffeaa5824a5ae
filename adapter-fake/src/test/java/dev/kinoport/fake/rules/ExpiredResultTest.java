package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rule 12: the provider forgets; what was paid for and forgotten says so. */
class ExpiredResultTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);

  @Test
  void aResultThatExpiredWhileNobodyLookedSaysWhatItCost() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    stage.time().advance(Duration.ofMinutes(1));
    stage.kinoport().close();

    stage.time().advance(Duration.ofHours(5));
    Kinoport next = stage.process().build();

    assertExpired(next.await(id).getLeft());
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  @Test
  void aResultThatExpiredEarlySaysWhatItCost() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ResultExpires(Duration.ZERO)));

    assertExpired(stage.kinoport().generate(KITE, TERMS).getLeft());
    assertThat(stage.purse().spent()).containsExactly(PRICE);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void aFinishedJobIsFetchedLongBeforeItExpires() {
    Stage stage =
        Stage.playing(Life.realistic().with(new Fault.ResultExpires(Duration.ofMinutes(6))));

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();
  }

  private static void assertExpired(Failure failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> {
              assertThat(failed.cause()).isInstanceOf(GenerationFailure.Expired.class);
              assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.QUOTED);
              assertThat(failed.cost().amount()).containsExactly(PRICE);
            });
  }
}
