package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a provider is asked, and how late an end is seen, over many ways of taking time. */
class RunTimeLooksTest {
  private static final int LEARNING = 8;
  private static final int COUNTED = 25;

  /** How long generations take, in ms. */
  enum RunTimes {
    FIVE_SECONDS,
    ALWAYS_THE_SAME,
    ABOUT_A_MINUTE,
    SOME_MINUTES,
    AFTER_A_QUEUE,
    TWO_SIZES,
    LONG_TAIL,
    ONE_IN_TEN_HANGS;

    private long queue(Random dice) {
      return this == AFTER_A_QUEUE ? dice.nextInt(120_000) : 0;
    }

    private long run(Random dice) {
      return switch (this) {
        case FIVE_SECONDS -> 5_000 + dice.nextInt(900);
        case ALWAYS_THE_SAME -> 37_000;
        case ABOUT_A_MINUTE, AFTER_A_QUEUE -> Math.round(60_000 + 4_000 * dice.nextGaussian());
        case SOME_MINUTES -> Math.round(240_000 + 20_000 * dice.nextGaussian());
        case TWO_SIZES -> dice.nextBoolean() ? 20_000 + dice.nextInt(2_000) : 90_000;
        case LONG_TAIL -> Math.round(40_000 * Math.exp(0.5 * dice.nextGaussian()));
        case ONE_IN_TEN_HANGS -> dice.nextInt(10) == 0 ? 600_000 : 60_000 + dice.nextInt(6_000);
      };
    }

    /** Close enough together that something is to be gained. */
    boolean isPredictable() {
      return this != TWO_SIZES && this != LONG_TAIL;
    }
  }

  /** What some generations have cost. */
  private record Looks(double each, double lateMillis, double latestMillis) {
    static Looks of(List<Long> asked, List<Long> late) {
      return new Looks(mean(asked), mean(late), late.stream().mapToLong(it -> it).max().orElse(0));
    }

    private static double mean(List<Long> all) {
      return all.stream().mapToLong(it -> it).average().orElseThrow();
    }
  }

  /** A provider whose answers follow from the clock. */
  private static final class TimedBackend implements VideoBackend {
    private final Rig rig;
    private Instant begin = Instant.EPOCH;
    private Instant end = Instant.EPOCH;
    private long queue;
    private long run;
    private long asked;
    private int accepted;

    private TimedBackend(Rig rig) {
      this.rig = rig;
    }

    @Override
    public SubmitAnswer submit(Submission submission) {
      begin = rig.now().plusMillis(queue);
      end = begin.plusMillis(run);
      asked = 0;
      accepted++;
      return new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "timed" + accepted));
    }

    @Override
    public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
      asked++;
      Instant now = rig.now();
      return Either.right(
          now.isBefore(begin)
              ? new ProviderStatus.Queued(Option.none(), List.of())
              : now.isBefore(end)
                  ? new ProviderStatus.Running(List.of())
                  : new ProviderStatus.Completed(List.of()));
    }

    @Override
    public Either<ProviderFailure, ProviderResult> result(Handle handle) {
      return rig.backend.result(handle);
    }

    @Override
    public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
      return rig.backend.cancel(handle);
    }

    @Override
    public Option<Instant> timeThere() {
      return rig.backend.timeThere();
    }

    @Override
    public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
      return rig.backend.find(submission, since);
    }
  }

  private final Rig rig = new Rig();
  private final TimedBackend backend = new TimedBackend(rig);
  private final Engine engine =
      new Engine(
          rig.journal,
          List.of(rig.backend.provider().withVideo(backend)),
          rig.time,
          EngineSettings.standard(),
          (id, notice) -> {});
  private final StepDelays plain = new StepDelays(EngineSettings.standard());
  private int born;

  @ParameterizedTest
  @EnumSource
  void whatIsKnownOfRunTimesSavesLooksAndTime(RunTimes times) {
    Random dice = new Random(1);
    List<Long> asked = new ArrayList<>();
    List<Long> late = new ArrayList<>();
    List<Long> plainAsked = new ArrayList<>();
    List<Long> plainLate = new ArrayList<>();
    for (int i = 0; i < LEARNING + COUNTED; i++) {
      long queue = times.queue(dice);
      long run = times.run(dice);
      long lateness = live(queue, run);
      if (i >= LEARNING) {
        asked.add(backend.asked);
        late.add(lateness);
        livePlainly(queue, run, plainAsked, plainLate);
      }
    }

    Looks ours = Looks.of(asked, late);
    Looks plains = Looks.of(plainAsked, plainLate);
    String seen = times + ": " + ours + " beside " + plains;
    if (times.isPredictable()) {
      // by age alone five seconds are asked about each second, which is few and late
      double share = times == RunTimes.FIVE_SECONDS ? 1.2 : 1;
      assertThat(ours.each()).as(seen).isLessThan(share * plains.each());
      assertThat(ours.lateMillis()).as(seen).isLessThan(0.6 * plains.lateMillis());
    } else {
      assertThat(ours.each()).as(seen).isLessThan(1.05 * plains.each());
      assertThat(ours.lateMillis()).as(seen).isLessThan(1.2 * plains.lateMillis());
    }
    assertThat(ours.latestMillis()).as(seen).isLessThan(18_001);
  }

  @Test
  void jobsOfFiveSecondsAreSeenSoonerThanByAskingTwiceASecondAndWithFewerLooks() {
    Random dice = new Random(7);
    List<Long> asked = new ArrayList<>();
    List<Long> late = new ArrayList<>();
    long everyHalfSecond = 0;
    for (int i = 0; i < LEARNING + COUNTED; i++) {
      long run = RunTimes.FIVE_SECONDS.run(dice);
      long lateness = live(0, run);
      if (i >= LEARNING) {
        asked.add(backend.asked);
        late.add(lateness);
        everyHalfSecond += run / 500 + 1;
      }
    }

    Looks ours = Looks.of(asked, late);
    assertThat(ours.each()).isLessThan(0.7 * everyHalfSecond / COUNTED);
    assertThat(ours.lateMillis()).isLessThan(200);
  }

  @Test
  void aProviderThatHasBecomeThreeTimesAsFastIsNoticedAndLearnt() {
    for (int i = 0; i < 20; i++) {
      live(0, 30_000);
    }

    assertThat(live(0, 10_000)).isLessThan(18_001);
    for (int i = 0; i < 20; i++) {
      live(0, 10_000);
    }
    assertThat(live(0, 10_000)).isLessThan(1_000);
  }

  @Test
  void ofAThousandThatAreExpectedTogetherAHundredAskInOneSecond() {
    for (int i = 0; i < 20; i++) {
      live(0, 30_000);
    }
    List<Instant> looks = new ArrayList<>();
    Instant now = rig.now();
    TypicalRunTimes.ExpectedEnd end =
        new TypicalRunTimes.ExpectedEnd(now.minusSeconds(1), now.plusSeconds(1), true);
    for (int i = 0; i < 1_000; i++) {
      GenerationId id = new GenerationId("crowd" + i);
      looks.add(plain.nextLook(id, now.minusSeconds(30), now, Option.of(end)));
    }

    for (Instant look : looks) {
      long inTheSameSecond =
          looks.stream().filter(other -> other.getEpochSecond() == look.getEpochSecond()).count();
      assertThat(inTheSameSecond).isLessThanOrEqualTo(100);
      assertThat(look).isBeforeOrEqualTo(now.plusSeconds(15));
    }
  }

  /** How late its end was seen, in ms. */
  private long live(long queue, long run) {
    born++;
    GenerationId id = new GenerationId("timed" + born);
    rig.admit(TestOrders.order(id.value()));
    backend.queue = queue;
    backend.run = run;
    while (engine.advance(id) instanceof NextStep.At next) {
      if (next.when().isAfter(rig.now())) {
        rig.time.sleep(Duration.between(rig.now(), next.when()));
      }
    }
    assertThat(rig.journal.read(id).get().get().state())
        .isInstanceOf(GenerationState.Succeeded.class);
    return rig.journal.read(id).get().get().events().stream()
        .filter(GenerationEvent.Completed.class::isInstance)
        .map(event -> Duration.between(backend.end, event.at()).toMillis())
        .findFirst()
        .orElseThrow();
  }

  /** The same life under the eyes of one who only knows how old it is. */
  private void livePlainly(long queue, long run, List<Long> asked, List<Long> late) {
    GenerationId id = new GenerationId("timed" + born);
    Instant accepted = rig.now();
    Instant since = accepted;
    Instant now = accepted;
    long looks = 0;
    boolean isSeenRunning = false;
    while (now.isBefore(accepted.plusMillis(queue + run))) {
      now = plain.nextLook(id, since, now);
      looks++;
      if (!isSeenRunning && !now.isBefore(accepted.plusMillis(queue))) {
        isSeenRunning = true;
        since = now;
      }
    }
    asked.add(looks);
    late.add(Duration.between(accepted.plusMillis(queue + run), now).toMillis());
  }
}
