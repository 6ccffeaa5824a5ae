package dev.kinoport.emulator.script;

import dev.kinoport.fake.Fault;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads a fault out of a script file: its name, and how often, how long or which. */
final class FaultReader {
  private static final Duration MOMENT = Duration.ofSeconds(5);

  /** The other name of the address that this server listens on. */
  private static final String ELSEWHERE = "localhost";

  private static final int UNKNOWN_KEY = 401;

  /** What strikes only when it is met costs nothing before: as often as anybody wants. */
  private static final int EVER = Integer.MAX_VALUE;

  private final ScriptObject from;

  private FaultReader(ScriptObject from) {
    this.from = from;
  }

  static Option<Fault> read(ScriptObject from) {
    Option<Fault> fault = new FaultReader(from).read(from.text("fault").getOrElse(""));
    if (fault.isDefined()) {
      from.nothingElse();
    }
    return fault;
  }

  private Option<Fault> read(String name) {
    return switch (name) {
      case "never_sent" -> Option.some(new Fault.NeverSent(times()));
      case "throttled" -> Option.some(new Fault.Throttled(times(), span("retry_after_s")));
      case "refused" -> refused();
      case "lost_before_acceptance" -> Option.some(new Fault.LostBeforeAcceptance(times()));
      case "accepted_but_answer_lost" -> Option.some(new Fault.AcceptedButAnswerLost(times()));
      case "accepted_late" -> Option.some(new Fault.AcceptedLate(span("delay_s")));
      case "status_fails" -> Option.some(new Fault.StatusFails(times()));
      case "watching_throttled" ->
          Option.some(new Fault.WatchingThrottled(times(), span("retry_after_s")));
      case "result_fails" -> Option.some(new Fault.ResultFails(times()));
      case "result_error_unproven" -> Option.some(new Fault.ResultErrorUnproven(times()));
      case "result_expires" -> Option.some(new Fault.ResultExpires(span("after_s")));
      case "cancel_fails" -> Option.some(new Fault.CancelFails(times()));
      case "cancel_too_late" -> Option.some(new Fault.CancelTooLate());
      case "listing_lags" -> Option.some(new Fault.ListingLags(span("by_s")));
      case "listing_unsupported" -> Option.some(new Fault.ListingUnsupported());
      case "clip_interrupted" -> Option.some(new Fault.ClipInterrupted(times()));
      case "clip_truncated" -> Option.some(new Fault.ClipTruncated(times()));
      case "clip_gone" -> Option.some(new Fault.ClipGone());
      case "clip_elsewhere" -> made("host", () -> new Fault.ClipElsewhere(host()));
      case "clip_address_dies" -> Option.some(new Fault.ClipAddressDies(times()));
      case "result_without_clip" -> Option.some(new Fault.ResultWithoutClip(times()));
      case "upload_refused" ->
          made("status", () -> new Fault.UploadRefused(from.count("status", UNKNOWN_KEY, EVER)));
      case "clock_skew" -> Option.some(new Fault.ClockSkew(from.anySeconds("by_s", MOMENT)));
      case "stream_refused" -> Option.some(new Fault.StreamRefused(times()));
      case "stream_stalls" -> Option.some(new Fault.StreamStalls(times()));
      case "stream_mute" -> Option.some(new Fault.StreamMute(times()));
      case "stream_ends_early" -> Option.some(new Fault.StreamEndsEarly(times()));
      case "stream_garbled" -> Option.some(new Fault.StreamGarbled(times()));
      case "webhook_repeated" ->
          Option.some(
              new Fault.WebhookRepeated(from.count("times", 1, Fault.WebhookRepeated.MOST)));
      case "webhook_forged" -> Option.some(new Fault.WebhookForged());
      case "webhook_before_answer" -> Option.some(new Fault.WebhookBeforeAnswer());
      default -> unknown(name);
    };
  }

  private int times() {
    return from.count("times", 1, EVER);
  }

  private Duration span(String field) {
    return from.seconds(field, MOMENT);
  }

  private String host() {
    return from.text("host").getOrElse(ELSEWHERE);
  }

  /** Made, or noted why it cannot be. */
  private Option<Fault> made(String field, Supplier<Fault> fault) {
    try {
      return Option.some(fault.get());
    } catch (IllegalArgumentException e) {
      from.fault(field, String.valueOf(e.getMessage()));
      return Option.none();
    }
  }

  private Option<Fault> refused() {
    if (from.find("error").isEmpty()) {
      from.fault("", "\"refused\" needs an \"error\"");
    }
    return LifeReader.error(from, "error").map(Fault.Refused::new);
  }

  private Option<Fault> unknown(String name) {
    from.fault(
        "fault", "there is no fault \"%s\"%s".formatted(name, ScriptObject.meant(name, names())));
    return Option.none();
  }

  /** Each kind of fault, in lower case with underscores. */
  static Set<String> names() {
    return Arrays.stream(Fault.class.getPermittedSubclasses())
        .map(kind -> kind.getSimpleName().replaceAll("(?<=[a-z])([A-Z])", "_$1"))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
