package dev.kinoport.fake;

import dev.kinoport.backend.Backend;
import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.util.List;

/**
 * A provider of video generations that lives in memory: deterministic, scripted, strict, and with
 * books of its own. It makes real, playable MP4 clips and spends no money.
 *
 * <p>What it does not promise: that a live service is as fast, as honest or as kind. Safe for use
 * by many threads; thousands fit into one JVM. Same requests, same script, same seed: same ids,
 * same times, same bytes.
 */
public final class FakeProvider {
  private final World world;
  private final FakeClips clips;
  private final Backend backend;
  private final BackOffice backOffice;

  private FakeProvider(Builder builder) {
    Prices prices = new Prices(builder.catalogue);
    world = new World(builder.time, builder.script, prices, builder.seed);
    FakeUploads uploads = new FakeUploads(world, builder.uploadFailures);
    clips = new FakeClips(world, new ClipStudio(uploads));
    FakeVideoBackend video =
        new FakeVideoBackend(world, new FrontDesk(builder.catalogue), builder.resultKept);
    backend = new Backend(video, uploads, clips);
    backOffice =
        new BackOffice(world, uploads, builder.catalogue, builder.resultKept, video::resultOf);
  }

  /** Begins to put one together, on a clock. */
  public static Builder on(Timekeeper time) {
    return new Builder(time);
  }

  /** This provider through every port; its clips are rendered only once somebody reads them. */
  public Backend backend() {
    return backend;
  }

  /** Its files, for a store that wants the bytes. */
  public ClipSource clipSource() {
    return clips;
  }

  /** Behind its counter. */
  public BackOffice backOffice() {
    return backOffice;
  }

  /** What it has charged by now. */
  public Bill bill() {
    return world.bill();
  }

  /** Every request that it has accepted by now, oldest first. */
  public List<AcceptedRequest> accepted() {
    return world.accepted();
  }

  /** Every submit that reached it, in order, with what it answered. */
  public List<Received> received() {
    return world.received();
  }

  /** Puts a {@link FakeProvider} together. */
  public static final class Builder {
    private final Timekeeper time;
    private Catalogue catalogue = Catalogue.standard();
    private Script script = Script.always(Life.realistic());
    private Duration resultKept = Duration.ofHours(1);
    private int uploadFailures;
    private long seed;

    private Builder(Timekeeper time) {
      this.time = time;
    }

    /** Which models it offers; by default {@link Catalogue#standard}. */
    public Builder catalogue(Catalogue models) {
      this.catalogue = models;
      return this;
    }

    /** How requests go; by default {@link Life#realistic} for all. */
    public Builder script(Script lives) {
      this.script = lives;
      return this;
    }

    /** How long it remembers a result after completion; by default 1 hour. */
    public Builder resultKept(Duration span) {
      this.resultKept = span;
      return this;
    }

    /** How often the upload of each image fails before it works; by default never. */
    public Builder uploadFailures(int times) {
      this.uploadFailures = times;
      return this;
    }

    /** Changes all request ids; by default 0. */
    public Builder seed(long number) {
      this.seed = number;
      return this;
    }

    /** Builds it. */
    public FakeProvider build() {
      return new FakeProvider(this);
    }
  }
}
