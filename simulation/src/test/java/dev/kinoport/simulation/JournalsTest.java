package dev.kinoport.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.journal.Selection;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JournalsTest {
  @Test
  void everyWorldBeginsOnAnEmptyJournalAndTheFilesAreGoneAtTheEnd() {
    Journals.Sqlite journals = Journals.Sqlite.open();

    List<SimulationVerdict> twice = Stream.of(7, 7).map(seed -> live(journals, seed)).toList();
    journals.close();

    assertThat(twice).containsOnly(Simulation.world(7, Sabotage.none()));
    assertThat(Files.exists(journals.folder())).isFalse();
  }

  private static SimulationVerdict live(Journals journals, long seed) {
    return journals.on(truth -> {
      assertThat(truth.list(Selection.all()).get()).isEmpty();
      return Simulation.world(seed, Sabotage.none(), truth, (id, notice) -> {});
    });
  }

  @Test
  void aJournalOfAnotherNameIsRefused() {
    assertThatThrownBy(() -> Journals.named("redis"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis");
  }
}
