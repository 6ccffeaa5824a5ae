package dev.kinoport.engine;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.generation.Trouble;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;

/**
 * Why a step did not get on.
 *
 * @param kind in one word
 * @param reason for people
 * @param address where the clip lies, or where a redirect from there led, if that is what it is
 *     about
 * @param patience how long the provider asks to be left alone, if it does
 */
record StepFailure(
    Trouble.Kind kind, String reason, Option<URI> address, Option<Duration> patience) {
  static StepFailure of(Trouble.Kind kind, String reason) {
    return new StepFailure(kind, reason, Option.none(), Option.none());
  }

  static StepFailure of(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Unreachable away -> of(Trouble.Kind.UNREACHABLE, away.reason());
      case ProviderFailure.Throttled throttled ->
          new StepFailure(
              Trouble.Kind.THROTTLED,
              throttled.reason(),
              Option.none(),
              Option.of(throttled.retryAfter()));
      case ProviderFailure.ServerFault fault -> of(Trouble.Kind.PROVIDER_FAULT, fault.reason());
      case ProviderFailure.Unreadable odd -> of(Trouble.Kind.UNREADABLE, odd.reason());
      case ProviderFailure.NotFound missing -> of(Trouble.Kind.NOT_FOUND, missing.reason());
      case ProviderFailure.Denied denied -> of(Trouble.Kind.DENIED, denied.reason());
      case ProviderFailure.Rejected rejected -> of(Trouble.Kind.REJECTED, rejected.reason());
      case ProviderFailure.BadInput input -> of(Trouble.Kind.BAD_INPUT, input.reason());
    };
  }

  /** The same, with the provider left alone for so long at most. */
  StepFailure patientFor(Duration longest) {
    return new StepFailure(
        kind, reason, address, patience.map(span -> span.compareTo(longest) > 0 ? longest : span));
  }

  static StepFailure of(ClipFailure failure, URI address) {
    URI place =
        failure instanceof ClipFailure.Forbidden forbidden
            ? forbidden.elsewhere().getOrElse(address)
            : address;
    return new StepFailure(
        kind(failure), failure.reason(), Option.of(withoutSecrets(place)), Option.none());
  }

  private static Trouble.Kind kind(ClipFailure failure) {
    return switch (failure) {
      case ClipFailure.Interrupted broken -> Trouble.Kind.CLIP_INTERRUPTED;
      case ClipFailure.Gone gone -> Trouble.Kind.CLIP_GONE;
      case ClipFailure.Damaged damaged -> Trouble.Kind.CLIP_DAMAGED;
      case ClipFailure.Unacceptable offered -> Trouble.Kind.CLIP_UNACCEPTABLE;
      case ClipFailure.Forbidden forbidden -> Trouble.Kind.CLIP_FORBIDDEN;
      case ClipFailure.NotWritable disk -> Trouble.Kind.NOT_WRITABLE;
    };
  }

  /** A signature stands in the query, a password before the host. */
  static URI withoutSecrets(URI address) {
    String text = address.toString().replaceFirst("[?#].*", "");
    return URI.create(text.replaceFirst("//[^/@]*@", "//"));
  }
}
