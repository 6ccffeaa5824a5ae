package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.NOTHING;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.engine.Notice;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.Stage;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.ProviderError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 4: only the result tells, and no fault on the way to it is the end of a job. */
class CompletedIsNotSuccessTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);
  private static final ProviderError ERROR = FakeError.DOWNSTREAM_SERVICE_ERROR.error();

  @Test
  void completedWithAnErrorIsAFailureAndFree() {
    Stage stage = Stage.playing(Life.realistic().failing(ERROR));

    Failure.Failed failed = failed(stage);

    assertThat(failed.cause()).isEqualTo(new GenerationFailure.ByProvider(ERROR));
    assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
    assertThat(stage.events(failed.id()))
        .hasAtLeastOneElementOfType(GenerationEvent.Completed.class);
    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.purse().committed()).containsExactly(NOTHING);
  }

  @Test
  void aFailureThatIsChargedSaysWhatItCost() {
    Stage stage = Stage.playing(Life.realistic().failingBilled(ERROR));

    Failure.Failed failed = failed(stage);

    assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.BILLED);
    assertThat(failed.cost().amount()).containsExactly(PRICE);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  @Test
  void aFailureIsNotTriedAgainByItself() {
    Stage stage = Stage.playing(Life.realistic().failing(ERROR));

    assertThat(failed(stage).cause()).isInstanceOf(GenerationFailure.ByProvider.class);
    stage.time().advance(Duration.ofDays(1));

    assertThat(stage.provider().received()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource
  void noFaultWhileWatchingEndsAJob(Fault fault) {
    Stage stage = Stage.playing(Life.realistic().with(fault));

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  static List<Fault> noFaultWhileWatchingEndsAJob() {
    return List.of(
        new Fault.StatusFails(40),
        new Fault.ResultFails(20),
        new Fault.ResultErrorUnproven(5),
        new Fault.WatchingThrottled(5, Duration.ofMinutes(2)),
        new Fault.ClipInterrupted(40),
        new Fault.ClipTruncated(20),
        new Fault.ClockSkew(Duration.ofHours(-5)),
        new Fault.ClockSkew(Duration.ofHours(5)));
  }

  @ParameterizedTest
  @CsvSource({"1, 3600", "2, 3600", "2, 1800", "5, 3600"})
  void noWishToBeLeftAloneOutlastsTheResult(int times, long seconds) {
    Duration retryAfter = Duration.ofSeconds(seconds);
    VirtualTime time = VirtualTime.create();
    Stage stage =
        Stage.of(
            time,
            FakeProvider.on(time)
                .script(
                    Script.always(
                        Life.realistic().with(new Fault.WatchingThrottled(times, retryAfter))))
                .resultKept(Duration.ofHours(1))
                .build());

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void aThrottledQuestionIsNotRepeatedSoonerThanAsked() {
    Duration retryAfter = Duration.ofMinutes(2);
    Stage stage = Stage.playing(Life.realistic().with(new Fault.WatchingThrottled(5, retryAfter)));
    List<Instant> turnedAway = new ArrayList<>();
    Kinoport kinoport =
        stage
            .process()
            .listener((id, notice) -> {
              if (notice instanceof Notice.Trouble) {
                turnedAway.add(stage.time().now());
              }
            })
            .build();

    assertThat(kinoport.generate(KITE, TERMS).isRight()).isTrue();

    assertThat(turnedAway).hasSizeGreaterThanOrEqualTo(5);
    for (int nth = 1; nth < turnedAway.size(); nth++) {
      assertThat(turnedAway.get(nth)).isAfterOrEqualTo(turnedAway.get(nth - 1).plus(retryAfter));
    }
  }

  @Test
  void repeatedFaultsAreAskedAboutLessAndLessOften() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.StatusFails(40)));
    List<Instant> failures = new ArrayList<>();
    Kinoport kinoport =
        stage
            .process()
            .listener((id, notice) -> {
              if (notice instanceof Notice.Trouble) {
                failures.add(stage.time().now());
              }
            })
            .build();

    assertThat(kinoport.generate(KITE, TERMS).isRight()).isTrue();

    assertThat(failures).hasSize(40);
    assertThat(Duration.between(failures.get(0), failures.get(1)))
        .isLessThan(Duration.ofSeconds(2));
    assertThat(Duration.between(failures.get(38), failures.get(39)))
        .isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
  }

  @Test
  void aClipThatIsGoneForGoodIsAskedForAWhileAndThenSaysWhatItCost() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ClipGone()));
    Instant begun = stage.time().now();
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();

    assertThat(stage.kinoport().await(id).getLeft()).isInstanceOf(Failure.Stuck.class);
    stage.time().advance(Duration.ofDays(30));

    Failure.Failed failed = (Failure.Failed) stage.kinoport().await(id).getLeft();

    assertThat(failed.cause()).isInstanceOf(GenerationFailure.Expired.class);
    assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.BILLED);
    assertThat(stage.events(failed.id()))
        .hasAtLeastOneElementOfType(GenerationEvent.ClipAddressLost.class);
    assertThat(failed.cost().amount()).containsExactly(PRICE);
    assertThat(stage.time().now()).isAfterOrEqualTo(begun.plus(Duration.ofHours(1)));
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  private static Failure.Failed failed(Stage stage) {
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    return (Failure.Failed) stage.kinoport().await(id).getLeft();
  }
}
