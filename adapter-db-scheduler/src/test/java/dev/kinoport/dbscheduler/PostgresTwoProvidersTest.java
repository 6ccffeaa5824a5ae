package dev.kinoport.dbscheduler;

import dev.kinoport.postgres.NeedsPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsPostgres.class)
class PostgresTwoProvidersTest extends TwoProvidersCases {
  @Override
  Database database() {
    return Database.POSTGRESQL;
  }
}
