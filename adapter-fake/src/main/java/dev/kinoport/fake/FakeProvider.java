package dev.kinoport.fake;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.fake.bound.WorldBounds;
import dev.kinoport.fake.clip.ClipStudio;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.fake.eventlog.EventLog;
import dev.kinoport.fake.eventlog.LoggedRequest;
import dev.kinoport.fake.eventlog.WorldIds;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A provider of video generations that lives in memory: deterministic, scripted, strict, and with
 * books of its own. It makes real, playable MP4 clips and spends no money.
 *
 * <p>What it does not promise: that a live service is as fast, as honest or as kind. Safe for use
 * by many threads; thousands fit into one JVM. Same requests, same script, same seed: same ids,
 * same times, same bytes.
 *
 * {@snippet file="dev/kinoport/examples/TestYourServiceTest.java" region="test-your-service"}
 */
public final class FakeProvider implements AutoCloseable {
  private static final String UPLOADS = "uploads";

  /** Longer than any test waits: only a script makes an address die. */
  private static final Duration ADDRESS_KEPT = Duration.ofDays(7);

  private static final Duration RESULT_KEPT = Duration.ofHours(1);

  private final ProviderName name;
  private final EventLog log;
  private final ProviderState world;
  private final FakeClips clips;
  private final Provider provider;
  private final Administration administration;

  private FakeProvider(Builder builder) {
    CataloguePrices prices = new CataloguePrices(builder.catalogue);
    name = builder.name;
    WorldIds worlds = new WorldIds(builder.dice);
    String fresh = builder.world.getOrElse(worlds::next);
    log =
        builder
            .folder
            .map(folder -> EventLog.in(folder, fresh))
            .getOrElse(() -> EventLog.none(fresh));
    Contents contents = orLetGo(() -> contents(builder.folder, builder.bounds));
    LoggedRequest requests = new LoggedRequest(builder.catalogue, contents);
    WorldLog history = new WorldLog(log, requests, builder.time);
    world =
        orLetGo(() ->
            new ProviderState(
                builder.time,
                builder.script,
                prices,
                name,
                builder.seed,
                worlds,
                history,
                builder.bounds));
    FakeUploads uploads =
        new FakeUploads(world, contents, builder.uploadFailures, builder.uploadRefused);
    clips = new FakeClips(world, new ClipStudio(uploads::bytes));
    ResultMemory memory = new ResultMemory(builder.catalogue, builder.resultKept());
    FakeVideoBackend video =
        new FakeVideoBackend(
            name, world, new SubmitValidation(builder.catalogue), builder.capabilities(), memory);
    provider =
        new Provider(
            name,
            builder.catalogue,
            builder.capabilities(),
            video,
            uploads,
            clips,
            StatusFeed.silent(),
            Option.some(builder.time));
    administration =
        new Administration(
            world,
            history,
            contents,
            uploads,
            video,
            clips,
            builder.catalogue,
            memory,
            builder.bounds);
  }

  private static Contents contents(Option<Path> folder, WorldBounds bounds) {
    return folder
        .map(it -> Contents.in(it.resolve(UPLOADS)))
        .getOrElse(() -> Contents.inMemory(bounds.bytes()));
  }

  private <T> T orLetGo(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (UncheckedIOException e) {
      log.close();
      throw e;
    }
  }

  /** Begins to put one together, on a clock. */
  public static Builder on(Timekeeper time) {
    Objects.requireNonNull(time, "time must not be null");
    return new Builder(time);
  }

  /** The name under which its orders are written down. */
  public ProviderName name() {
    return name;
  }

  /**
   * Which world this is: 12 lower-case hex digits, others for each. One that is {@linkplain
   * Builder#keptIn kept} is the same in the next process; a {@linkplain Administration#reset reset}
   * begins another, for what was bought before is gone.
   */
  public String world() {
    return log.world();
  }

  /** This provider through every port; its clips are rendered only once somebody reads them. */
  public Provider provider() {
    return provider;
  }

  /** Its files, for a store that wants the bytes. */
  public ClipSource clipSource() {
    return clips;
  }

  /** Behind its counter. */
  public Administration administration() {
    return administration;
  }

  /** What it has charged by now. */
  public Bill bill() {
    return world.bill();
  }

  /** Every request that it has accepted by now, oldest first. */
  public List<AcceptedRequest> accepted() {
    return world.accepted();
  }

  /**
   * Every submit that reached it, in order, with what it answered: of very many the latest, as many
   * as its {@link WorldBounds} say.
   */
  public List<Received> received() {
    return world.received();
  }

  /** How many submits had reached it before the first of those that {@link #received} tells. */
  public long receivedBefore() {
    return world.receivedBefore();
  }

  /**
   * Lets go of the folder that it is {@linkplain Builder#keptIn kept in}, and takes nothing in from
   * now on. One that is kept nowhere goes on, and need not be closed.
   */
  @Override
  public void close() {
    log.close();
  }

  /** Puts a {@link FakeProvider} together. */
  public static final class Builder {
    private final Timekeeper time;
    private Catalogue catalogue = FalOffers.catalogue();
    private Script script = Script.always(Life.realistic());
    private Option<Duration> resultKept = Option.none();
    private Option<Path> folder = Option.none();
    private RandomGenerator dice = new SecureRandom();
    private Option<String> world = Option.none();
    private ProviderName name = ProviderName.of("fake");
    private Option<Capabilities> capabilities = Option.none();
    private int uploadFailures;
    private Option<Fault.UploadRefused> uploadRefused = Option.none();
    private long seed;
    private WorldBounds bounds = WorldBounds.standard();

    private Builder(Timekeeper time) {
      this.time = time;
    }

    /** Which models it offers; by default {@link FalOffers#catalogue}. */
    public Builder catalogue(Catalogue models) {
      Objects.requireNonNull(models, "models must not be null");
      this.catalogue = models;
      return this;
    }

    /** How requests go; by default {@link Life#realistic} for all. */
    public Builder script(Script lives) {
      Objects.requireNonNull(lives, "lives must not be null");
      this.script = lives;
      return this;
    }

    /**
     * How long it remembers a result after completion, unless its offer says otherwise; by default
     * for as long as its {@link #capabilities} say, or 1 hour.
     */
    public Builder resultKept(Duration span) {
      Objects.requireNonNull(span, "span must not be null");
      this.resultKept = Option.some(span);
      return this;
    }

    /** How often the upload of each image fails before it works; by default never. */
    public Builder uploadFailures(int times) {
      this.uploadFailures = times;
      return this;
    }

    /**
     * Every upload of an image is refused for good, whatever the script says; by default none is.
     *
     * @param status what the provider answers: 400, 401, 403 or 413
     * @throws IllegalArgumentException if the status is none of those
     */
    public Builder uploadRefused(int status) {
      this.uploadRefused = Option.some(new Fault.UploadRefused(status));
      return this;
    }

    /** How much it keeps in memory; by default {@link WorldBounds#standard}. */
    public Builder bounds(WorldBounds limits) {
      Objects.requireNonNull(limits, "limits must not be null");
      this.bounds = limits;
      return this;
    }

    /** Changes all request ids; by default 0. */
    public Builder seed(long number) {
      this.seed = number;
      return this;
    }

    /**
     * The name under which its orders are written down; by default {@code fake}. Two fakes on one
     * journal need two names.
     *
     * @throws IllegalArgumentException if it cannot be a {@link ProviderName}
     */
    public Builder name(String word) {
      Objects.requireNonNull(word, "word must not be null");
      this.name = ProviderName.of(word);
      return this;
    }

    /**
     * What it says that it can, and does: it stops nothing that it cannot, and has no records if it
     * cannot be searched. By default {@link Capabilities#standard}, results kept for as long as
     * {@link #resultKept}; where both are given, this is what it says and that is what it does.
     */
    public Builder capabilities(Capabilities others) {
      Objects.requireNonNull(others, "others must not be null");
      this.capabilities = Option.some(others);
      return this;
    }

    private Capabilities capabilities() {
      return capabilities.getOrElse(
          () -> Capabilities.standard().kept(resultKept.getOrElse(RESULT_KEPT), ADDRESS_KEPT));
    }

    private Duration resultKept() {
      return resultKept.getOrElse(() -> capabilities().resultKept());
    }

    /**
     * Which world begins; by default the dice decide. A folder that holds a world already keeps its
     * own.
     *
     * @param id 12 lower-case hex digits
     * @throws IllegalArgumentException if it is anything else
     */
    public Builder world(String id) {
      Objects.requireNonNull(id, "id must not be null");
      this.world = Option.some(WorldIds.checked(id));
      return this;
    }

    /** What worlds draw their identity from; by default the machine's own. */
    public Builder dice(RandomGenerator source) {
      Objects.requireNonNull(source, "source must not be null");
      this.dice = source;
      return this;
    }

    /**
     * Keeps the world in a folder, so that it outlives its process, however that ends: the next
     * provider with this folder has the same requests, ids, clips, bill and listing, and no fault
     * strikes anew. By default the world is gone with its process.
     *
     * <p>What was accepted is written down before it is answered, with the life that it was given:
     * another script changes only what comes later. {@link FakeProvider#received} begins anew. The
     * machine's clock goes on between two processes, so requests end meanwhile; a {@link
     * VirtualTime} is turned to the last moment that something was written down, unless it is past
     * that. One provider at a time has the folder, until it is closed or its process ends.
     *
     * @param place made if need be; holds prompts and images as they came, but no key
     */
    public Builder keptIn(Path place) {
      Objects.requireNonNull(place, "place must not be null");
      this.folder = Option.some(place);
      return this;
    }

    /**
     * Builds it.
     *
     * @throws UncheckedIOException if the folder that it is kept in cannot be used, is in use, or
     *     holds a damaged line; its message names the file and the line. A last line without its
     *     end is not damage: it is dropped
     */
    public FakeProvider build() {
      return new FakeProvider(this);
    }
  }
}
