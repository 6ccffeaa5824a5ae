package dev.kinoport.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class OptionHeadersTest {
  private static final String LIMIT = "X-Fal-Request-Start-Timeout";

  @Test
  void timeToStartIsInSeconds() {
    assertThat(headers(Duration.ofMillis(1_500))).isEqualTo("1.5");
    assertThat(headers(Duration.ofSeconds(30))).isEqualTo("30");
    assertThat(headers(Duration.ofMinutes(-1))).isEqualTo("0.101");
  }

  /** A defect on the way to the paid request would be a doubt of what was never sent. */
  @Test
  void noTimeToStartIsTooLong() {
    assertThat(headers(ChronoUnit.FOREVER.getDuration())).isEqualTo("9223372036854775807.999");
  }

  private static String headers(Duration timeToStart) {
    return String.valueOf(
        OptionHeaders.of(FalOptions.standard(), Option.of(timeToStart)).get(LIMIT));
  }
}
