package dev.kinoport.cli.worker;

import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.postgres.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsPostgres.class)
class PostgresWorkerTest extends WorkerCases {
  private final String url = PostgresServer.blankDatabase();

  @Override
  List<String> journal() {
    return List.of("--state", url);
  }
}
