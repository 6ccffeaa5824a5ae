package dev.kinoport.minimax;

import dev.kinoport.catalogue.minimax.MinimaxOffers;
import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.BaseAddress;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.ConfigFaults;
import dev.kinoport.http.config.HttpOptions;
import dev.kinoport.http.config.ShopConfig;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ProviderName;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everything that can be said about how MiniMax is used. Key and host belong together: a key of the
 * global platform is refused by China's, and the reverse.
 *
 * @param name written into every order, so that what was bought with this account is not looked for
 *     in another; by default {@code minimax}, {@code minimax-china} for the platform there, and
 *     {@code minimax-emulator} for an emulator
 * @param offers what is sold; by default {@link MinimaxOffers#catalogue}
 * @param key spends the money; no default
 * @param base of the API; by default {@code https://api.minimax.io/}
 * @param http how it is talked to; by default clips may come from any host that is not inside,
 *     since MiniMax names none
 * @param submitsPerMinute how many requests leave in a minute; by default 5, the least that its
 *     pages say of an account
 * @param callback our own address for MiniMax's messages, told with every request; by default none
 * @param clips folder where clips are kept; by default {@code clips} below the working directory
 */
public record MinimaxConfig(
    ProviderName name,
    Catalogue offers,
    ApiKey key,
    URI base,
    HttpOptions http,
    int submitsPerMinute,
    Option<URI> callback,
    Path clips)
    implements ShopConfig {
  /** The global platform's host. */
  public static final String GLOBAL_HOST = "api.minimax.io";

  /** The platform's host in mainland China. */
  public static final String CHINA_HOST = "api.minimaxi.com";

  private static final ProviderName LIVE = ProviderName.of("minimax");

  /** Neither platform knows the tasks of the other. */
  private static final ProviderName LIVE_IN_CHINA = ProviderName.of("minimax-china");

  private static final ProviderName EMULATOR = ProviderName.of("minimax-emulator");
  private static final int LEAST_KNOWN_PACE = 5;

  /**
   * @throws IllegalArgumentException that names each part that is wrong
   */
  public MinimaxConfig {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(offers, "offers must not be null");
    Objects.requireNonNull(key, "key must not be null");
    Objects.requireNonNull(base, "base must not be null");
    Objects.requireNonNull(http, "http must not be null");
    Objects.requireNonNull(callback, "callback must not be null");
    Objects.requireNonNull(clips, "clips must not be null");
    ConfigFaults faults =
        new ConfigFaults("MinimaxConfig")
            .unless(
                submitsPerMinute > 0, "submitsPerMinute", submitsPerMinute, "must be 1 or more");
    BaseAddress.check(faults, "base", base, "https://api.minimax.io/");
    if (!key.equals(ApiKey.OFFLINE)) {
      BaseAddress.checkSecrecy(faults, "base", base);
    }
    callback.forEach(address ->
        faults.unless(
            BaseAddress.isWeb(address),
            "callback",
            "...",
            "must be an address such as https://us.example/hook"));
    faults.refuse();
  }

  /**
   * The global platform with all defaults.
   *
   * @param key white space around it is dropped
   * @throws IllegalArgumentException if it cannot be a key
   */
  public static MinimaxConfig of(String key) {
    Objects.requireNonNull(key, "key must not be null");
    return standard(LIVE, ApiKey.of(key), URI.create("https://" + GLOBAL_HOST + "/"), any());
  }

  /**
   * The platform in mainland China, which sells in yuan.
   *
   * @param key white space around it is dropped
   * @throws IllegalArgumentException if it cannot be a key
   */
  public static MinimaxConfig china(String key) {
    Objects.requireNonNull(key, "key must not be null");
    return of(key).base(URI.create("https://" + CHINA_HOST + "/")).inChina();
  }

  /**
   * An emulator such as {@code kinoport serve}. It gets a key that is none, and clips may come from
   * its address.
   *
   * @param address such as {@code http://127.0.0.1:8080}
   * @throws IllegalArgumentException if the address is not absolute http or https
   */
  public static MinimaxConfig emulator(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    URI base = BaseAddress.at(address, GLOBAL_HOST);
    List<String> hosts = base.getHost() == null ? List.of() : List.of(base.getHost());
    return standard(EMULATOR, ApiKey.OFFLINE, base, HttpOptions.standard().clipsFrom(hosts, true));
  }

  /**
   * What the environment asks for: {@code MINIMAX_EMULATOR_URL}, which gets no real key; else
   * {@code MINIMAX_API_KEY}, at {@code MINIMAX_API_HOST} if that is set. Values are trimmed, empty
   * ones count as absent. The way out is that of {@code HTTPS_PROXY} and its like.
   *
   * @return what is missing or wrong; never shows a key
   */
  public static Validation<Seq<Violation>, MinimaxConfig> fromEnvironment(
      Map<String, String> environment) {
    Objects.requireNonNull(environment, "environment must not be null");
    return new MinimaxEnvironment(environment).config();
  }

  /** The same under another name: another account, or an emulator's world. */
  public MinimaxConfig name(ProviderName word) {
    Objects.requireNonNull(word, "word must not be null");
    return with(change -> change.name = word);
  }

  /** The same, selling something else. */
  public MinimaxConfig offers(Catalogue others) {
    Objects.requireNonNull(others, "others must not be null");
    return with(change -> change.offers = others);
  }

  /** The same elsewhere. */
  public MinimaxConfig base(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> change.base = address);
  }

  /** The same, under the name and with the prices of the platform in mainland China. */
  MinimaxConfig inChina() {
    return name(LIVE_IN_CHINA).offers(MinimaxOffers.china());
  }

  /** The same, talked to in another way. */
  public MinimaxConfig http(UnaryOperator<HttpOptions> changed) {
    Objects.requireNonNull(changed, "changed must not be null");
    return with(change -> change.http = changed.apply(http));
  }

  /** The same, for an account with another limit. */
  public MinimaxConfig submitsPerMinute(int most) {
    return with(change -> change.submitsPerMinute = most);
  }

  /** The same, with MiniMax sending messages to this address. */
  public MinimaxConfig callback(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> change.callback = Option.of(address));
  }

  /** The same, keeping clips in this folder. */
  public MinimaxConfig clips(Path folder) {
    Objects.requireNonNull(folder, "folder must not be null");
    return with(change -> change.clips = folder);
  }

  @Override
  public Capabilities capabilities() {
    return MinimaxCapabilities.of(this);
  }

  /** Without the address of the callback, which may be secret. */
  @Override
  public String toString() {
    return "MinimaxConfig[name=%s, base=%s, submitsPerMinute=%d, clips=%s]"
        .formatted(name, base, submitsPerMinute, clips);
  }

  private static HttpOptions any() {
    return HttpOptions.standard(ClipDownloadLimits.ANY_HOST);
  }

  private static MinimaxConfig standard(ProviderName name, ApiKey key, URI base, HttpOptions http) {
    return new MinimaxConfig(
        name,
        MinimaxOffers.catalogue(),
        key,
        base,
        http,
        LEAST_KNOWN_PACE,
        Option.none(),
        Path.of("clips"));
  }

  private MinimaxConfig with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** A copy in the making. */
  private static final class Change {
    private final ApiKey key;
    private ProviderName name;
    private Catalogue offers;
    private URI base;
    private HttpOptions http;
    private int submitsPerMinute;
    private Option<URI> callback;
    private Path clips;

    private Change(MinimaxConfig from) {
      key = from.key;
      name = from.name;
      offers = from.offers;
      base = from.base;
      http = from.http;
      submitsPerMinute = from.submitsPerMinute;
      callback = from.callback;
      clips = from.clips;
    }

    private MinimaxConfig done() {
      return new MinimaxConfig(name, offers, key, base, http, submitsPerMinute, callback, clips);
    }
  }
}
