package dev.kinoport.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code kinoport.*} says in the application's properties. A name that is none of these does
 * not start.
 *
 * @param provider who is asked, in the order in which they stand here; none if the application has
 *     {@link dev.kinoport.provider.Provider} beans of its own
 * @param emulatorUrl where the emulator is, if it is asked
 * @param clips folder where clips are kept
 * @param resume whether what an earlier process left is taken up when the application is ready
 * @param log whether each transition of a generation is a line of the log
 * @param fal how fal is used, if it is asked
 * @param minimax how MiniMax is used, if it is asked
 * @param replicate how Replicate is used, if it is asked
 * @param videos how a server of {@code /v1/videos} is used, if it is asked
 * @param fake how the fake lives, if it is asked
 * @param journal where the truth is kept
 * @param limits by a provider's name, what it takes from all processes on the journal together
 */
@ConfigurationProperties(prefix = "kinoport", ignoreUnknownFields = false)
public record KinoportProperties(
    @DefaultValue List<ProviderKind> provider,
    @DefaultValue("http://127.0.0.1:8900") URI emulatorUrl,
    @DefaultValue("clips") Path clips,
    @DefaultValue("true") boolean resume,
    @DefaultValue("true") boolean log,
    @DefaultValue Fal fal,
    @DefaultValue Minimax minimax,
    @DefaultValue Replicate replicate,
    @DefaultValue Videos videos,
    @DefaultValue Fake fake,
    @DefaultValue Journal journal,
    @DefaultValue Map<String, Limits> limits) {
  public KinoportProperties {
    Objects.requireNonNull(provider, "provider must not be null");
    Objects.requireNonNull(emulatorUrl, "emulatorUrl must not be null");
    Objects.requireNonNull(clips, "clips must not be null");
    Objects.requireNonNull(fal, "fal must not be null");
    Objects.requireNonNull(minimax, "minimax must not be null");
    Objects.requireNonNull(replicate, "replicate must not be null");
    Objects.requireNonNull(videos, "videos must not be null");
    Objects.requireNonNull(fake, "fake must not be null");
    Objects.requireNonNull(journal, "journal must not be null");
    limits = Map.copyOf(Objects.requireNonNull(limits, "limits must not be null"));
  }

  /** Who can be asked by a word. */
  public enum ProviderKind {
    /** The live service; it costs money. */
    FAL("adapter-fal-http"),
    /** The live platform; it costs money. */
    MINIMAX("adapter-minimax-http"),
    /** The live service; it costs money. */
    REPLICATE("adapter-replicate-http"),
    /** A server of {@code /v1/videos}. */
    VIDEOS("adapter-videos-http"),
    /** A server that speaks as fal does, such as {@code kinoport serve}. */
    EMULATOR("adapter-fal-http"),
    /** In memory, and free. */
    FAKE("adapter-fake");

    private final String module;

    ProviderKind(String module) {
      this.module = module;
    }

    /** As it stands in the properties. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean takesMoney() {
      return this != FAKE && this != EMULATOR;
    }

    /** What the application must have on its class path, by its coordinates. */
    String module() {
      return "dev.kinoport:kinoport-" + module;
    }

    /** The names that its provider may have. */
    Set<String> providers() {
      return switch (this) {
        case MINIMAX -> Set.of("minimax", "minimax-china");
        case EMULATOR -> Set.of("fal-emulator");
        case FAL, REPLICATE, VIDEOS, FAKE -> Set.of(word());
      };
    }

    /** Under which its provider is known to Spring. */
    String bean() {
      return "kinoport%s%sProvider"
          .formatted(name().substring(0, 1), name().substring(1).toLowerCase(Locale.ROOT));
    }
  }

  /**
   * How fal is used.
   *
   * @param key {@code id:secret}
   * @param webhook the public address of this application where fal tells what became of a request;
   *     its path is served; none: fal is asked
   */
  public record Fal(@Nullable String key, @Nullable URI webhook) {
    URI requiredWebhook() {
      return Objects.requireNonNull(webhook, "kinoport.fal.webhook is not set");
    }

    /** Without the key, and without an address that may hold a secret. */
    @Override
    public String toString() {
      return "Fal[webhook=%s]".formatted(webhook == null ? "none" : "...");
    }
  }

  /**
   * How MiniMax is used.
   *
   * @param key of the account
   * @param callback the public address of this application where MiniMax tells how far a task is;
   *     its path is served; none: MiniMax is asked
   */
  public record Minimax(@Nullable String key, @Nullable URI callback) {
    URI requiredCallback() {
      return Objects.requireNonNull(callback, "kinoport.minimax.callback is not set");
    }

    /** Without the key, and without an address that may hold a secret. */
    @Override
    public String toString() {
      return "Minimax[callback=%s]".formatted(callback == null ? "none" : "...");
    }
  }

  /**
   * How Replicate is used.
   *
   * @param token of the account
   * @param webhook the public address of this application where Replicate tells what became of a
   *     prediction; its path is served; none: Replicate is asked
   */
  public record Replicate(@Nullable String token, @Nullable URI webhook) {
    URI requiredWebhook() {
      return Objects.requireNonNull(webhook, "kinoport.replicate.webhook is not set");
    }

    /** Without the token, and without an address that may hold a secret. */
    @Override
    public String toString() {
      return "Replicate[webhook=%s]".formatted(webhook == null ? "none" : "...");
    }
  }

  /**
   * How a server of {@code /v1/videos} is used.
   *
   * @param url what stands before {@code /videos} in its addresses
   * @param key if the server asks for one
   */
  public record Videos(@Nullable URI url, @Nullable String key) {
    /** Without the key, and without what an address may hold. */
    @Override
    public String toString() {
      return "Videos[host=%s]".formatted(url == null ? "none" : url.getHost());
    }
  }

  /**
   * How the fake lives, on a clock that passes by itself. On a clock of the application's own it is
   * realistic: 20 s in the queue, two minutes of work.
   *
   * @param queued how long a request waits
   * @param running how long the work takes
   */
  public record Fake(@DefaultValue("1s") Duration queued, @DefaultValue("3s") Duration running) {
    public Fake {
      Objects.requireNonNull(queued, "queued must not be null");
      Objects.requireNonNull(running, "running must not be null");
    }
  }

  /**
   * What one provider takes from all processes on the journal together.
   *
   * @param submitsPerMinute paid requests that may leave in any minute, 1 or more; as the provider
   *     has it if it is not set
   * @param inFlight generations that may be with it at once, 1 or more; as the provider has it if
   *     it is not set
   */
  public record Limits(@Nullable Integer submitsPerMinute, @Nullable Integer inFlight) {}

  /**
   * Where the truth is kept.
   *
   * @param place by default the application's {@code DataSource} if it has one, else memory
   * @param file of SQLite, for {@link Place#FILE}
   * @param schema where the tables are in a {@code DataSource}: a schema of PostgreSQL; before the
   *     names of the tables on SQLite
   */
  public record Journal(
      @DefaultValue("auto") Place place,
      @DefaultValue("kinoport.db") Path file,
      @DefaultValue("kinoport") String schema) {
    public Journal {
      Objects.requireNonNull(place, "place must not be null");
      Objects.requireNonNull(file, "file must not be null");
      Objects.requireNonNull(schema, "schema must not be null");
    }

    /** Which kind of journal. */
    public enum Place {
      /** The application's {@code DataSource} if it has one, else memory. */
      AUTO,
      /** The application's {@code DataSource}; without one it does not start. */
      DATASOURCE,
      /** A file of SQLite. */
      FILE,
      /** Gone with the process. */
      MEMORY
    }
  }
}
