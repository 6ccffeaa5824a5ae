package dev.kinoport.cli.provider;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits for a clip. A generation in doubt ends the wait, unless somebody listens to the provider:
 * then its message may still settle the doubt.
 */
public final class ClipWait {
  /** Longer than a clip takes, and no longer than somebody sits before a terminal. */
  private static final Duration LISTENING = Duration.ofMinutes(30);

  private final Session session;
  private final Option<Duration> limit;
  private final Runnable onListening;

  /**
   * @param limit how long in all; by default as long as it takes
   * @param onListening told when nothing but a message can help
   */
  public ClipWait(Session session, Option<Duration> limit, Runnable onListening) {
    this.session = session;
    this.limit = limit;
    this.onListening = onListening;
  }

  public Either<Failure, Generated> end(GenerationId id) {
    Instant begin = session.time().now();
    Either<Failure, Generated> end = await(id, limit);
    boolean isInDoubt = end.fold(Failure.InDoubt.class::isInstance, generated -> false);
    return isInDoubt && isTold(id, left(begin)) ? await(id, limit.map(all -> left(begin))) : end;
  }

  private Either<Failure, Generated> await(GenerationId id, Option<Duration> span) {
    return span.fold(
        () -> session.kinoport().await(id), most -> session.kinoport().await(id, most));
  }

  private Duration left(Instant begin) {
    Duration past = Duration.between(begin, session.time().now());
    return limit.getOrElse(LISTENING.plus(past)).minus(past);
  }

  private boolean isTold(GenerationId id, Duration span) {
    if (session.inbox().isEmpty() || !span.isPositive()) {
      return false;
    }
    onListening.run();
    return session
        .inbox()
        .exists(box -> session.time().await(box.about(id), Option.some(span)).isDefined());
  }
}
