package dev.kinoport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final int WORLDS = 700;
  private static final int LIVES = 2_000;

  @Test
  void nothingIsPaidTwiceAndNothingPaidIsLost() {
    Simulation.Total total =
        Simulation.run(LongStream.range(1, 1 + WORLDS), Sabotage.none(), verdict -> {});

    assertThat(total.broken()).isEmpty();
    assertThat(total.lives()).isGreaterThanOrEqualTo(LIVES);
    assertThat(total.charges()).isGreaterThan(LIVES / 2);
    assertThat(total.ends()).containsKeys("Succeeded", "Failed", "Cancelled");
    assertThat(new TreeSet<>(total.crashes().keySet())).containsAll(everyJournalStep());
  }

  private static List<String> everyJournalStep() {
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
