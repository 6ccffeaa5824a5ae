package dev.kinoport.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways by which {@link WithEmulator} gets to a test. */
final class EmulatorReachTest {
  private static final String INSTANT = "{\"default\": \"instant\"}";

  @WithEmulator(script = INSTANT, readings = Reading.SUBMIT_ANSWERS_202)
  abstract static class Base {}

  @Nested
  final class Inherited extends Base {
    @Test
    void annotationOfABaseClassCounts(WithEmulator.Running fake) {
      assertThat(submit(fake)).isEqualTo(202);
    }
  }

  @WithEmulator(script = INSTANT)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Offline {}

  @Test
  @Offline
  void annotationMayCarryIt(WithEmulator.Running fake) {
    assertThat(submit(fake)).isEqualTo(200);
    assertThat(fake.bill().count()).isEqualTo(1);
  }

  @WithEmulator
  @ParameterizedTest
  @ValueSource(strings = "https://example.com/cat.png")
  void parametersOfOthersAreLeftToThem(URI image, WithEmulator.Running fake) {
    assertThat(image.getHost()).isEqualTo("example.com");
    assertThat(fake.bill().count()).isZero();
  }

  @Nested
  @WithEmulator(script = INSTANT)
  @Execution(ExecutionMode.CONCURRENT)
  final class Parallel {
    private static final Map<URI, String> SEEN = new ConcurrentHashMap<>();
    private EmulatorServer before;

    @BeforeEach
    void prepare(EmulatorServer server) {
      before = server;
    }

    @RepeatedTest(8)
    void everyRepetitionHasItsOwn(WithEmulator.Running fake, VirtualTime time) {
      assertThat(before).isSameAs(fake.server());
      assertThat(fake.time()).isSameAs(time);
      String world = worldAt(fake.address());
      assertThat(world).contains("\"world\"");
      assertThat(SEEN.put(fake.address(), world)).isNull();
      assertThat(submit(fake)).isEqualTo(200);
      assertThat(fake.bill().count()).isEqualTo(1);
    }

    @AfterAll
    static void nothingIsLeftRunning() {
      assertThat(SEEN).hasSize(8).allSatisfy(EmulatorReachTest::isGone);
    }
  }

  /** The port may be somebody else's by now. */
  private static void isGone(URI address, String world) {
    assertThat(worldAt(address)).isNotEqualTo(world);
  }

  /** Which world answers there; empty if nobody does. */
  private static String worldAt(URI address) {
    try (InputStream answer = address.resolve("/__world").toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static int submit(WithEmulator.Running fake) {
    try (Wire wire = Wire.to(fake)) {
      return wire.submit().status();
    }
  }
}
