package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What this process knows of the room at one account that it shares with others. The journal alone
 * says who may leave; here all but one wait without asking it, in the order of their coming.
 */
final class SubmitTurns {
  private final Timekeeper time;
  private final Option<SubmitLimits> limits;
  private final Duration longest;

  /** Until then there was no room, when somebody last asked. */
  private Instant closedUntil = Instant.MIN;

  /** For so long, counted from then: further off it is only by a clock that was set back. */
  private Duration closedFor = Duration.ZERO;

  /** Who asks then. */
  private Option<GenerationId> first = Option.none();

  private final Set<GenerationId> behind = new LinkedHashSet<>();

  SubmitTurns(Timekeeper time, EngineSettings settings, Provider provider) {
    this.time = time;
    longest = settings.answerWithin();
    limits = SubmitLimits.of(provider);
  }

  /** What the journal is to look at; none: there is no limit. */
  Option<SubmitLimits> limits() {
    return limits;
  }

  /** When to come again, as far as is known here; none if the journal may be asked. */
  synchronized Option<NextStep> closed(GenerationId id) {
    Instant now = time.now();
    if (!isClosed(now)) {
      behind.remove(id);
      return Option.none();
    }
    if (first.contains(id)) {
      return Option.some(new NextStep.At(closedUntil));
    }
    return behind(id, now);
  }

  private Option<NextStep> behind(GenerationId id, Instant now) {
    behind.add(id);
    return Option.some(new NextStep.At(now.plus(longest)));
  }

  /** The same, where no room is known of here: then one asks, and the others wait meanwhile. */
  synchronized Option<NextStep> closedButForOne(GenerationId id) {
    Instant now = time.now();
    // Whoever asks now may be a little late, and it is his turn.
    boolean isAnothers = first.exists(other -> !other.equals(id));
    if (isAnothers && isClosed(now.minus(SubmitLimits.LOOK))) {
      return behind(id, now);
    }
    Option<NextStep> wait = closed(id);
    if (wait.isEmpty()) {
      close(id, SubmitLimits.LOOK);
    }
    return wait;
  }

  private void close(GenerationId asking, Duration span) {
    closedFor = span;
    closedUntil = time.now().plus(span);
    first = Option.some(asking);
  }

  private boolean isClosed(Instant now) {
    return closedUntil.isAfter(now) && !closedUntil.isAfter(now.plus(closedFor));
  }

  /** The journal has said no. */
  synchronized NextStep refused(GenerationId id, Duration again) {
    close(id, again);
    return new NextStep.At(closedUntil);
  }

  /** It has left: who may follow. */
  synchronized Option<GenerationId> departed(GenerationId id) {
    return isClosed(time.now()) && first.exists(other -> !other.equals(id))
        ? Option.none()
        : open();
  }

  /**
   * It is not with the provider, or not any more: who may use the room.
   *
   * @param isFreed whether it was
   */
  synchronized Option<GenerationId> left(GenerationId id, boolean isFreed) {
    behind.remove(id);
    if (first.contains(id)) {
      return open();
    }
    if (!isFreed || !limits.exists(most -> most.inFlight().isDefined())) {
      return Option.none();
    }
    Option<GenerationId> asking = first;
    return asking.isEmpty() ? open() : reopened(asking);
  }

  private Option<GenerationId> reopened(Option<GenerationId> asking) {
    closedUntil = Instant.MIN;
    first = Option.none();
    return asking;
  }

  private Option<GenerationId> open() {
    closedUntil = Instant.MIN;
    first = Option.none();
    return next();
  }

  /** Is told once: whoever is not looked after here any more is not waited for. */
  private Option<GenerationId> next() {
    Option<GenerationId> next = Option.ofOptional(behind.stream().findFirst());
    next.forEach(behind::remove);
    return next;
  }
}
