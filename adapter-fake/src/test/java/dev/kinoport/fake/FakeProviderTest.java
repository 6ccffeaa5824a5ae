package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.SubmitAnswer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FakeProviderTest {
  /** All that a provider can be asked about its past. */
  private record Past(List<AcceptedRequest> accepted, List<Received> received, Bill bill) {}

  @Test
  void theSameSeedLivesTheSameLife() {
    assertThat(past(7)).isEqualTo(past(7));
  }

  @Test
  void anotherSeedGivesOtherIdsAndTheSameBill() {
    Past seven = past(7);
    Past eight = past(8);

    assertThat(seven.accepted())
        .extracting(AcceptedRequest::requestId)
        .doesNotContainAnyElementsOf(
            eight.accepted().stream().map(AcceptedRequest::requestId).toList());
    assertThat(seven.bill().total()).isEqualTo(eight.bill().total());
  }

  @Test
  void idsDoNotDependOnWhatElseHappens() {
    Submissions alone = new Submissions(Stage.playing(Life.instant()).provider());
    Submissions busy = new Submissions(Stage.playing(Life.instant()).provider());
    assertThat(busy.accepted(STORM).requestId()).isNotBlank();

    assertThat(busy.accepted(KITE)).isEqualTo(alone.accepted(KITE));
  }

  @Test
  void theSameRequestTwiceIsAcceptedTwice() {
    Submissions submissions = new Submissions(Stage.playing(Life.instant()).provider());

    assertThat(submissions.accepted(KITE)).isNotEqualTo(submissions.accepted(KITE));
    assertThat(submissions.provider().bill().count()).isEqualTo(2);
  }

  @Test
  void theBillGrowsWhenAClipIsFinishedAndNotBefore() {
    Stage stage = Stage.playing(Life.realistic());
    assertThat(new Submissions(stage.provider()).accepted(KITE).requestId()).isNotBlank();

    stage.time().advance(Duration.ofSeconds(139));
    assertThat(stage.provider().bill().count()).isZero();

    stage.time().advance(Duration.ofSeconds(1));
    Bill bill = stage.provider().bill();
    assertThat(bill.total()).isEqualTo(PRICE);
    assertThat(bill.countByGeneration()).containsOnlyKeys("generation-1");
    assertThat(bill.charges())
        .singleElement()
        .satisfies(charge -> {
          assertThat(charge.units()).isEqualByComparingTo("1");
          assertThat(charge.at()).isEqualTo(stage.time().now());
          assertThat(charge.requestHash()).isEqualTo(Submissions.request(KITE).digest());
        });
  }

  @Test
  void itNotesWhatItAnswered() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.AcceptedButAnswerLost(1)));

    assertThat(stage.kinoport().generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(stage.provider().received())
        .singleElement()
        .satisfies(received -> {
          assertThat(received.answer()).isInstanceOf(SubmitAnswer.Unknown.class);
          assertThat(received.requestHash()).isEqualTo(Submissions.request(KITE).digest());
        });
  }

  @Test
  void whatNeverLeftWasNeverReceived() {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.NeverSent(3)));

    assertThat(stage.kinoport().generate(KITE, Terms.standard()).isRight()).isTrue();

    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void thousandsFitIntoOneProcess() {

    List<Stage> stages =
        IntStream.range(0, 5_000)
            .mapToObj(seed -> {
              VirtualTime time = VirtualTime.create();
              return Stage.of(time, FakeProvider.on(time).seed(seed).build());
            })
            .toList();

    long clips =
        stages.stream()
            .filter(stage -> stage.kinoport().generate(KITE, Terms.standard()).isRight())
            .count();

    assertThat(clips).isEqualTo(5_000);
    assertThat(stages.stream().map(stage -> stage.provider().bill().total())).containsOnly(PRICE);
    assertThat(stages.stream().map(stage -> stage.provider().accepted().get(0).requestId()))
        .doesNotHaveDuplicates();
  }

  @Test
  void manyThreadsMaySubmitAtOnce() throws Exception {
    Submissions submissions = new Submissions(Stage.playing(Life.instant()).provider());
    Callable<String> caller = () -> submissions.accepted(KITE).requestId();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = callers.invokeAll(Collections.nCopies(200, caller));
      assertThat(answers.stream().map(Future::resultNow)).doesNotHaveDuplicates();
    }
    assertThat(submissions.provider().bill().count()).isEqualTo(200);
  }

  private static Past past(long seed) {
    VirtualTime time = VirtualTime.create();
    Script script =
        Script.always(Life.realistic())
            .whenPromptHas("storm", Life.realistic().with(new Fault.AcceptedButAnswerLost(1)));
    FakeProvider provider = FakeProvider.on(time).script(script).seed(seed).build();
    Kinoport kinoport =
        Kinoport.builder().provider(provider.provider()).time(time).dice(new Random(11)).build();
    GenerationId kite = kinoport.start(KITE, Terms.standard()).get();
    GenerationId storm = kinoport.start(STORM, Terms.standard()).get();
    assertThat(kinoport.await(kite).isRight()).isTrue();
    assertThat(kinoport.await(storm).isRight()).isTrue();
    return new Past(provider.accepted(), provider.received(), provider.bill());
  }
}
