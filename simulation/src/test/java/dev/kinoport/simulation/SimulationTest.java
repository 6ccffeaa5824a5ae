package dev.kinoport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
  private static final boolean PROOF = Boolean.getBoolean("proof");
  private static final int WORLDS = PROOF ? 1_500 : 350;
  private static final int LIVES = PROOF ? 4_000 : 1_000;
  private static final int DEATHS = PROOF ? 2 : 1;

  @Test
  void nothingIsPaidTwiceAndNothingPaidIsLost() {
    Simulation.Total total =
        Simulation.run(LongStream.range(1, 1 + WORLDS), Sabotage.none(), verdict -> {});

    assertThat(total.broken()).isEmpty();
    assertThat(total.lives()).isGreaterThanOrEqualTo(LIVES);
    assertThat(total.charges()).isGreaterThan(LIVES / 2);
    assertThat(total.ends()).containsKeys("Succeeded", "Failed", "Cancelled");
  }

  @ParameterizedTest
  @MethodSource("everyJournalStep")
  void aProcessMayDieAtEveryJournalStep(String step) {
    List<SimulationVerdict> deaths =
        LongStream.range(1, 1 + WORLDS)
            .mapToObj(seed -> Simulation.world(seed, Sabotage.dyingAt(step)))
            .filter(verdict -> verdict.crashes().containsKey(step))
            .limit(DEATHS)
            .toList();

    assertThat(deaths).hasSize(DEATHS);
    assertThat(deaths).allSatisfy(verdict -> assertThat(verdict.faults()).isEmpty());
  }

  static List<String> everyJournalStep() {
    return Stream.concat(
            Stream.of(GenerationEvent.class.getPermittedSubclasses()),
            Stream.of(GenerationEvent.End.class.getPermittedSubclasses()))
        .filter(event -> !event.isInterface())
        .flatMap(
            event -> Stream.of("before " + event.getSimpleName(), "after " + event.getSimpleName()))
        .toList();
  }

  @Test
  void theSameSeedIsTheSameHistory() {
    assertThat(Simulation.world(42, Sabotage.none()))
        .isEqualTo(Simulation.world(42, Sabotage.none()));
  }
}
