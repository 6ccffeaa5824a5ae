package dev.kinoport.replicate;

import dev.kinoport.catalogue.replicate.ReplicateOffers;
import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.BaseAddress;
import dev.kinoport.http.config.ConfigFaults;
import dev.kinoport.http.config.HttpOptions;
import dev.kinoport.http.config.ShopConfig;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ProviderName;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Everything that can be said about how Replicate is used. {@link #of} and {@link #emulator} have
 * the defaults; each method of the same name as a component gives a copy with another value.
 *
 * @param name written into every order, so that what was bought with this account is not looked for
 *     in another; by default {@code replicate}, and {@code replicate-emulator} for an emulator
 * @param offers what is sold, each sku {@code owner/name} and perhaps a resolution; by default
 *     {@link ReplicateOffers#catalogue}
 * @param key spends the money; no default
 * @param base of the API, without {@code v1/}; by default {@code https://api.replicate.com/}
 * @param http how it is talked to; by default clips come from {@code replicate.delivery} and below
 * @param submitsPerMinute how many requests leave in a minute; by default 600, Replicate's limit;
 *     an account with little credit has 6
 * @param inlineImageBytes images of up to so many bytes travel within the request, 0 to 262144,
 *     which is the least of the limits that Replicate's pages name; by default 0, all are uploaded
 * @param cancelAfter after which Replicate is to end a generation by itself, counted from its
 *     making, waiting and work together; in whole seconds, 5 s or more; by default never
 * @param searchGrace how long a lost request's absence from Replicate's list is not believed, over
 *     0; by default 60 s, since nobody documents how late the list may be
 * @param webhook our own address for Replicate's messages, told with every request; https, unless
 *     for an emulator; by default none
 * @param clips folder where clips are kept; by default {@code clips} below the working directory
 */
public record ReplicateConfig(
    ProviderName name,
    Catalogue offers,
    ApiKey key,
    URI base,
    HttpOptions http,
    int submitsPerMinute,
    long inlineImageBytes,
    Option<Duration> cancelAfter,
    Duration searchGrace,
    Option<URI> webhook,
    Path clips)
    implements ShopConfig {
  /** The API's host. */
  public static final String HOST = "api.replicate.com";

  private static final ProviderName LIVE = ProviderName.of("replicate");
  private static final ProviderName EMULATOR = ProviderName.of("replicate-emulator");
  private static final int USUAL_PACE = 600;
  private static final long MOST_INLINE = 256 * 1024;
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(5);
  private static final Duration USUAL_GRACE = Duration.ofSeconds(60);
  private static final Pattern SKU = Pattern.compile("[^/]+/[^/]+(/[^/]+)?");

  /**
   * @throws IllegalArgumentException that names each part that is wrong
   */
  public ReplicateConfig {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(offers, "offers must not be null");
    Objects.requireNonNull(key, "key must not be null");
    Objects.requireNonNull(base, "base must not be null");
    Objects.requireNonNull(http, "http must not be null");
    Objects.requireNonNull(cancelAfter, "cancelAfter must not be null");
    Objects.requireNonNull(searchGrace, "searchGrace must not be null");
    Objects.requireNonNull(webhook, "webhook must not be null");
    Objects.requireNonNull(clips, "clips must not be null");
    ConfigFaults faults =
        new ConfigFaults("ReplicateConfig")
            .unless(submitsPerMinute > 0, "submitsPerMinute", submitsPerMinute, "must be 1 or more")
            .unless(
                inlineImageBytes >= 0 && inlineImageBytes <= MOST_INLINE,
                "inlineImageBytes",
                inlineImageBytes,
                "must be from 0 to " + MOST_INLINE)
            .unless(searchGrace.isPositive(), "searchGrace", searchGrace, "must be above zero");
    cancelAfter.forEach(span ->
        faults.unless(
            span.compareTo(SHORTEST_LIFE) >= 0 && span.equals(Duration.ofSeconds(span.toSeconds())),
            "cancelAfter",
            span,
            "must be whole seconds, 5 s or more"));
    offers.offers().stream()
        .map(Offer::sku)
        .filter(sku -> !SKU.matcher(sku).matches())
        .forEach(sku -> faults.unless(false, "offers", sku, "must be such as owner/name"));
    BaseAddress.check(faults, "base", base, "https://api.replicate.com/");
    boolean isLive = !key.equals(ApiKey.OFFLINE);
    if (isLive) {
      BaseAddress.checkSecrecy(faults, "base", base);
    }
    webhook.forEach(address ->
        faults.unless(
            BaseAddress.isWeb(address) && (!isLive || "https".equals(address.getScheme())),
            "webhook",
            "...",
            "must be an address such as https://us.example/hook"));
    faults.refuse();
  }

  /**
   * Replicate with all defaults.
   *
   * @param token white space around it is dropped
   * @throws IllegalArgumentException if it cannot be a token
   */
  public static ReplicateConfig of(String token) {
    Objects.requireNonNull(token, "token must not be null");
    return standard(
        LIVE,
        ApiKey.of(token),
        URI.create("https://" + HOST + "/"),
        HttpOptions.standard("replicate.delivery", "*.replicate.delivery"));
  }

  /**
   * An emulator such as {@code kinoport serve}. It gets a key that is none, and clips may come from
   * its address.
   *
   * @param address such as {@code http://127.0.0.1:8080}
   * @throws IllegalArgumentException if the address is not absolute http or https
   */
  public static ReplicateConfig emulator(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    URI base = BaseAddress.at(address, HOST);
    List<String> hosts = base.getHost() == null ? List.of() : List.of(base.getHost());
    return standard(EMULATOR, ApiKey.OFFLINE, base, HttpOptions.standard().clipsFrom(hosts, true));
  }

  /**
   * What the environment asks for: {@code REPLICATE_EMULATOR_URL}, which gets no real key; else
   * {@code REPLICATE_API_TOKEN}, at {@code REPLICATE_BASE_URL} if that is set. Values are trimmed,
   * empty ones count as absent. The way out is that of {@code HTTPS_PROXY} and its like.
   *
   * @return what is missing or wrong; never shows a token
   */
  public static Validation<Seq<Violation>, ReplicateConfig> fromEnvironment(
      Map<String, String> environment) {
    Objects.requireNonNull(environment, "environment must not be null");
    return new ReplicateEnvironment(environment).config();
  }

  /** The same under another name: another account, or an emulator's world. */
  public ReplicateConfig name(ProviderName word) {
    Objects.requireNonNull(word, "word must not be null");
    return with(change -> change.name = word);
  }

  /** The same, selling something else. */
  public ReplicateConfig offers(Catalogue others) {
    Objects.requireNonNull(others, "others must not be null");
    return with(change -> change.offers = others);
  }

  /** The same elsewhere. */
  public ReplicateConfig base(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> change.base = address);
  }

  /** The same, talked to in another way. */
  public ReplicateConfig http(UnaryOperator<HttpOptions> changed) {
    Objects.requireNonNull(changed, "changed must not be null");
    return with(change -> change.http = changed.apply(http));
  }

  /** The same, for an account with another limit. */
  public ReplicateConfig submitsPerMinute(int most) {
    return with(change -> change.submitsPerMinute = most);
  }

  /** The same, with images of up to so many bytes in the request. */
  public ReplicateConfig inlineImageBytes(long most) {
    return with(change -> change.inlineImageBytes = most);
  }

  /** The same, with Replicate ending by itself what takes longer than this. */
  public ReplicateConfig cancelAfter(Duration span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.cancelAfter = Option.of(span));
  }

  /** The same, believing an absence only after this long. */
  public ReplicateConfig searchGrace(Duration span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.searchGrace = span);
  }

  /** The same, with Replicate sending messages to this address. */
  public ReplicateConfig webhook(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> change.webhook = Option.of(address));
  }

  /** The same, keeping clips in this folder. */
  public ReplicateConfig clips(Path folder) {
    Objects.requireNonNull(folder, "folder must not be null");
    return with(change -> change.clips = folder);
  }

  @Override
  public Capabilities capabilities() {
    return ReplicateCapabilities.of(this);
  }

  /** Without the address of the webhook, which may be secret. */
  @Override
  public String toString() {
    return "ReplicateConfig[name=%s, base=%s, submitsPerMinute=%d, clips=%s]"
        .formatted(name, base, submitsPerMinute, clips);
  }

  private static ReplicateConfig standard(
      ProviderName name, ApiKey key, URI base, HttpOptions http) {
    return new ReplicateConfig(
        name,
        ReplicateOffers.catalogue(),
        key,
        base,
        http,
        USUAL_PACE,
        0,
        Option.none(),
        USUAL_GRACE,
        Option.none(),
        Path.of("clips"));
  }

  private ReplicateConfig with(Consumer<Change> made) {
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
    private long inlineImageBytes;
    private Option<Duration> cancelAfter;
    private Duration searchGrace;
    private Option<URI> webhook;
    private Path clips;

    private Change(ReplicateConfig from) {
      key = from.key;
      name = from.name;
      offers = from.offers;
      base = from.base;
      http = from.http;
      submitsPerMinute = from.submitsPerMinute;
      inlineImageBytes = from.inlineImageBytes;
      cancelAfter = from.cancelAfter;
      searchGrace = from.searchGrace;
      webhook = from.webhook;
      clips = from.clips;
    }

    private ReplicateConfig done() {
      return new ReplicateConfig(
          name,
          offers,
          key,
          base,
          http,
          submitsPerMinute,
          inlineImageBytes,
          cancelAfter,
          searchGrace,
          webhook,
          clips);
    }
  }
}
