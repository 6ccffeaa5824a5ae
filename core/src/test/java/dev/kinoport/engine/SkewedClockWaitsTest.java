package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SkewedClockWaitsTest {
  private static final GenerationId ID = new GenerationId("g1");
  private static final Instant WRITTEN = Instant.parse("2026-11-30T12:00:00Z");
  private static final Instant PLANNED = WRITTEN.plusSeconds(60);

  private final SkewedClockWaits waits = new SkewedClockWaits();

  @Test
  void onAClockThatGoesOnAWaitEndsAsPlanned() {
    assertThat(due(WRITTEN)).isEqualTo(PLANNED);
    assertThat(due(WRITTEN.plusSeconds(30))).isEqualTo(PLANNED);
    assertThat(due(PLANNED.plusSeconds(1))).isEqualTo(PLANNED);
  }

  @Test
  void onAClockThatWasSetBackAWaitIsASpan() {
    Instant back = WRITTEN.minus(Duration.ofMinutes(10));

    assertThat(due(back)).isEqualTo(back.plusSeconds(60));
    assertThat(due(back.plusSeconds(40))).isEqualTo(back.plusSeconds(60));
    assertThat(due(back.plusSeconds(60))).isEqualTo(back.plusSeconds(60));
  }

  @Test
  void aClockThatIsSetBackAgainBeginsAnew() {
    Instant back = WRITTEN.minus(Duration.ofMinutes(10));
    Instant further = back.minus(Duration.ofHours(1));

    assertThat(due(back)).isEqualTo(back.plusSeconds(60));
    assertThat(due(further)).isEqualTo(further.plusSeconds(60));
  }

  @Test
  void noWaitIsLongerThanPlanned() {
    assertThat(due(WRITTEN.minusMillis(1))).isBefore(PLANNED);
    assertThat(waits.due(ID, WRITTEN, WRITTEN, WRITTEN.minusSeconds(9)))
        .isEqualTo(WRITTEN.minusSeconds(9));
  }

  @Test
  void aLaterWaitIsAnother() {
    Instant back = WRITTEN.minus(Duration.ofMinutes(10));
    Instant later = WRITTEN.plusSeconds(1);

    assertThat(due(back)).isEqualTo(back.plusSeconds(60));
    assertThat(waits.due(ID, later, later.plusSeconds(5), back.plusSeconds(30)))
        .isEqualTo(back.plusSeconds(35));
  }

  private Instant due(Instant now) {
    return waits.due(ID, WRITTEN, PLANNED, now);
  }
}
