package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void aJobIsQueuedThenRunsThenIsCompleted() {
    Stage stage = Stage.playing(Life.lasting(SECOND, SECOND));
    Submissions submissions = new Submissions(stage.provider());
    Handle handle = submissions.accepted(KITE);

    assertThat(submissions.status(handle)).isInstanceOf(ProviderStatus.Queued.class);
    stage.time().advance(SECOND);
    assertThat(submissions.status(handle)).isInstanceOf(ProviderStatus.Running.class);
    assertThat(submissions.result(handle)).isInstanceOf(ProviderResult.NotReady.class);
    stage.time().advance(SECOND);
    assertThat(submissions.status(handle)).isInstanceOf(ProviderStatus.Completed.class);
    assertThat(submissions.result(handle)).isInstanceOf(ProviderResult.Finished.class);
  }

  @Test
  void thoseInFrontLeaveEvenly() {
    Stage stage = Stage.playing(Life.lasting(Duration.ofSeconds(30), SECOND).ahead(3));
    Submissions submissions = new Submissions(stage.provider());
    Handle handle = submissions.accepted(KITE);

    List<Integer> ahead = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ahead.add(ahead(submissions, handle));
      stage.time().advance(Duration.ofSeconds(5));
    }

    assertThat(ahead).containsExactly(3, 3, 2, 2, 1, 1);
  }

  @Test
  void aLongQueueIsCountedRightForWeeks() {
    Life crowded = Life.lasting(Duration.ofDays(60), SECOND).ahead(1_000_000);
    Submissions submissions = new Submissions(Stage.playing(crowded).provider());

    assertThat(ahead(submissions, submissions.accepted(KITE))).isEqualTo(1_000_000);
  }

  @Test
  void logLinesComeByTimeFromTheStartOfTheWork() {
    Life life = Life.instant().log(Duration.ZERO, "loaded").log(Duration.ofSeconds(20), "halfway");
    Stage stage =
        Stage.playing(
            new Life(
                SECOND, 1, Duration.ofMinutes(1), life.logs(), Option.none(), false, List.of()));
    Submissions submissions = new Submissions(stage.provider());
    Handle handle = submissions.accepted(KITE);

    assertThat(submissions.status(handle).logs()).isEmpty();
    stage.time().advance(SECOND);
    assertThat(messages(submissions, handle)).containsExactly("loaded");
    stage.time().advance(Duration.ofSeconds(19));
    assertThat(messages(submissions, handle)).containsExactly("loaded");
    stage.time().advance(SECOND);
    assertThat(messages(submissions, handle)).containsExactly("loaded", "halfway");
  }

  @Test
  void aSkewedClockShowsInTheLogs() {
    Life life =
        Life.lasting(Duration.ZERO, SECOND).with(new Fault.ClockSkew(Duration.ofMinutes(-7)));
    Stage stage = Stage.playing(life);
    Submissions submissions = new Submissions(stage.provider());
    Instant accepted = stage.time().now();

    LogLine first = submissions.status(submissions.accepted(KITE)).logs().get(0);

    assertThat(first.at()).containsExactly(accepted.minus(Duration.ofMinutes(7)));
  }

  @Test
  void aSkewedClockShowsInTheRecords() {
    Life life = Life.instant().with(new Fault.ClockSkew(Duration.ofHours(-2)));
    Stage stage = Stage.playing(life);
    Submissions submissions = new Submissions(stage.provider());
    Submission sent = Submissions.of(Submissions.request(KITE));
    assertThat(submissions.submit(sent)).isInstanceOf(SubmitAnswer.Accepted.class);

    Finding finding = stage.provider().provider().video().find(sent, stage.time().now()).get();

    assertThat(finding).isEqualTo(new Finding.Matches(List.of(), true));
  }

  @Test
  void aCancelledJobWritesNoMoreLogsAndCostsNothing() {
    Stage stage = Stage.playing(Life.lasting(Duration.ZERO, Duration.ofMinutes(2)));
    Submissions submissions = new Submissions(stage.provider());
    Handle handle = submissions.accepted(KITE);
    stage.time().advance(SECOND);

    assertThat(stage.provider().provider().video().cancel(handle).get())
        .isEqualTo(CancelAnswer.REQUESTED);
    stage.time().advance(Duration.ofMinutes(5));

    assertThat(messages(submissions, handle)).hasSize(1);
    assertThat(submissions.result(handle)).isInstanceOf(ProviderResult.Cancelled.class);
    assertThat(stage.provider().provider().video().cancel(handle).get())
        .isEqualTo(CancelAnswer.ALREADY_FINISHED);
    assertThat(stage.provider().bill().count()).isZero();
  }

  @Test
  void anInstantLifeIsOverAtOnce() {
    Submissions submissions = new Submissions(Stage.playing(Life.instant()).provider());

    assertThat(submissions.result(submissions.accepted(KITE)))
        .isInstanceOf(ProviderResult.Finished.class);
  }

  @Test
  void noLifeHasNegativeSpans() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Life.lasting(SECOND.negated(), SECOND))
        .withMessageContaining("PT-1S");
    assertThatIllegalArgumentException().isThrownBy(() -> Life.lasting(SECOND, SECOND.negated()));
    assertThatIllegalArgumentException().isThrownBy(() -> Life.realistic().ahead(-1));
  }

  private static int ahead(Submissions submissions, Handle handle) {
    return ((ProviderStatus.Queued) submissions.status(handle)).ahead().get();
  }

  private static List<String> messages(Submissions submissions, Handle handle) {
    return submissions.status(handle).logs().stream().map(LogLine::message).toList();
  }
}
