package dev.kinoport.cli.worker;

import dev.kinoport.cli.NeedsPostgres;
import dev.kinoport.cli.PostgresServer;
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
