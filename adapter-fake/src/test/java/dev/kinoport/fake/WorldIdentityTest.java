package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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
  void logThatNamesNoWorldIsRefused() throws IOException {
    Files.writeString(folder.resolve(LOG), "{\"format\":\"kinoport fake world 1\"}\n");

    assertThatThrownBy(() -> building().keptIn(folder).build())
        .hasMessageContaining("line 1: it does not name its world");
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
