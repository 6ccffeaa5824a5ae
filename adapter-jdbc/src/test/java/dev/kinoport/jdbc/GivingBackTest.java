package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.database.Sql;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Admission;
import dev.kinoport.postgres.NeedsPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that cannot be given back changes nothing of what was done on it. */
@ExtendWith(NeedsPostgres.class)
class GivingBackTest {
  private static final GenerationId ID = new GenerationId("g1");

  static Stream<Arguments> troubles() {
    return Stream.of(Database.values())
        .flatMap(database ->
            Stream.of(
                    new SQLException("the pool is odd", "HY000"),
                    new SQLException("the line was cut", "08006"),
                    new IllegalStateException("the pool is closed"))
                .map(trouble -> Arguments.of(database, trouble)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void whatWasCommittedIsAnsweredSo(Database database, Exception trouble, @TempDir Path folder)
      throws SQLException {
    String url = database.empty(folder);
    BrokenSource broken = new BrokenSource(url);
    try (JdbcJournal journal = JdbcJournal.on(broken.source()).get()) {
      broken.failWhenGivenBack(trouble);

      assertThat(journal.admit(List.of(SampleOrders.order("g1"))).get())
          .containsExactly(new Admission(ID, true));
      int before = broken.commits();
      assertThat(journal.depart(ID, 1, SampleOrders.leaving(), SampleOrders.LIMITS).get())
          .isEqualTo(2);
      assertThat(journal.append(ID, 2, new GenerationEvent.CancelAsked(SampleOrders.ORDERED_AT)))
          .containsExactly(3L);
      assertThat(journal.read(ID).get().get().version()).isEqualTo(3);

      assertThat(broken.commits() - before).as("nothing was tried again").isEqualTo(2);
    }
    assertThat(departures(database, url)).isEqualTo(1);
  }

  private static int departures(Database database, String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      return Sql.first(
              connection, row -> row.getInt(1), database.ours("SELECT count(*) FROM {departures}"))
          .get();
    }
  }
}
