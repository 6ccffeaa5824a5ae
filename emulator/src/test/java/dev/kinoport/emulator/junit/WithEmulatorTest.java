package dev.kinoport.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithEmulator(script = "{\"default\": {\"queued_s\": 60, \"running_s\": 60}}")
final class WithEmulatorTest {
  @Test
  void testIsHandedWhatItAsksFor(
      WithEmulator.Running fake, EmulatorServer server, FakeProvider provider, VirtualTime time) {
    assertThat(fake.server()).isSameAs(server);
    assertThat(fake.provider()).isSameAs(provider);
    assertThat(fake.time()).isSameAs(time);
    assertThat(fake.address()).isEqualTo(server.address());
    try (Wire wire = Wire.to(fake)) {
      String status = wire.submit().text("status_url");
      time.advance(Duration.ofMinutes(2));
      assertThat(wire.get(status).text("status")).isEqualTo("COMPLETED");
      assertThat(fake.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void everyTestHasAWorldOfItsOwn(WithEmulator.Running fake) {
    assertThat(fake.bill().count()).isZero();
    assertThat(fake.server().requests()).isEmpty();
  }

  @Nested
  final class Inside {
    @Test
    void nestedTestsInheritIt(WithEmulator.Running fake) {
      fake.script(Script.always(Life.instant()));
      try (Wire wire = Wire.to(fake)) {
        assertThat(wire.get(wire.submit().text("status_url")).status()).isEqualTo(200);
      }
    }
  }
}
