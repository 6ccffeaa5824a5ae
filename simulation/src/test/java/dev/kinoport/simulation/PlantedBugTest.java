package dev.kinoport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.backend.VideoBackend;
import dev.kinoport.journal.Journal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The simulation can fail: each of three classic mistakes is noticed within a few worlds. */
class PlantedBugTest {
  private static final int WORLDS = 60;

  @Test
  void submittingBeforeTheJournalKnowsIsCaught() {
    assertThat(promisesBrokenBy(new SubmitsBeforeItIsWritten()))
        .anyMatch(fault -> fault.startsWith("paid for and known to nobody"));
  }

  @Test
  void resendingWhatMayHaveArrivedIsCaught() {
    assertThat(promisesBrokenBy(new ResendsWhatMayHaveArrived()))
        .anyMatch(fault -> fault.startsWith("paid for and known to nobody"));
  }

  @Test
  void releasingTheBudgetWhenACallerStopsWaitingIsCaught() {
    assertThat(promisesBrokenBy(new ReleasesAtWaitLimit()))
        .anyMatch(fault -> fault.contains("and the purse paid only"));
  }

  @Test
  void aBrokenPromiseSaysHowToSeeItAgain() {
    Simulation.Total total = worldsWith(new ResendsWhatMayHaveArrived());
    Simulation.Broken first = total.broken().get(0);

    assertThat(first.toString()).contains("-Dseed=" + first.seed());
    assertThat(Simulation.world(first.seed(), new ResendsWhatMayHaveArrived()).faults())
        .isEqualTo(first.faults());
  }

  private static List<String> promisesBrokenBy(Sabotage sabotage) {
    return worldsWith(sabotage).broken().stream()
        .flatMap(broken -> broken.faults().stream())
        .toList();
  }

  private static Simulation.Total worldsWith(Sabotage sabotage) {
    return Simulation.run(LongStream.range(1, 1 + WORLDS), sabotage, verdict -> {});
  }

  /** Sends first and writes the intent down later, together with the answer. */
  private static final class SubmitsBeforeItIsWritten implements Sabotage {
    @Override
    public Journal journal(Journal honest) {
      return new LateIntentJournal(honest);
    }
  }

  /** Does what many HTTP clients do: no answer, so once more. */
  private static final class ResendsWhatMayHaveArrived implements Sabotage {
    @Override
    public VideoBackend backend(VideoBackend honest) {
      return new ResendingBackend(honest);
    }
  }

  /** Takes a caller's impatience for the end of the job. */
  private static final class ReleasesAtWaitLimit implements Sabotage {
    @Override
    public boolean releasesAtWaitLimit() {
      return true;
    }
  }
}
