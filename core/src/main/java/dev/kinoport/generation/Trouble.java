package dev.kinoport.generation;

import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;

/**
 * What keeps a generation waiting now. There is at most one; the next event takes it away.
 *
 * @param kind whose move it is, in one word
 * @param reason for people; holds no secret
 * @param stuck whether it waits for a person: trying again by itself is not expected to help
 * @param address where the clip lies, or where a redirect from there led, if that is what it is
 *     about; without its query
 * @param since when it began
 * @param times how often it has been met, 1 or more
 * @param nextTry when it is tried again by itself; none if it is not
 */
public record Trouble(
    Kind kind,
    String reason,
    boolean stuck,
    Option<URI> address,
    Instant since,
    int times,
    Option<Instant> nextTry) {
  /** What is wrong, in one word. */
  public enum Kind {
    /** No connection to the provider, or it broke. */
    UNREACHABLE,
    /** The provider asks for patience. */
    THROTTLED,
    /** A fault of the provider's own. */
    PROVIDER_FAULT,
    /** An answer that nobody understands. */
    UNREADABLE,
    /** The provider does not know it, now. */
    NOT_FOUND,
    /** Key or account are not accepted. */
    DENIED,
    /** The provider does not accept what it was asked. */
    REJECTED,
    /** What shall be sent cannot be read here any more. */
    BAD_INPUT,
    /** It is over at the provider and there is no clip in its answer. */
    WITHOUT_CLIP,
    /** The clip breaks off on its way. */
    CLIP_INTERRUPTED,
    /** The clip's address leads nowhere. */
    CLIP_GONE,
    /** What comes is not a whole clip. */
    CLIP_DAMAGED,
    /** The clip may not be fetched from the host that it is at. */
    CLIP_FORBIDDEN,
    /** The clip may not be fetched the way it is offered, such as in clear text, or so long. */
    CLIP_UNACCEPTABLE,
    /** The clip cannot be kept here. */
    NOT_WRITABLE,
    /** Nobody knows whether the provider has it, and it cannot tell. */
    IN_DOUBT
  }

  /**
   * The host that a person may allow to have the clip from; none if that would not help, or if no
   * clip can lie there: in a file of this machine, or at the addresses where a machine in a cloud
   * is told its secrets.
   */
  public Option<String> hostToAllow() {
    return address
        .filter(place -> kind == Kind.CLIP_FORBIDDEN && isWeb(place))
        .flatMap(place -> Option.of(place.getHost()))
        .filter(host -> !MetadataAddress.is(host));
  }

  private static boolean isWeb(URI place) {
    return "https".equalsIgnoreCase(place.getScheme())
        || "http".equalsIgnoreCase(place.getScheme());
  }

  /** The same, met again: the first of the two says since when. */
  public Trouble after(Trouble earlier) {
    return new Trouble(kind, reason, stuck, address, earlier.since, earlier.times + 1, nextTry);
  }
}
