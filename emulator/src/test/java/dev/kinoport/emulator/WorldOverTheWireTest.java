package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which world a server is in. */
final class WorldOverTheWireTest {
  private static final String FORM = "[0-9a-f]{12}";

  private static Wire keptIn(Path folder) {
    return Wire.keptIn(folder, VirtualTime.create(), Life.instant(), Readings.suggested());
  }

  private static String world(Wire wire) {
    return wire.get("/__world").text("world");
  }

  @Test
  void serverTellsItsWorldItsNameAndItsTime() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.get("/__world");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("world")).matches(FORM).isEqualTo(wire.provider().world());
      assertThat(answer.text("name")).isEqualTo("fake");
      assertThat(answer.text("now")).startsWith("2026-01-01T00:00:00");
      assertThat(wire.post("/__world", "").status()).isEqualTo(405);
      assertThat(wire.server().requests()).isEmpty();
    }
  }

  @Test
  void twoServersAreInTwoWorlds() {
    try (Wire one = Wire.with(Life.instant());
        Wire other = Wire.with(Life.instant())) {
      assertThat(world(one)).isNotEqualTo(world(other));
    }
  }

  @Test
  void keptWorldIsTheSameOnAnotherPort(@TempDir Path folder) {
    String world;
    try (Wire first = keptIn(folder)) {
      world = world(first);
    }

    try (Wire stranger = Wire.with(Life.instant());
        Wire second = keptIn(folder)) {
      assertThat(world(stranger)).isNotEqualTo(world);
      assertThat(world(second)).isEqualTo(world);
    }
  }

  @Test
  void resetBeginsAnotherThatIsKept(@TempDir Path folder) {
    String first;
    String second;
    try (Wire wire = keptIn(folder)) {
      first = world(wire);
      assertThat(wire.post("/__reset", "").status()).isEqualTo(200);
      second = world(wire);
    }

    assertThat(second).matches(FORM).isNotEqualTo(first);
    try (Wire next = keptIn(folder)) {
      assertThat(world(next)).isEqualTo(second);
    }
  }
}
