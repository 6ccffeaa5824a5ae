package dev.kinoport.engine.departure;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.History;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When requests left, as their provider's clock would tell it. The journal has it by the sender's,
 * which may have been hours away from the provider's, and may be right again by the time somebody
 * looks; the provider's list knows nothing of either. So it is told by how far the provider's clock
 * was ahead when the request left: as the journal has it, or as the provider said first after that,
 * to the process that sent it.
 *
 * <p>Safe for use by many threads.
 */
public final class ProviderClock {
  /** Answers take a while, and tell whole seconds. */
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final VideoBackend video;
  private final Timekeeper time;

  /** Those of this process of which the journal does not have it. */
  private final Map<GenerationId, Departure> departures = new ConcurrentHashMap<>();

  /** What once lay in the future: this clock was set back since it left, and is another by now. */
  private final Set<GenerationId> setBack = ConcurrentHashMap.newKeySet();

  private record Departure(GenerationEvent.SubmitStarted event, Option<Duration> toldFirst) {}

  /** How well it is known when a request left. */
  public enum Certainty {
    /** The provider's clock was heard when it left and is now, and no clock was set between. */
    KNOWN,
    /** As if the sender's clock had been what the one of this process is now. */
    GUESSED,
    /** The provider has said nothing of its clock. */
    UNHEARD
  }

  /**
   * When a request left.
   *
   * @param at by the provider's clock, and by that no later than now
   * @param ago how long ago that is
   * @param certainty how well it is known
   */
  public record Moment(Instant at, Duration ago, Certainty certainty) {
    /** What the provider's clock shows now. */
    public Instant there() {
      return at.plus(ago);
    }

    /** Whether it is the same moment, as far as anybody can tell. */
    public boolean isAbout(Moment other) {
      return isNear(Duration.between(at, other.at), Duration.ZERO);
    }
  }

  /**
   * @param video whose clock it is
   * @param time by which this process goes
   */
  public ProviderClock(VideoBackend video, Timekeeper time) {
    this.video = video;
    this.time = time;
  }

  /** How far the provider's clock is ahead of ours; none as long as nobody has heard of it. */
  public Option<Duration> ahead() {
    return video.timeThere().map(there -> Duration.between(time.now(), there));
  }

  /** A request leaves this process. */
  public void departs(GenerationId id, GenerationEvent.SubmitStarted departure) {
    if (departure.providerAhead().isEmpty()) {
      departures.put(id, new Departure(departure, Option.none()));
    }
  }

  /** When the last request of a generation left, as far as it can be told now. */
  public Moment left(History history, Instant sentAt) {
    Instant now = time.now();
    Option<Duration> ahead = ahead();
    if (now.plus(TOLERANCE).isBefore(sentAt)) {
      setBack.add(history.id());
    }
    Option<Duration> then =
        history
            .lastDeparture()
            .flatMap(departure ->
                departure.providerAhead().orElse(() -> toldFirst(history.id(), departure, ahead)));
    Instant there = now.plus(ahead.getOrElse(Duration.ZERO));
    Instant left = sentAt.plus(then.orElse(ahead).getOrElse(Duration.ZERO));
    Instant at = left.isAfter(there) ? there : left;
    boolean isOneClock =
        !setBack.contains(history.id())
            && then.exists(once -> ahead.exists(it -> isNear(once, it)));
    return new Moment(
        at,
        Duration.between(at, there),
        ahead.isEmpty() ? Certainty.UNHEARD : isOneClock ? Certainty.KNOWN : Certainty.GUESSED);
  }

  private Option<Duration> toldFirst(
      GenerationId id, GenerationEvent.SubmitStarted departure, Option<Duration> ahead) {
    Departure known =
        departures.computeIfPresent(
            id, (key, it) -> new Departure(it.event(), it.toldFirst().orElse(ahead)));
    return Option.<Departure>of(known)
        .filter(it -> it.event().equals(departure))
        .flatMap(Departure::toldFirst);
  }

  private static boolean isNear(Duration one, Duration other) {
    return one.minus(other).abs().compareTo(TOLERANCE) <= 0;
  }

  /** Nothing of it is looked for any more. */
  public void forget(GenerationId id) {
    departures.remove(id);
    setBack.remove(id);
  }
}
