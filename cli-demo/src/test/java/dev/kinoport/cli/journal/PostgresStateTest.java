package dev.kinoport.cli.journal;

import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same with the journal on a server: every command that keeps state. */
@ExtendWith(NeedsPostgres.class)
class PostgresStateTest extends KeptStateTest {
  private final String url = PostgresServer.blankDatabase();

  @Override
  List<String> journal() {
    return List.of("--state", url);
  }
}
