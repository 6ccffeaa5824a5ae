package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.NOTHING;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Received;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 2: the answer to a submit is one of four, and only the unknown one leaves a doubt. */
class SubmitAnswerTest {
  private static final Terms TERMS = Terms.standard().budget(PRICE);

  @Test
  void whatIsAcceptedIsSentOnce() {
    Stage stage = Stage.playing(Life.realistic());

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void whatIsRefusedForGoodIsNeitherSentAgainNorCharged() {
    ProviderError error = FakeError.CONTENT_POLICY_VIOLATION.error();
    Stage stage = Stage.playing(Life.realistic().with(new Fault.Refused(error)));

    assertThat(stage.kinoport().generate(KITE, TERMS).getLeft())
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(new GenerationFailure.ByProvider(error));
              assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
            });
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.purse().committed()).containsExactly(NOTHING);
  }

  @Test
  void aFaultInAnswerToASubmitIsNoRefusal() {
    ProviderError fault = FakeError.INTERNAL_SERVER_ERROR.error();
    Stage stage = Stage.playing(Life.realistic().with(new Fault.Refused(fault)));
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();

    stage.time().advance(Duration.ofMinutes(1));

    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.InDoubt.class);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void whatIsTurnedAwayForNowIsSentAgainNoSoonerThanAsked() {
    Duration retryAfter = Duration.ofMinutes(2);
    Stage stage = Stage.playing(Life.realistic().with(new Fault.Throttled(5, retryAfter)));

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();

    List<Instant> sent = stage.provider().received().stream().map(Received::at).toList();
    assertThat(sent).hasSize(6);
    for (int attempt = 1; attempt < sent.size(); attempt++) {
      assertThat(sent.get(attempt)).isAfterOrEqualTo(sent.get(attempt - 1).plus(retryAfter));
    }
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void aStormOfRefusalsEndsInARefusalThatCostsNothing() {
    Stage stage =
        Stage.playing(Life.realistic().with(new Fault.Throttled(1_000, Duration.ofSeconds(1))));

    assertThat(stage.kinoport().generate(KITE, TERMS).getLeft())
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING));
    assertThat(stage.provider().received()).hasSize(8);
    assertThat(stage.provider().bill().count()).isZero();
    assertThat(stage.purse().committed()).containsExactly(NOTHING);
  }

  @Test
  void whatNeverLeftIsSentAgain() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.NeverSent(3)));

    Either<Failure, Generated> clip = stage.kinoport().generate(KITE, TERMS);

    assertThat(clip.isRight()).isTrue();
    assertThat(attempts(stage, clip.get().id())).isEqualTo(4);
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void whatNeverLeftInAnyAttemptCostsNothing() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.NeverSent(1_000)));

    assertThat(stage.kinoport().generate(KITE, TERMS).getLeft())
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed -> assertThat(failed.cause()).isInstanceOf(GenerationFailure.NeverSent.class));
    assertThat(stage.provider().received()).isEmpty();
    assertThat(stage.purse().committed()).containsExactly(NOTHING);
  }

  @Test
  void whatWasAcceptedWithoutAnAnswerIsFoundAndAdopted() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.AcceptedButAnswerLost(1)));

    Generated clip = stage.kinoport().generate(KITE, TERMS).get();

    assertThat(stage.events(clip.id()))
        .filteredOn(GenerationEvent.SubmitAccepted.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            GenerationEvent.SubmitAccepted.class,
            accepted -> assertThat(accepted.via()).isEqualTo(GenerationEvent.Via.LISTING));
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void ofTwoAlikeInDoubtEachAdoptsItsOwn() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.AcceptedButAnswerLost(1)));
    GenerationId first = stage.kinoport().start(KITE, Terms.standard()).get();
    GenerationId second = stage.kinoport().start(KITE, Terms.standard()).get();

    assertThat(stage.kinoport().await(first).isRight()).isTrue();
    assertThat(stage.kinoport().await(second).isRight()).isTrue();

    assertThat(requestId(stage, first)).isNotEqualTo(requestId(stage, second));
    assertThat(stage.provider().received()).hasSize(2);
    assertThat(stage.provider().bill().count()).isEqualTo(2);
  }

  @Test
  void whatTheRecordsShowLateIsWaitedFor() {
    Stage stage =
        Stage.playing(
            Life.realistic()
                .with(
                    new Fault.AcceptedButAnswerLost(1),
                    new Fault.ListingLags(Duration.ofMinutes(40))));

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void whatIsAcceptedAfterTheConnectionBrokeIsFound() {
    Stage stage =
        Stage.playing(Life.realistic().with(new Fault.AcceptedLate(Duration.ofMinutes(10))));

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void whatWasLostBeforeAcceptanceIsSentAgainOnlyAfterTheGraceTime() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.LostBeforeAcceptance(1)));

    assertThat(stage.kinoport().generate(KITE, TERMS).isRight()).isTrue();

    List<Received> received = stage.provider().received();
    assertThat(received).hasSize(2);
    assertThat(received.get(0).answer()).isInstanceOf(SubmitAnswer.Unknown.class);
    assertThat(Duration.between(received.get(0).at(), received.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  private static long attempts(Stage stage, GenerationId id) {
    return stage.events(id).stream()
        .filter(GenerationEvent.SubmitStarted.class::isInstance)
        .count();
  }

  private static String requestId(Stage stage, GenerationId id) {
    return stage.events(id).stream()
        .filter(GenerationEvent.SubmitAccepted.class::isInstance)
        .map(GenerationEvent.SubmitAccepted.class::cast)
        .map(accepted -> accepted.handle().requestId())
        .findFirst()
        .orElseThrow();
  }
}
