package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorldIdentityTest {
  private static final String FORM = "[0-9a-f]{12}";
  private static final String LOG = "world.jsonl";

  @TempDir private Path folder;

  private static FakeProvider.Builder building() {
    return FakeProvider.on(VirtualTime.create()).script(Script.always(Life.instant()));
  }

  private String keptWorld() {
    try (FakeProvider provider = building().keptIn(folder).build()) {
      return provider.world();
    }
  }

  @Test
  void everyWorldHasItsOwn() {
    assertThat(IntStream.range(0, 100).mapToObj(n -> building().build().world()))
        .allMatch(world -> world.matches(FORM))
        .doesNotHaveDuplicates();
  }

  @Test
  void diceDecide() {
    String seven = building().dice(new Random(7)).build().world();

    assertThat(building().dice(new Random(7)).build().world()).isEqualTo(seven).matches(FORM);
    assertThat(building().dice(new Random(8)).build().world()).isNotEqualTo(seven);
  }

  @Test
  void canBeGiven() {
    assertThat(building().world("0123456789ab").build().world()).isEqualTo("0123456789ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789AB", "0123456789a", "0123456789abc", "0123456789ag"})
  void otherFormsAreRefused(String id) {
    assertThatThrownBy(() -> building().world(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + id + "\"");
  }

  @Test
  void folderKeepsIt() {
    String world = keptWorld();

    assertThat(world).matches(FORM);
    assertThat(keptWorld()).isEqualTo(world);
    try (FakeProvider named = building().keptIn(folder).world("0123456789ab").build()) {
      assertThat(named.world()).isEqualTo(world);
    }
  }

  @Test
  void resetBeginsAnother() {
    FakeProvider provider = building().world("0123456789ab").build();

    provider.administration().reset();
    String second = provider.world();
    provider.administration().reset();

    assertThat(second).isNotEqualTo("0123456789ab").matches(FORM);
    assertThat(provider.world()).isNotEqualTo(second).isNotEqualTo("0123456789ab");
  }

  @Test
  void resetOfAKeptWorldIsKept() {
    String first = keptWorld();
    String second;
    try (FakeProvider provider = building().keptIn(folder).build()) {
      provider.administration().reset();
      second = provider.world();
    }

    assertThat(keptWorld()).isEqualTo(second).isNotEqualTo(first);
  }

  @Test
  void worldOfAnEarlierVersionGetsOneAndLosesNothing() throws IOException {
    try (FakeProvider provider = building().keptIn(folder).build()) {
      assertThat(new Submissions(provider).accepted(KITE).requestId()).isNotBlank();
    }
    Path log = folder.resolve(LOG);
    String lines = Files.readString(log);
    String torn = "{\"what\":\"str";
    Files.writeString(log, lines.replaceFirst(",\"world\":\"" + FORM + "\"", "") + torn);
    assertThat(Files.readString(log)).startsWith("{\"format\":\"kinoport fake world 1\"}\n");

    String world;
    try (FakeProvider provider = building().keptIn(folder).build()) {
      world = provider.world();
      assertThat(provider.bill().count()).isEqualTo(1);
    }

    assertThat(world).matches(FORM);
    assertThat(keptWorld()).isEqualTo(world);
    assertThat(Files.readAllLines(log).stream().skip(1).collect(Collectors.joining("\n", "", "\n")))
        .isEqualTo(lines.substring(lines.indexOf('\n') + 1));
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(LOG, "world.lock", "uploads");
    }
  }

  @Test
  void headerThatDiedWithItsWriterNamesNoWorld() throws IOException {
    Files.writeString(folder.resolve(LOG), "{\"format\":\"kinoport fake world 1\",\"world\":\"01");

    assertThat(keptWorld()).matches(FORM).isEqualTo(keptWorld());
  }

  @Test
  void nameIsFakeUnlessGiven() {
    assertThat(building().build().name().value()).isEqualTo("fake");
    assertThat(building().name("atelier").build().name().value()).isEqualTo("atelier");
    assertThatThrownBy(() -> building().name(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
