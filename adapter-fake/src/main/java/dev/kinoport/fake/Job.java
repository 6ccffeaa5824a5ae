package dev.kinoport.fake;

import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One accepted request at the fake provider. Where it stands is worked out from its life and the
 * time that has passed; nothing ticks.
 */
final class Job {
  private final String requestId;
  private final String generationId;
  private final Document request;
  private final Life life;
  private final Instant acceptedAt;
  private volatile @Nullable Instant cancelledAt;

  Job(String requestId, String generationId, Document request, Life life, Instant acceptedAt) {
    this.requestId = requestId;
    this.generationId = generationId;
    this.request = request;
    this.life = life;
    this.acceptedAt = acceptedAt;
  }

  String requestId() {
    return requestId;
  }

  String generationId() {
    return generationId;
  }

  Document request() {
    return request;
  }

  Life life() {
    return life;
  }

  Instant acceptedAt() {
    return acceptedAt;
  }

  boolean existsAt(Instant now) {
    return !now.isBefore(acceptedAt);
  }

  /** Whether it was made from exactly this object. */
  @SuppressWarnings("ReferenceEquality") // an equal request is another request
  boolean isOf(Document submitted) {
    return request == submitted;
  }

  /** When it was accepted, by the provider's clock. */
  Instant shownAcceptedAt() {
    return acceptedAt.plus(skew());
  }

  private Duration skew() {
    return life.fault(Fault.ClockSkew.class).map(Fault.ClockSkew::by).getOrElse(Duration.ZERO);
  }

  Instant startsAt() {
    return acceptedAt.plus(life.queued());
  }

  /** When it is over: at its natural end, or when it was cancelled. */
  Instant completesAt() {
    Instant cancelled = cancelledAt;
    return cancelled == null ? startsAt().plus(life.running()) : cancelled;
  }

  boolean isCancelled() {
    return cancelledAt != null;
  }

  boolean isCompletedAt(Instant now) {
    return !now.isBefore(completesAt());
  }

  /** Whether a wish to cancel has an effect. */
  boolean canBeCancelledAt(Instant now) {
    return !isCompletedAt(now) && life.fault(Fault.CancelTooLate.class).isEmpty();
  }

  void cancel(Instant now) {
    cancelledAt = now;
  }

  ProviderStatus status(Instant now) {
    List<LogLine> lines = linesAt(now);
    if (isCompletedAt(now)) {
      return new ProviderStatus.Completed(lines);
    }
    return now.isBefore(startsAt())
        ? new ProviderStatus.Queued(Option.of(aheadAt(now)), lines)
        : new ProviderStatus.Running(lines);
  }

  /** Those in front leave evenly, the last one at the end of the wait. */
  private int aheadAt(Instant now) {
    Duration left = Duration.between(now, startsAt());
    long shares = life.ahead() * left.toMillis();
    return (int) Math.ceilDiv(shares, Math.max(1, life.queued().toMillis()));
  }

  /** The next moment at which a status would read differently. */
  Option<Instant> nextChange(Instant now) {
    Stream<Instant> departures =
        now.isBefore(startsAt()) && life.ahead() > 0
            ? Stream.of(departureAfter(aheadAt(now)))
            : Stream.empty();
    Stream<Instant> lines = life.logs().stream().map(line -> startsAt().plus(line.after()));
    return Option.ofOptional(
        Stream.of(departures, lines, Stream.of(startsAt(), completesAt()))
            .flatMap(moments -> moments)
            .filter(moment -> moment.isAfter(now) && !moment.isAfter(completesAt()))
            .min(Comparator.naturalOrder()));
  }

  /** When so many are ahead no longer, but one less. */
  private Instant departureAfter(int ahead) {
    long left = Math.max(0, ahead - 1);
    return startsAt().minus(life.queued().multipliedBy(left).dividedBy(life.ahead()));
  }

  private List<LogLine> linesAt(Instant now) {
    Duration skew = skew();
    Instant shown = now.isBefore(completesAt()) ? now : completesAt();
    return life.logs().stream()
        .filter(line -> !startsAt().plus(line.after()).isAfter(shown))
        .map(line ->
            new LogLine(line.message(), Option.of(startsAt().plus(line.after()).plus(skew))))
        .toList();
  }

  boolean isForgottenAt(Instant now, Duration kept) {
    Duration span =
        life.fault(Fault.ResultExpires.class).map(Fault.ResultExpires::after).getOrElse(kept);
    return isCompletedAt(now) && now.isAfter(completesAt().plus(span));
  }

  /** Whether the provider charges for it once it is over. */
  boolean isBilled() {
    return !isCancelled() && (life.failure().isEmpty() || life.failureIsBilled());
  }
}
