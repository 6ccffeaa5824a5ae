package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepDelaysTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final GenerationId ID = new GenerationId("g1");

  private final StepDelays pace = new StepDelays(EngineSettings.standard());

  @ParameterizedTest
  @CsvSource({
    "0, 1000",
    "5, 1000",
    "10, 1000",
    "60, 6000",
    "150, 15000",
    "151, 15000",
    "86400, 15000"
  })
  void looksComeATenthOfTheAgeApartWithinBounds(long ageSeconds, long millis) {
    assertPause(millis, now -> pace.nextLook(ID, now.minusSeconds(ageSeconds), now));
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "600, 60000", "1200, 120000", "86400, 120000"})
  void searchesMayBeFurtherApart(long ageSeconds, long millis) {
    assertPause(millis, now -> pace.nextSearch(ID, now.minusSeconds(ageSeconds), now));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000",
    "2, 2000",
    "3, 4000",
    "6, 32000",
    "7, 60000",
    "64, 60000",
    "100000, 60000"
  })
  void pausesDoubleWithEachFailureUpToABound(int failures, long millis) {
    assertPause(millis, now -> pace.afterFault(ID, failures, now));
  }

  private static void assertPause(long millis, UnaryOperator<Instant> next) {
    for (int i = 0; i < 500; i++) {
      Instant now = BEGIN.plusMillis(i);

      assertThat(Duration.between(now, next.apply(now)).toMillis())
          .isBetween(millis * 80 / 100, millis * 120 / 100);
    }
  }

  @Test
  void aClockThatWentBackDoesNotMakeItWaitLonger() {
    Instant next = pace.nextLook(ID, BEGIN.plusSeconds(3600), BEGIN);

    assertThat(Duration.between(BEGIN, next)).isLessThan(Duration.ofMillis(1201));
  }

  @Test
  void aThousandThatBeganTogetherDoNotAskTogether() {
    long moments =
        IntStream.range(0, 1_000)
            .mapToObj(i -> pace.afterFault(new GenerationId("g" + i), 7, BEGIN))
            .distinct()
            .count();

    assertThat(moments).isEqualTo(41);
  }

  @Test
  void theSameGenerationAtTheSameTimeWaitsTheSame() {
    StepDelays other = new StepDelays(EngineSettings.standard());

    assertThat(pace.nextLook(ID, BEGIN, BEGIN.plusSeconds(30)))
        .isEqualTo(other.nextLook(ID, BEGIN, BEGIN.plusSeconds(30)));
  }

  @Test
  void settingsThatCannotBeAreRefusedAtOnce() {
    EngineSettings settings = EngineSettings.standard();

    assertThatThrownBy(() -> settings.polling(Duration.ofSeconds(30), Duration.ofSeconds(15)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT30S");
    assertThatThrownBy(() -> settings.polling(Duration.ZERO, Duration.ofSeconds(15)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.stuckPause(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(settings.polling(Duration.ofSeconds(2), Duration.ofSeconds(2)).pollFirst())
        .isEqualTo(Duration.ofSeconds(2));
  }
}
