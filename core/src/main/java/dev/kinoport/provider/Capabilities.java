package dev.kinoport.provider;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a provider can, how long it remembers, and how much it takes at once. Readable before
 * anything is bought. {@link #standard} is a provider about which nobody promises more than an
 * hour; each method of the same name as a component gives a copy with another value.
 *
 * @param cancel whether a generation can be stopped once it was accepted
 * @param search how a request whose answer was lost is found again
 * @param images how a local image reaches the provider
 * @param inlineUpTo images of up to so many bytes travel within the request, encoded when it
 *     leaves; 0 for none
 * @param fetchesInside whether it can fetch images from this machine and its network; a shop on the
 *     internet cannot
 * @param resultKept how long after its end a generation can still be asked for; over 0
 * @param addressKept how long a clip's address leads to it, counted from the moment it was told;
 *     over 0
 * @param startLimit how long a request waits at most before the provider gives it up, if that is
 *     known
 * @param totalLimit how long it takes at most from acceptance to the end, if that is known
 * @param submitsPerMinute how many requests it takes in a minute, if that is limited; 1 or more
 * @param inFlight how many unfinished requests it takes at once, if that is limited; 1 or more
 */
public record Capabilities(
    Cancel cancel,
    Search search,
    ImageStorage images,
    long inlineUpTo,
    boolean fetchesInside,
    Duration resultKept,
    Duration addressKept,
    Option<Duration> startLimit,
    Option<Duration> totalLimit,
    Option<Integer> submitsPerMinute,
    Option<Integer> inFlight) {

  /** Whether a generation can be stopped. */
  public enum Cancel {
    /** Not at all: what was accepted is made and paid for. */
    NEVER,
    /** While it waits for its turn. */
    WHILE_QUEUED,
    /** As long as it has not ended. */
    ANY_TIME
  }

  /**
   * How a request whose answer was lost is found again.
   *
   * @param way by what
   * @param window how long after a submit it can be found, if that is limited
   * @param grace how long after a submit its absence is not believed yet; over 0
   */
  public record Search(Way way, Option<Duration> window, Duration grace) {
    /** By what a request is found again. */
    public enum Way {
      /** Not at all: a person decides. */
      NONE,
      /** By its input, in the provider's list of requests. */
      LISTING,
      /** By a token of ours that it carries. */
      OWN_TOKEN,
      /** By the provider's own message. */
      MESSAGE
    }

    /**
     * @throws IllegalArgumentException if a span is not above zero
     */
    public Search {
      window.forEach(span -> mustBePositive("window", span));
      mustBePositive("grace", grace);
    }

    /** In this way, without an end; an absence is believed after half an hour. */
    public static Search by(Way way) {
      return new Search(way, Option.none(), Duration.ofMinutes(30));
    }

    /** The same, believing an absence only after this long. */
    public Search grace(Duration span) {
      return new Search(way, window, span);
    }

    /** The same, for so long after a submit. */
    public Search within(Duration span) {
      return new Search(way, Option.of(span), grace);
    }
  }

  /**
   * @throws IllegalArgumentException if a span or a number is out of its range
   */
  public Capabilities {
    mustBePositive("resultKept", resultKept);
    mustBePositive("addressKept", addressKept);
    startLimit.forEach(span -> mustBePositive("startLimit", span));
    totalLimit.forEach(span -> mustBePositive("totalLimit", span));
    submitsPerMinute.forEach(number -> mustBeOneOrMore("submitsPerMinute", number));
    inFlight.forEach(number -> mustBeOneOrMore("inFlight", number));
    if (inlineUpTo < 0) {
      throw new IllegalArgumentException("inlineUpTo must be 0 or more bytes, was " + inlineUpTo);
    }
  }

  /**
   * Cancel at any time, lost answers found by listing, images at addresses of one generation,
   * result and address kept for an hour, no limits.
   */
  public static Capabilities standard() {
    return new Change().done();
  }

  /** The same, with another way to stop. */
  public Capabilities cancel(Cancel when) {
    return with(change -> change.cancel = when);
  }

  /** The same, with lost answers found in another way. */
  public Capabilities search(Search how) {
    return with(change -> change.search = how);
  }

  /** The same, with images of up to so many bytes in the request and all others in a storage. */
  public Capabilities images(ImageStorage storage, long inline) {
    return with(change -> {
      change.images = storage;
      change.inlineUpTo = inline;
    });
  }

  /**
   * The same, fetching images from the internet alone, or from this machine and its network too.
   */
  public Capabilities fetchesInside(boolean can) {
    return with(change -> change.fetchesInside = can);
  }

  /** The same, with result and address kept for so long. */
  public Capabilities kept(Duration result, Duration address) {
    return with(change -> {
      change.resultKept = result;
      change.addressKept = address;
    });
  }

  /** The same, with these limits of time. */
  public Capabilities limits(Option<Duration> start, Option<Duration> total) {
    return with(change -> {
      change.startLimit = start;
      change.totalLimit = total;
    });
  }

  /**
   * The same, taking so many requests in a minute, and so many at once: from all processes that
   * share a journal together.
   */
  public Capabilities pace(Option<Integer> perMinute, Option<Integer> atOnce) {
    return with(change -> {
      change.submitsPerMinute = perMinute;
      change.inFlight = atOnce;
    });
  }

  private Capabilities with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private Cancel cancel = Cancel.ANY_TIME;
    private Search search = Search.by(Search.Way.LISTING);
    private ImageStorage images = new ImageStorage.Private();
    private long inlineUpTo;
    private boolean fetchesInside = true;
    private Duration resultKept = Duration.ofHours(1);
    private Duration addressKept = Duration.ofHours(1);
    private Option<Duration> startLimit = Option.none();
    private Option<Duration> totalLimit = Option.none();
    private Option<Integer> submitsPerMinute = Option.none();
    private Option<Integer> inFlight = Option.none();

    private Change() {}

    private Change(Capabilities from) {
      cancel = from.cancel;
      search = from.search;
      images = from.images;
      inlineUpTo = from.inlineUpTo;
      fetchesInside = from.fetchesInside;
      resultKept = from.resultKept;
      addressKept = from.addressKept;
      startLimit = from.startLimit;
      totalLimit = from.totalLimit;
      submitsPerMinute = from.submitsPerMinute;
      inFlight = from.inFlight;
    }

    private Capabilities done() {
      return new Capabilities(
          cancel,
          search,
          images,
          inlineUpTo,
          fetchesInside,
          resultKept,
          addressKept,
          startLimit,
          totalLimit,
          submitsPerMinute,
          inFlight);
    }
  }

  private static void mustBePositive(String name, Duration span) {
    if (!span.isPositive()) {
      throw new IllegalArgumentException(name + " must be above zero, was " + span);
    }
  }

  private static void mustBeOneOrMore(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, was " + number);
    }
  }
}
