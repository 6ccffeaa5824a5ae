package dev.kinoport.fal.queue;

import dev.kinoport.fal.upload.FileLifecycle;
import dev.kinoport.http.config.ConfigFaults;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What fal may be told about every request beside its input. The time to start comes with each
 * request and is not among these.
 *
 * @param priority by default none, which is {@code normal}
 * @param runnerHint asks for the runner that served the same hint before; by default none
 * @param noRetry whether fal must not try a failed request again by itself; by default it may
 * @param fallback whether fal may use another endpoint when this one fails; by default it may
 * @param storeIo whether fal keeps input and output for its listing; by default as the account says
 * @param lifecycle how long fal keeps the files it makes; by default as the account says
 * @param maxQueueLength refuses a request when the queue is longer; by default none
 * @param tags for the bill; at most {@value #MOST_TAGS}; by default none
 */
public record FalOptions(
    Option<Priority> priority,
    Option<String> runnerHint,
    boolean noRetry,
    boolean fallback,
    Option<Boolean> storeIo,
    Option<FileLifecycle> lifecycle,
    Option<Integer> maxQueueLength,
    SortedMap<String, String> tags) {
  /** Most tags on one request. */
  public static final int MOST_TAGS = 10;

  private static final Pattern TAG_NAME = Pattern.compile("[a-z0-9._-]{1,64}");
  private static final Pattern TAG_VALUE = Pattern.compile("[\\x20-\\x2b\\x2d-\\x7e]{0,256}");
  private static final Pattern HINT = Pattern.compile("[\\x21-\\x7e]{1,512}");

  /**
   * @throws IllegalArgumentException if fal would silently drop one of them
   */
  public FalOptions {
    Objects.requireNonNull(priority, "priority must not be null");
    Objects.requireNonNull(runnerHint, "runnerHint must not be null");
    Objects.requireNonNull(storeIo, "storeIo must not be null");
    Objects.requireNonNull(lifecycle, "lifecycle must not be null");
    Objects.requireNonNull(maxQueueLength, "maxQueueLength must not be null");
    Objects.requireNonNull(tags, "tags must not be null");
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    ConfigFaults faults =
        new ConfigFaults("FalOptions")
            .unless(
                tags.size() <= MOST_TAGS,
                "tags",
                tags.size(),
                "must be " + MOST_TAGS + " or fewer");
    tags.forEach((name, value) ->
        faults.unless(
            isTag(name, value),
            "tags",
            name + "=" + value,
            "must be like team=film: a-z, 0-9, . _ - up to 64, not fal.; then printable without"
                + " comma"));
    runnerHint.forEach(hint ->
        faults.unless(HINT.matcher(hint).matches(), "runnerHint", hint, "must be printable ASCII"));
    maxQueueLength.forEach(
        length -> faults.unless(length >= 0, "maxQueueLength", length, "must be 0 or more"));
    faults.refuse();
  }

  /** Who goes first. */
  public enum Priority {
    /** In turn. */
    NORMAL,
    /** After all others. */
    LOW
  }

  /** The defaults named above. */
  public static FalOptions standard() {
    return new Change().done();
  }

  /** The same, with another place in the queue. */
  public FalOptions priority(Priority place) {
    Objects.requireNonNull(place, "place must not be null");
    return with(change -> change.priority = Option.of(place));
  }

  /** The same, asking for the runner that served this hint before. */
  public FalOptions runnerHint(String hint) {
    Objects.requireNonNull(hint, "hint must not be null");
    return with(change -> change.runnerHint = Option.of(hint));
  }

  /** The same, without fal's own second tries and other endpoints. */
  public FalOptions onlyOnce() {
    return with(change -> {
      change.noRetry = true;
      change.fallback = false;
    });
  }

  /** The same, with or without input and output kept by fal. */
  public FalOptions storeIo(boolean kept) {
    return with(change -> change.storeIo = Option.of(kept));
  }

  /** The same, with files kept this long. */
  public FalOptions lifecycle(FileLifecycle span) {
    Objects.requireNonNull(span, "span must not be null");
    return with(change -> change.lifecycle = Option.of(span));
  }

  /** The same, refused when more requests than this are ahead. */
  public FalOptions maxQueueLength(int most) {
    return with(change -> change.maxQueueLength = Option.of(most));
  }

  /** The same, with these tags. */
  public FalOptions tags(Map<String, String> named) {
    Objects.requireNonNull(named, "named must not be null");
    return with(change -> change.tags = new TreeMap<>(named));
  }

  private static boolean isTag(String name, String value) {
    return TAG_NAME.matcher(name).matches()
        && !name.startsWith("fal.")
        && TAG_VALUE.matcher(value).matches();
  }

  private FalOptions with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private Option<Priority> priority = Option.none();
    private Option<String> runnerHint = Option.none();
    private boolean noRetry;
    private boolean fallback = true;
    private Option<Boolean> storeIo = Option.none();
    private Option<FileLifecycle> lifecycle = Option.none();
    private Option<Integer> maxQueueLength = Option.none();
    private SortedMap<String, String> tags = new TreeMap<>();

    private Change() {}

    private Change(FalOptions from) {
      priority = from.priority;
      runnerHint = from.runnerHint;
      noRetry = from.noRetry;
      fallback = from.fallback;
      storeIo = from.storeIo;
      lifecycle = from.lifecycle;
      maxQueueLength = from.maxQueueLength;
      tags = from.tags;
    }

    private FalOptions done() {
      return new FalOptions(
          priority, runnerHint, noRetry, fallback, storeIo, lifecycle, maxQueueLength, tags);
    }
  }
}
