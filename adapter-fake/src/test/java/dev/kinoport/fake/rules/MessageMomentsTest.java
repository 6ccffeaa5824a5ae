package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.NOTHING;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Checked;
import dev.kinoport.request.RequestChecker;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A true message of the provider's may come at any moment, and again whenever somebody likes. */
class MessageMomentsTest {
  private static final Life LOST =
      Life.realistic().with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());
  private static final Terms TERMS = Terms.standard().budget(PRICE);

  @Test
  void aMessageThatComesAgainAfterTheClipChangesNothing() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    Handle handle = accepted(stage);
    ProviderResult result = stage.provider().provider().video().result(handle).get();
    List<GenerationEvent> before = stage.events(id);

    for (int times = 0; times < 3; times++) {
      tell(stage.kinoport(), id, handle, result);
    }
    stage.time().advance(Duration.ofDays(1));

    assertThat(stage.events(id)).isEqualTo(before);
    paidOnce(stage);
  }

  @Test
  void aMessageInDoubtBringsTheClipAndCountsOnce() {
    Stage stage = Stage.playing(LOST);
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    assertThat(stage.kinoport().await(id).isLeft()).isTrue();
    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.InDoubt.class);
    stage.time().advance(Duration.ofHours(1));
    Handle handle = accepted(stage);
    ProviderResult result = stage.provider().provider().video().result(handle).get();

    tell(stage.kinoport(), id, handle, result);
    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    List<GenerationEvent> before = stage.events(id);
    tell(stage.kinoport(), id, handle, result);

    assertThat(stage.events(id)).isEqualTo(before);
    assertThat(stage.provider().received()).hasSize(1);
    paidOnce(stage);
  }

  /** As after a restart from an older copy of the journal: the provider knows more than we do. */
  @Test
  void aMessageAboutWhatIsNotYetSentIsBelievedAndNothingIsSent() {
    Stage stage = Stage.playing(Life.realistic());
    Handle handle = boughtBefore(stage);
    stage.time().advance(Duration.ofHours(1));
    ProviderResult result = stage.provider().provider().video().result(handle).get();
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    assertThat(stage.kinoport().find(id).get()).isInstanceOf(GenerationState.Planned.class);

    tell(stage.kinoport(), id, handle, result);

    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
    paidOnce(stage);
  }

  @Test
  void aMessageAboutAnotherRequestChangesNothing() {
    Stage stage = Stage.playing(Life.realistic());
    Handle others = boughtBefore(stage);
    stage.time().advance(Duration.ofHours(1));
    ProviderResult result = stage.provider().provider().video().result(others).get();
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();
    stage.time().advance(Duration.ofSeconds(1));
    List<GenerationEvent> before = stage.events(id);

    tell(stage.kinoport(), id, others, result);

    assertThat(stage.events(id)).isEqualTo(before);
    assertThat(stage.kinoport().find(id).get())
        .isInstanceOfSatisfying(
            GenerationState.Accepted.class,
            state -> assertThat(state.handle()).isNotEqualTo(others));
    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  /** As a host does with each message, whatever it thinks of it. */
  private static void tell(
      Kinoport kinoport, GenerationId id, Handle handle, ProviderResult result) {
    assertThat(kinoport.adopt(id, handle, GenerationEvent.Via.WEBHOOK).isRight()).isTrue();
    assertThat(kinoport.finished(id, handle, result).isRight()).isTrue();
  }

  private static Handle boughtBefore(Stage stage) {
    Checked checked = RequestChecker.check(stage.provider().provider().offers(), KITE).get();
    SubmitAnswer answer =
        stage
            .provider()
            .provider()
            .video()
            .submit(new Submission("another", checked.document(), Map.of(), Option.none()));
    assertThat(answer).isInstanceOf(SubmitAnswer.Accepted.class);
    return accepted(stage);
  }

  private static Handle accepted(Stage stage) {
    return Handle.of(stage.provider().name(), stage.provider().accepted().getFirst().requestId());
  }

  private static void paidOnce(Stage stage) {
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
    assertThat(stage.purse().reserved()).containsExactly(NOTHING);
  }
}
