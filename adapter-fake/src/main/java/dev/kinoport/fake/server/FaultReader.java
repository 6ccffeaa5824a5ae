package dev.kinoport.fake.server;

import dev.kinoport.fake.Fault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/** Reads a fault out of a script file: its name, and how often, how long or which. */
final class FaultReader {
  private static final Duration MOMENT = Duration.ofSeconds(5);
  private static final List<String> FIELDS =
      List.of("fault", "times", "retry_after_s", "delay_s", "after_s", "by_s", "error");

  private final Json.Members from;

  private FaultReader(Json.Members from) {
    this.from = from;
  }

  static Either<String, Fault> read(Json value) {
    return Fields.of("a fault", value, FIELDS)
        .flatMap(fields -> new FaultReader(fields).read(fields.text("fault").getOrElse("")));
  }

  private Either<String, Fault> read(String name) {
    return switch (name) {
      case "never_sent" -> times(Fault.NeverSent::new);
      case "throttled" -> throttled(Fault.Throttled::new);
      case "refused" -> refused();
      case "lost_before_acceptance" -> times(Fault.LostBeforeAcceptance::new);
      case "accepted_but_answer_lost" -> times(Fault.AcceptedButAnswerLost::new);
      case "accepted_late" -> span("delay_s", Fault.AcceptedLate::new);
      case "status_fails" -> times(Fault.StatusFails::new);
      case "watching_throttled" -> throttled(Fault.WatchingThrottled::new);
      case "result_fails" -> times(Fault.ResultFails::new);
      case "result_expires" -> span("after_s", Fault.ResultExpires::new);
      case "cancel_fails" -> times(Fault.CancelFails::new);
      case "cancel_too_late" -> Either.right(new Fault.CancelTooLate());
      case "listing_lags" -> span("by_s", Fault.ListingLags::new);
      case "listing_unsupported" -> Either.right(new Fault.ListingUnsupported());
      case "clip_interrupted" -> times(Fault.ClipInterrupted::new);
      case "clip_truncated" -> times(Fault.ClipTruncated::new);
      case "clip_gone" -> Either.right(new Fault.ClipGone());
      case "clock_skew" -> span("by_s", Fault.ClockSkew::new);
      case "stream_refused" -> times(Fault.StreamRefused::new);
      case "stream_stalls" -> times(Fault.StreamStalls::new);
      case "stream_ends_early" -> times(Fault.StreamEndsEarly::new);
      case "stream_garbled" -> times(Fault.StreamGarbled::new);
      case "webhook_repeated" -> times(Fault.WebhookRepeated::new);
      case "webhook_forged" -> Either.right(new Fault.WebhookForged());
      case "webhook_before_answer" -> Either.right(new Fault.WebhookBeforeAnswer());
      default -> Either.left("there is no fault \"" + name + "\"");
    };
  }

  private Either<String, Fault> times(Counted kind) {
    return Fields.count(from, "times", 1).map(kind::of);
  }

  private Either<String, Fault> throttled(Paused kind) {
    return Fields.count(from, "times", 1)
        .flatMap(times ->
            Fields.seconds(from, "retry_after_s", MOMENT).map(pause -> kind.of(times, pause)));
  }

  private Either<String, Fault> span(String field, Spanning kind) {
    return Fields.seconds(from, field, MOMENT).map(kind::of);
  }

  private Either<String, Fault> refused() {
    Option<String> type = from.text("error");
    return type.fold(
        () -> Either.left("\"refused\" needs an \"error\""),
        name -> LifeReader.error(name).map(Fault.Refused::new));
  }

  /** A fault that strikes some times. */
  private interface Counted {
    Fault of(int times);
  }

  /** A fault that strikes some times and asks for a pause. */
  private interface Paused {
    Fault of(int times, Duration pause);
  }

  /** A fault of some length. */
  private interface Spanning {
    Fault of(Duration span);
  }
}
