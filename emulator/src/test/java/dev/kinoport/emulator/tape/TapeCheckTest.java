package dev.kinoport.emulator.tape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.tape.check.TapeCheck;
import dev.kinoport.emulator.tape.check.TapeComparison;
import dev.kinoport.emulator.tape.record.TapeRecorder;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No key is here: the shop is a second emulator that reads fal's documents otherwise. */
final class TapeCheckTest {
  /** Readings that one client with one key sees. */
  private static final Set<Reading> SEEN =
      EnumSet.range(Reading.SUBMIT_ANSWERS_202, Reading.FILES_ON_V3);

  static {
    SEEN.remove(Reading.WEBHOOK_SAYS_INVALID_STATUS_CODE);
    SEEN.remove(Reading.WRONG_KEY_IN_OLD_WORDS);
    SEEN.remove(Reading.KEYS_ARE_ACCOUNTS);
  }

  @TempDir private Path place;

  private TapeComparison checked(Readings shop) {
    Path file = place.resolve("shop.tape");
    Recording.of(file, shop, UnaryOperator.identity());
    return new TapeCheck(Recording.read(file), FalOffers.catalogue()).against(Readings.suggested());
  }

  @Test
  void theSameEmulatorAnswersTheSame() {
    TapeComparison comparison = checked(Readings.suggested());

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.explaining()).isEmpty();
    assertThat(comparison.compared()).isGreaterThan(40);
  }

  private static Set<Reading> oneByOne() {
    return Boolean.getBoolean("proof")
        ? SEEN
        : EnumSet.of(
            Reading.ADDRESSES_WITH_FULL_ID,
            Reading.FULL_ID_ANSWERS,
            Reading.NOT_FOUND_HAS_DETAIL,
            Reading.STREAM_REPEATS_LOGS);
  }

  @ParameterizedTest
  @MethodSource("oneByOne")
  void exactlyTheReadingThatTheShopHasIsFound(Reading reading) {
    TapeComparison comparison = checked(Readings.suggested().with(reading));

    assertThat(comparison.differences()).isNotEmpty();
    assertThat(comparison.explaining()).containsExactly(reading);
    assertThat(comparison.unexplained()).isEmpty();
  }

  @Test
  void severalAtOnceAreFoundToo() {
    Set<Reading> all = EnumSet.copyOf(SEEN);
    // Whoever follows the addresses of the other one does not see it.
    all.remove(Reading.FULL_ID_ANSWERS);
    TapeComparison comparison = checked(Readings.suggested().with(all.toArray(Reading[]::new)));

    assertThat(comparison.unexplained()).isEmpty();
    assertThat(comparison.explaining()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void wordsForAWrongKeyAreFound() {
    TapeComparison comparison =
        told(
            builder -> builder.onlyKey("right:one"),
            Readings.suggested().with(Reading.WRONG_KEY_IN_OLD_WORDS),
            List.of("wrong:one", "right:one"));

    assertThat(comparison.explaining()).containsExactly(Reading.WRONG_KEY_IN_OLD_WORDS);
    assertThat(comparison.unexplained()).isEmpty();
  }

  @Test
  void accountsAreFound() {
    TapeComparison comparison =
        told(
            builder -> builder,
            Readings.suggested().with(Reading.KEYS_ARE_ACCOUNTS),
            List.of("one:key", "other:key"));

    assertThat(comparison.explaining()).containsExactly(Reading.KEYS_ARE_ACCOUNTS);
    assertThat(comparison.unexplained()).isEmpty();
  }

  /** A submit with the last of some keys, and a status with each. */
  private TapeComparison told(
      UnaryOperator<EmulatorServer.Builder> shop, Readings readings, List<String> keys) {
    Path file = place.resolve("keys.tape");
    VirtualTime time = VirtualTime.create();
    try (FakeProvider provider = FakeProvider.on(time).build();
        EmulatorServer server =
            shop.apply(EmulatorServer.before(provider).readings(readings)).start();
        TapeRecorder recorder = TapeRecorder.before(server.address()).start(file);
        Wire wire = Wire.to(server, provider, time)) {
      String queue = recorder.address() + Wire.QUEUE;
      String status =
          wire.send(
                  HttpRequest.newBuilder(URI.create(queue + Wire.ENDPOINT))
                      .header("Authorization", "Key " + keys.getLast())
                      .POST(HttpRequest.BodyPublishers.ofString(Wire.input())))
              .text("status_url");
      for (String key : keys) {
        wire.fetch(status, "Authorization", "Key " + key);
      }
    }
    return new TapeCheck(Recording.read(file), FalOffers.catalogue()).against(Readings.suggested());
  }
}
