package dev.kinoport.videos;

import dev.kinoport.catalogue.videos.VideosOffers;
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
import dev.kinoport.videos.dialect.VideosDialect;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everything that can be said about how servers of {@code /v1/videos} are used. Servers that take
 * different keys, or speak different dialects, are providers of their own, each with a name.
 *
 * @param name written into every order, so that what one server makes is not looked for at another;
 *     by default {@code videos}, and {@code videos-emulator} for an emulator
 * @param offers what is served; by default {@link VideosOffers#catalogue}
 * @param key sent to the bases below and nowhere else; none for a server that asks for none
 * @param base what stands before {@code videos} in all addresses, such as {@code
 *     http://127.0.0.1:8000/v1/}
 * @param bases the base of single offers, by alias: most servers serve one model; by default none
 *     has one of its own
 * @param http how they are talked to; by default clips come from the bases alone, which may be
 *     inside, since somebody named them here; with further hosts, its {@code clipsFromInside}
 *     counts for all
 * @param dialect by default {@link VideosDialect#SPEC}
 * @param json whether requests are always JSON, an image at hand within; by default they are forms
 * @param believesAbsence whether what a complete list lacks was never taken, if the list also shows
 *     that the server has not been restarted since; by default it is. A relay may show what it
 *     likes: say no there
 * @param clips folder where clips are kept; by default {@code clips} below the working directory
 */
public record VideosConfig(
    ProviderName name,
    Catalogue offers,
    Option<ApiKey> key,
    URI base,
    Map<String, URI> bases,
    HttpOptions http,
    VideosDialect dialect,
    boolean json,
    boolean believesAbsence,
    Path clips)
    implements ShopConfig {
  private static final ProviderName LIVE = ProviderName.of("videos");
  private static final ProviderName EMULATOR = ProviderName.of("videos-emulator");
  private static final String EXAMPLE = "http://127.0.0.1:8000/v1/";

  /**
   * @throws IllegalArgumentException that names each part that is wrong
   */
  public VideosConfig {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(offers, "offers must not be null");
    Objects.requireNonNull(key, "key must not be null");
    Objects.requireNonNull(base, "base must not be null");
    Objects.requireNonNull(bases, "bases must not be null");
    Objects.requireNonNull(http, "http must not be null");
    Objects.requireNonNull(dialect, "dialect must not be null");
    Objects.requireNonNull(clips, "clips must not be null");
    bases = Map.copyOf(bases);
    ConfigFaults faults = new ConfigFaults("VideosConfig");
    check(faults, "base", base, key.isDefined());
    for (Map.Entry<String, URI> own : bases.entrySet()) {
      check(faults, "bases." + own.getKey(), own.getValue(), key.isDefined());
      faults.unless(
          isOffered(offers, own.getKey()),
          "bases",
          own.getKey(),
          "must be the alias of one of the offers");
    }
    faults.unless(
        !json || dialect != VideosDialect.VLLM_OMNI,
        "json",
        json,
        "must be false with VLLM_OMNI, which takes forms only");
    faults.refuse();
  }

  private static boolean isOffered(Catalogue offers, String alias) {
    return offers.offers().stream().anyMatch(offer -> offer.alias().equals(alias));
  }

  private static void check(ConfigFaults faults, String field, URI base, boolean hasKey) {
    BaseAddress.check(faults, field, base, EXAMPLE);
    faults.unless(
        !String.valueOf(base.getPath()).endsWith("/videos/"),
        field,
        base,
        "must be what stands before /videos, such as " + EXAMPLE);
    if (hasKey) {
      BaseAddress.checkSecrecy(faults, field, base);
    }
  }

  /**
   * A server that asks for no key, with all defaults.
   *
   * @param base such as {@code http://127.0.0.1:8000/v1}
   * @throws IllegalArgumentException if it is no such address
   */
  public static VideosConfig of(URI base) {
    Objects.requireNonNull(base, "base must not be null");
    return of(base, Option.none());
  }

  /**
   * A server that asks for a key, with all other defaults.
   *
   * @param base such as {@code https://relay.example/v1}
   * @param key white space around it is dropped
   * @throws IllegalArgumentException if either cannot be one, or the key would leave this machine
   *     in clear text
   */
  public static VideosConfig of(URI base, String key) {
    Objects.requireNonNull(base, "base must not be null");
    Objects.requireNonNull(key, "key must not be null");
    return of(base, Option.some(ApiKey.of(key)));
  }

  static VideosConfig of(URI base, Option<ApiKey> key) {
    return standard(LIVE, key, BaseAddress.withSlash(base));
  }

  /**
   * An emulator such as {@code kinoport serve}, which gets no key.
   *
   * @param address such as {@code http://127.0.0.1:8080}
   * @throws IllegalArgumentException if the address is not absolute http or https
   */
  public static VideosConfig emulator(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    return standard(EMULATOR, Option.none(), BaseAddress.at(address, "videos").resolve("v1/"));
  }

  /**
   * What the environment asks for: {@code KINOPORT_VIDEOS_URL}, with {@code KINOPORT_VIDEOS_KEY} if
   * that is set. Values are trimmed, empty ones count as absent. The way out is that of {@code
   * HTTPS_PROXY} and its like.
   *
   * @return what is missing or wrong; never shows a key
   */
  public static Validation<Seq<Violation>, VideosConfig> fromEnvironment(
      Map<String, String> environment) {
    Objects.requireNonNull(environment, "environment must not be null");
    return new VideosEnvironment(environment).config();
  }

  /** The same under another name: another server, or an emulator's world. */
  public VideosConfig name(ProviderName word) {
    Objects.requireNonNull(word, "word must not be null");
    return with(change -> change.name = word);
  }

  /** The same, serving something else. */
  public VideosConfig offers(Catalogue others) {
    Objects.requireNonNull(others, "others must not be null");
    return with(change -> change.offers = others);
  }

  /** The same elsewhere. */
  public VideosConfig base(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> change.base = BaseAddress.withSlash(address));
  }

  /**
   * The same, with one offer served elsewhere.
   *
   * @param alias of the offer
   * @param address what stands before {@code videos} there
   */
  public VideosConfig base(String alias, URI address) {
    Objects.requireNonNull(alias, "alias must not be null");
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> change.bases.put(alias, BaseAddress.withSlash(address)));
  }

  /** The same, talked to in another way. */
  public VideosConfig http(UnaryOperator<HttpOptions> changed) {
    Objects.requireNonNull(changed, "changed must not be null");
    return with(change -> change.http = changed.apply(http));
  }

  /** The same, for another kind of server. */
  public VideosConfig dialect(VideosDialect spoken) {
    Objects.requireNonNull(spoken, "spoken must not be null");
    return with(change -> change.dialect = spoken);
  }

  /** The same, with requests in JSON or as forms. */
  public VideosConfig json(boolean always) {
    return with(change -> change.json = always);
  }

  /** The same, believing or not that what is not listed was never taken. */
  public VideosConfig believesAbsence(boolean does) {
    return with(change -> change.believesAbsence = does);
  }

  /** The same, keeping clips in this folder. */
  public VideosConfig clips(Path folder) {
    Objects.requireNonNull(folder, "folder must not be null");
    return with(change -> change.clips = folder);
  }

  @Override
  public Capabilities capabilities() {
    return VideosCapabilities.standard();
  }

  /** Without all that is served. */
  @Override
  public String toString() {
    return "VideosConfig[name=%s, base=%s, bases=%s, dialect=%s, clips=%s]"
        .formatted(name, base, bases, dialect, clips);
  }

  /** Where the key may go, and where clips come from. */
  List<URI> allBases() {
    List<URI> all = new ArrayList<>(List.of(base));
    all.addAll(bases.values());
    return all.stream().distinct().toList();
  }

  /** Clips come through the API, so from its hosts, wherever those are. */
  ClipDownloadLimits clipLimits() {
    ClipDownloadLimits further = http.clips();
    List<String> hosts = new ArrayList<>(further.hosts());
    allBases().forEach(own -> hosts.add(own.getHost()));
    boolean inside = further.privateToo() || further.hosts().isEmpty();
    return new ClipDownloadLimits(
        hosts, inside, further.mostBytes(), further.remedy(), further.speed());
  }

  private static VideosConfig standard(ProviderName name, Option<ApiKey> key, URI base) {
    return new VideosConfig(
        name,
        VideosOffers.catalogue(),
        key,
        base,
        Map.of(),
        HttpOptions.standard(),
        VideosDialect.SPEC,
        false,
        true,
        Path.of("clips"));
  }

  private VideosConfig with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** A copy in the making. */
  private static final class Change {
    private final Option<ApiKey> key;
    private final Map<String, URI> bases;
    private ProviderName name;
    private Catalogue offers;
    private URI base;
    private HttpOptions http;
    private VideosDialect dialect;
    private boolean json;
    private boolean believesAbsence;
    private Path clips;

    private Change(VideosConfig from) {
      key = from.key;
      bases = new LinkedHashMap<>(from.bases);
      name = from.name;
      offers = from.offers;
      base = from.base;
      http = from.http;
      dialect = from.dialect;
      json = from.json;
      believesAbsence = from.believesAbsence;
      clips = from.clips;
    }

    private VideosConfig done() {
      return new VideosConfig(
          name, offers, key, base, bases, http, dialect, json, believesAbsence, clips);
    }
  }
}
