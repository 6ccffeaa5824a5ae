package dev.kinoport.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.kinoport.input.Violation;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ImageStorage;
import dev.kinoport.provider.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about how Replicate is used, and what it can then. */
class ReplicateConfigTest {
  private static final String TOKEN = "r8_0123456789";

  @Test
  void whatReplicateCanIsReadBeforeAnythingIsBought() {
    Capabilities capabilities =
        ReplicateConfig.of(TOKEN).cancelAfter(Duration.ofMinutes(9)).capabilities();

    assertThat(capabilities.cancel()).isEqualTo(Capabilities.Cancel.ANY_TIME);
    assertThat(capabilities.search().way()).isEqualTo(Capabilities.Search.Way.LISTING);
    assertThat(capabilities.search().window()).contains(Duration.ofMinutes(55));
    assertThat(capabilities.search().grace()).isEqualTo(Duration.ofMinutes(1));
    assertThat(capabilities.images())
        .isEqualTo(
            new ImageStorage.Shared(
                "replicate at https://api.replicate.com/", Duration.ofMinutes(45)));
    assertThat(capabilities.inlineUpTo()).isZero();
    assertThat(capabilities.fetchesInside()).isFalse();
    assertThat(capabilities.resultKept()).isEqualTo(Duration.ofHours(1));
    assertThat(capabilities.totalLimit()).contains(Duration.ofMinutes(9));
    assertThat(capabilities.submitsPerMinute()).contains(600);
  }

  @Test
  void clipsComeFromReplicateAlone() {
    assertThat(ReplicateConfig.of(TOKEN).http().clipHosts())
        .containsExactly("replicate.delivery", "*.replicate.delivery");
    assertThat(ReplicateConfig.of(TOKEN).http().clipsFromInside()).isFalse();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(() -> ReplicateConfig.of(TOKEN).base(URI.create("http://far.example/v1")))
        .hasMessageContainingAll("base", "https://api.replicate.com/", "clear text");
    assertThatThrownBy(() -> ReplicateConfig.of(TOKEN).submitsPerMinute(0))
        .hasMessageContaining("submitsPerMinute");
    assertThatThrownBy(() -> ReplicateConfig.of(TOKEN).inlineImageBytes(262_145))
        .hasMessageContaining("inlineImageBytes");
    assertThatThrownBy(() -> ReplicateConfig.of(TOKEN).cancelAfter(Duration.ofSeconds(4)))
        .hasMessageContaining("cancelAfter");
    assertThatThrownBy(() -> ReplicateConfig.of(TOKEN).cancelAfter(Duration.ofMillis(5_500)))
        .hasMessageContaining("cancelAfter");
    assertThatThrownBy(() -> ReplicateConfig.of(TOKEN).searchGrace(Duration.ZERO))
        .hasMessageContaining("searchGrace");
    assertThatThrownBy(
            () -> ReplicateConfig.of(TOKEN).webhook(URI.create("http://us.example/secret-hook")))
        .hasMessageContaining("webhook")
        .message()
        .doesNotContain("secret-hook");
  }

  @ParameterizedTest
  @CsvSource({
    "'', https://api.replicate.com/",
    "https://relay.example/replicate, https://relay.example/replicate/",
    "https://relay.example/v1, https://relay.example/",
    "https://relay.example/v1/, https://relay.example/",
  })
  void theEnvironmentNamesTokenAndPlace(String place, URI base) {
    Map<String, String> environment =
        Map.of("REPLICATE_API_TOKEN", " " + TOKEN + "\n", "REPLICATE_BASE_URL", place);
    ReplicateConfig config = ReplicateConfig.fromEnvironment(environment).get();

    assertThat(config.base()).isEqualTo(base);
    assertThat(config.key().bearer()).isEqualTo("Bearer " + TOKEN);
    assertThat(config.name().value()).isEqualTo("replicate");
  }

  @Test
  void anEmulatorGetsNoToken() {
    ReplicateConfig config =
        ReplicateConfig.fromEnvironment(
                Map.of(
                    "REPLICATE_EMULATOR_URL",
                    "http://127.0.0.1:8900",
                    "REPLICATE_API_TOKEN",
                    TOKEN))
            .get();

    assertThat(config.base()).isEqualTo(URI.create("http://127.0.0.1:8900/api.replicate.com/"));
    assertThat(config.key().bearer()).isEqualTo("Bearer offline");
    assertThat(config.name().value()).isEqualTo("replicate-emulator");
    assertThat(config.capabilities().fetchesInside()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER, x, REPLICATE_API_TOKEN",
    "REPLICATE_API_TOKEN, a b, REPLICATE_API_TOKEN",
    "REPLICATE_EMULATOR_URL, nowhere, REPLICATE_EMULATOR_URL",
  })
  void whatIsWrongInTheEnvironmentIsNamedAndNotShown(String name, String value, String field) {
    assertThat(ReplicateConfig.fromEnvironment(Map.of(name, value)).getError())
        .extracting(Violation::field)
        .containsExactly(field);
  }

  @Test
  void aModuleAddsItToTheProviders() {
    var injector =
        Guice.createInjector(
            new ReplicateModule(ReplicateConfig.emulator(URI.create("http://127.0.0.1:1"))));

    assertThat(injector.getInstance(Key.get(new TypeLiteral<Set<Provider>>() {})))
        .singleElement()
        .extracting(provider -> provider.name().value())
        .isEqualTo("replicate-emulator");
    injector.getInstance(Replicate.class).close();
  }
}
