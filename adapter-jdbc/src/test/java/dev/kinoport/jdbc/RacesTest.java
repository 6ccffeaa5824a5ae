package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Selection;
import dev.kinoport.postgres.NeedsPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads of many processes at the same keys and versions: each has one winner. */
@ExtendWith(NeedsPostgres.class)
class RacesTest {
  private static final int ROUNDS = 20;

  @ParameterizedTest
  @EnumSource
  void everyKeyAndEveryVersionIsWonOnce(Database database, @TempDir Path folder)
      throws IOException, InterruptedException {
    String url = database.empty(folder);
    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      assertThat(journal.admit(List.of(SampleOrders.order("shared"))).isRight()).isTrue();

      List<ChildProcess> children =
          Stream.of("a", "b")
              .map(name -> ChildProcess.start("race", url, name, "8", String.valueOf(ROUNDS)))
              .toList();
      int won = 0;
      for (ChildProcess child : children) {
        for (String line : child.lines()) {
          won += Integer.parseInt(line.substring("won ".length()));
        }
      }

      assertThat(won).as("keys and versions won").isEqualTo(2 * ROUNDS);
      assertThat(journal.unfinished().get()).hasSize(ROUNDS + 1);
      assertThat(journal.read(new GenerationId("shared")).get().get().version())
          .isEqualTo(ROUNDS + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void togetherTheyLetNoMoreLeaveThanTheirProviderTakes(Database database, @TempDir Path folder)
      throws IOException, InterruptedException {
    String url = database.empty(folder);
    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      List<ChildProcess> children =
          Stream.of("a", "b")
              .map(name -> ChildProcess.start("depart", url, name, "4", "4"))
              .toList();
      int left = 0;
      for (ChildProcess child : children) {
        for (String line : child.lines()) {
          left += Integer.parseInt(line.substring("left ".length()));
        }
      }

      assertThat(left).as("departures, of 32 that were asked for").isEqualTo(SampleOrders.MOST);
      assertThat(journal.list(Selection.all().in(Set.of(Phase.SUBMITTING))).get())
          .hasSize(SampleOrders.MOST);
    }
  }
}
