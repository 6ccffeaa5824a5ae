package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fal.queue.FalOptions;
import dev.kinoport.fal.queue.Reconciling;
import dev.kinoport.fal.upload.FileLifecycle;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.config.MinimumSpeed;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Capabilities.Search;
import dev.kinoport.provider.ImageStorage;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalConfigTest {
  @Test
  void aKeyComesFromTheEnvironmentTrimmed() {
    assertThat(FalConfig.fromEnvironment(Map.of("FAL_KEY", " id:secret\n")).get().key())
        .isEqualTo(FalKey.of("id:secret"));
    assertThat(
            FalConfig.fromEnvironment(
                    Map.of("FAL_KEY", " ", "FAL_KEY_ID", "id\n", "FAL_KEY_SECRET", " secret"))
                .get()
                .key())
        .isEqualTo(FalKey.of("id:secret"));
  }

  @Test
  void theWholeKeyWinsOverItsHalves() {
    Map<String, String> both =
        Map.of("FAL_KEY", "whole:key", "FAL_KEY_ID", "id", "FAL_KEY_SECRET", "secret");

    assertThat(FalConfig.fromEnvironment(both).get().key()).isEqualTo(FalKey.of("whole:key"));
  }

  @Test
  void anEmulatorGetsNoRealKey() {
    FalConfig config =
        FalConfig.fromEnvironment(
                Map.of("FAL_EMULATOR_URL", "http://127.0.0.1:9/", "FAL_KEY", "id:secret"))
            .get();

    assertThat(config.key()).isEqualTo(FalKey.OFFLINE);
    assertThat(config.hosts().queue()).isEqualTo(URI.create("http://127.0.0.1:9/queue.fal.run/"));
    assertThat(config.hosts().platform())
        .isEqualTo(URI.create("http://127.0.0.1:9/api.fal.ai/v1/"));
  }

  @Test
  void anEnvironmentWithoutKeySaysWhatIsMissing() {
    assertThat(FalConfig.fromEnvironment(Map.of("FAL_KEY_ID", "id")).getError().mkString())
        .contains("FAL_KEY")
        .contains("FAL_KEY_SECRET");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy.example:3128, https://queue.fal.run/x, HTTP @ proxy.example:3128",
    "https_proxy, proxy.example:3128, https://queue.fal.run/x, HTTP @ proxy.example:3128",
    "ALL_PROXY, socks5://u:p@[::1], http://v3.fal.media/x, SOCKS @ [::1]:1080",
    "HTTPS_PROXY, http://proxy.example, http://v3.fal.media/x, DIRECT",
    "HTTPS_PROXY, http://proxy.example, https://localhost/x, DIRECT",
    "HTTPS_PROXY, http://proxy.example, https://a.inside.example/x, DIRECT",
    "HTTPS_PROXY, http://proxy.example, https://10.0.0.1:8443/x, DIRECT"
  })
  void theWayOutIsThatOfTheEnvironment(String name, String proxy, URI to, String way) {
    FalConfig config =
        FalConfig.fromEnvironment(
                Map.of(
                    "FAL_KEY",
                    "id:secret",
                    name,
                    proxy,
                    "NO_PROXY",
                    ".inside.example, 10.0.0.1:8443"))
            .get();

    assertThat(config.proxies().get().select(to).getFirst().toString().replace("/<unresolved>", ""))
        .isEqualTo(way);
    assertThat(config.proxies().get().toString()).doesNotContain("u:p");
  }

  @Test
  void aProxyThatIsNoneIsNotPassedOver() {
    Map<String, String> environment =
        Map.of("FAL_KEY", "id:secret", "HTTPS_PROXY", "https://us:pass@proxy.example");

    assertThat(FalConfig.fromEnvironment(environment).getError().mkString())
        .contains("HTTPS_PROXY")
        .doesNotContain("pass@");
    assertThat(FalConfig.fromEnvironment(Map.of("FAL_KEY", "id:secret")).get().proxies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id:sec ret", "id:sec\nret", "id:s\u00e4cret"})
  void aBadKeyIsNotShown(String key) {
    assertThat(FalConfig.fromEnvironment(Map.of("FAL_KEY", key)).getError().mkString())
        .doesNotContain("id:s");
    assertThatThrownBy(() -> FalKey.of(key))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("id:s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a url", "ftp://x/", "/only/a/path", "localhost:8080"})
  void anEmulatorNeedsAnAddress(String address) {
    assertThat(FalConfig.fromEnvironment(Map.of("FAL_EMULATOR_URL", address)).isInvalid()).isTrue();
  }

  @Test
  void aKeyDoesNotTravelInClearText() {
    FalHosts clear = FalHosts.emulator(URI.create("http://fal.example/"));

    assertThatThrownBy(() -> FalConfig.of("id:secret").hosts(clear))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clear text");
  }

  @Test
  void aKeyDoesNotTravelInClearTextToAFurtherQueueEither() {
    FalHosts live = FalHosts.live();
    FalHosts further =
        new FalHosts(
            live.queue(),
            live.sync(),
            live.rest(),
            live.platform(),
            List.of(URI.create("http://queue.example/")));

    assertThatThrownBy(() -> FalConfig.of("id:secret").hosts(further))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://queue.example/");
  }

  @Test
  void everyFaultIsNamedAtOnceWithItsValueAndWhatWouldBeRight() {
    assertThatThrownBy(() ->
            new FalLimits(
                0, -1, MinimumSpeed.standard(), List.of("https://fal.media"), false, -2, 5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "answerBytes: must be 1 or more (was \"0\")",
            "clipBytes: must be 1 or more (was \"-1\")",
            "clipHosts: must be a host, such as fal.media or *.fal.media (was"
                + " \"https://fal.media\")",
            "inlineImageBytes: must be 0 or more (was \"-2\")",
            "partBytes: must be 1 or more (was \"0\")");
    assertThatThrownBy(() ->
            new HttpTimeouts(
                Duration.ZERO,
                Duration.ofNanos(1),
                Duration.ofDays(100),
                Duration.ofSeconds(-1),
                Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("connect: ", "answer: ", "submit: ", "streamSilence: ")
        .hasMessageContaining("must be from 1 ms to 24 days (was \"PT-1S\")");
    assertThatThrownBy(() ->
            new FalHosts(
                URI.create("ftp://queue/"),
                URI.create("https://user@fal.run/"),
                URI.create("https://rest.fal.ai"),
                URI.create("https://api.fal.ai/v1/?a=/"),
                List.of(URI.create("/"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("queue: ", "sync: ", "rest: ", "platform: ", "alsoQueue: ")
        .hasMessageContaining("must be an address such as https://queue.fal.run/");
    assertThatThrownBy(() ->
            FalOptions.standard()
                .tags(Map.of("Upper", "v", "fal.x", "v", "ok", "a,b", "fine", "yes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Upper", "fal.x", "a,b")
        .hasMessageNotContaining("fine");
  }

  @Test
  void anEmulatorsAddressHasNoQuestion() {
    assertThat(
            FalConfig.fromEnvironment(Map.of("FAL_EMULATOR_URL", "http://127.0.0.1:9/?x=1"))
                .isInvalid())
        .isTrue();
  }

  @Test
  void aKeyIsRemovedFromTextsUnlessItIsNone() {
    assertThat(FalKey.of("id:0123456789abcdef").secret().removeFrom("a 0123456789abcdef b"))
        .isEqualTo("a ... b");
    assertThat(FalKey.of("0123456789abcdef").secret().removeFrom("a 0123456789abcdef b"))
        .isEqualTo("a ... b");
    assertThat(FalKey.OFFLINE.secret().removeFrom("https://v3.fal.media/offline-kite.mp4"))
        .isEqualTo("https://v3.fal.media/offline-kite.mp4");
    assertThat(FalKey.of("test:fal").secret().removeFrom("https://v3.fal.media/x.mp4"))
        .as("too short to be one, and too common to be cut out")
        .isEqualTo("https://v3.fal.media/x.mp4");
  }

  @Test
  void defaultsAreTheDocumentedOnes() {
    FalConfig config = FalConfig.of("id:secret");

    assertThat(config.hosts().queue()).isEqualTo(URI.create("https://queue.fal.run/"));
    assertThat(config.timeouts())
        .isEqualTo(
            new HttpTimeouts(
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(45),
                Duration.ofMinutes(5)));
    assertThat(config.limits().clipHosts())
        .containsExactly("fal.media", "*.fal.media", "storage.googleapis.com");
    assertThat(config.limits().multipartBytes()).isEqualTo(94_371_840);
    assertThat(config.reconciling()).isEqualTo(Reconciling.MATCHES);
  }

  @Test
  void aTagThatFalWouldDropIsAnError() {
    for (String name : new String[] {"Upper", "fal.x", "", "a b"}) {
      assertThatThrownBy(() -> FalOptions.standard().tags(Map.of(name, "v")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> FalOptions.standard().tags(Map.of("a", "x,y")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNameTellsTheAccountAndTheEmulatorApart() {
    FalConfig emulator = FalConfig.emulator(URI.create("http://127.0.0.1:9"));

    assertThat(FalConfig.of("id:secret").name()).isEqualTo(ProviderName.of("fal"));
    assertThat(emulator.name()).isEqualTo(ProviderName.of("fal-emulator"));
    Provider provider = Fal.provider(emulator.name(ProviderName.of("world-1")));
    assertThat(provider.name()).isEqualTo(ProviderName.of("world-1"));
    assertThat(provider.offers()).isEqualTo(FalOffers.catalogue());
    assertThat(Fal.provider(emulator.offers(Catalogue.empty())).offers())
        .isEqualTo(Catalogue.empty());
  }

  @Test
  void whatFalCanIsToldBeforeAnythingIsBought() {
    assertThat(FalConfig.of("id:secret").capabilities())
        .isEqualTo(
            Capabilities.standard()
                .search(new Search(Search.Way.LISTING, Option.none(), Duration.ofMinutes(30)))
                .images(new ImageStorage.Shared("https://rest.fal.ai/", Duration.ofHours(1)), 0)
                .fetchesInside(false)
                .kept(Duration.ofHours(1), Duration.ofDays(7)));
  }

  @Test
  void whatFalCanFollowsFromTheSetUp() {
    FalConfig config = FalConfig.of("id:secret");
    FalOptions brief = FalOptions.standard().lifecycle(new FileLifecycle(Duration.ofMinutes(10)));
    FalOptions lasting = FalOptions.standard().lifecycle(new FileLifecycle(Duration.ofDays(365)));

    assertThat(config.reconciling(Reconciling.OFF).capabilities().search().way())
        .isEqualTo(Search.Way.NONE);
    assertThat(config.limits(config.limits().inlineImageBytes(7)).capabilities().inlineUpTo())
        .isEqualTo(7);
    assertThat(config.options(brief).capabilities().images())
        .isEqualTo(new ImageStorage.Shared("https://rest.fal.ai/", Duration.ofMinutes(5)));
    assertThat(config.options(brief).capabilities().addressKept())
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(config.options(lasting).capabilities().addressKept()).isEqualTo(Duration.ofDays(7));
    Capabilities patient =
        config.kept(Duration.ofDays(30), Duration.ofDays(365)).options(lasting).capabilities();
    assertThat(patient.resultKept()).isEqualTo(Duration.ofDays(30));
    assertThat(patient.addressKept()).isEqualTo(Duration.ofDays(365));
    assertThatThrownBy(() -> config.kept(Duration.ZERO, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("resultKept", "addressKept");
  }
}
