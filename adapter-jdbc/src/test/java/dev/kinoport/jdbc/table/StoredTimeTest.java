package dev.kinoport.jdbc.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTimeTest {
  @ParameterizedTest
  @ValueSource(
      longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, -1_000_000_000, Long.MAX_VALUE})
  void everyNumberIsATimeOfItsOwn(long nanos) {
    assertThat(StoredTime.nanos(StoredTime.instant(nanos))).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T03:04:05.123456789Z, 1767323045123456789",
    "1969-12-31T23:59:59.999999999Z, -1",
    "+1000000000-12-31T23:59:59.999999999Z, 9223372036854775807",
    "-1000000000-01-01T00:00:00Z, -9223372036854775808"
  })
  void timesAreCountedFrom1970(Instant time, long nanos) {
    assertThat(StoredTime.nanos(time)).isEqualTo(nanos);
  }
}
