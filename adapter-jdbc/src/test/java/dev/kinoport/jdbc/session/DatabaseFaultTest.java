package dev.kinoport.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class DatabaseFaultTest {
  /** On a full disk not even a reader gets its file of shared memory: that is no broken disk. */
  @ParameterizedTest
  @CsvSource({
    "SQLITE_FULL, FULL",
    "SQLITE_IOERR_SHMSIZE, FULL",
    "SQLITE_IOERR_READ, DISK",
    "SQLITE_IOERR, DISK"
  })
  void fullDiskIsToldFromABrokenOne(SQLiteErrorCode code, DatabaseFault fault) {
    SQLiteException thrown =
        new SQLiteException("[%s] as the driver says".formatted(code.name()), code);

    assertThat(DatabaseFault.of(thrown)).isEqualTo(fault);
  }
}
