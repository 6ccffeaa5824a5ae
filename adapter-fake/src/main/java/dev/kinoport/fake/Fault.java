package dev.kinoport.fake;

import dev.kinoport.provider.ProviderError;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that goes wrong in a scripted life, at a named place. What counts {@code times} goes
 * wrong that often for each generation, and then goes well.
 */
public sealed interface Fault {
  /**
   * The submit does not leave: no connection. Nothing is charged.
   *
   * @param times how often
   */
  record NeverSent(int times) implements Fault {}

  /**
   * The submit is turned away for now. Nothing is charged.
   *
   * @param times how often: many make a storm
   * @param retryAfter how long the provider asks for
   */
  record Throttled(int times, Duration retryAfter) implements Fault {}

  /**
   * The submit is refused for good. Nothing is charged. A fault of the provider's own is no
   * refusal: the caller cannot know what became of the request.
   *
   * @param error what the provider says
   */
  record Refused(ProviderError error) implements Fault {}

  /**
   * The submit's connection breaks before the provider has accepted. The caller cannot know.
   *
   * @param times how often
   */
  record LostBeforeAcceptance(int times) implements Fault {}

  /**
   * The provider accepts, and will charge, but its answer is lost.
   *
   * @param times how often
   */
  record AcceptedButAnswerLost(int times) implements Fault {}

  /**
   * The caller's connection breaks first, and the provider accepts all the same, later.
   *
   * @param delay how much later
   */
  record AcceptedLate(Duration delay) implements Fault {}

  /**
   * Asking for the status fails.
   *
   * @param times how often
   */
  record StatusFails(int times) implements Fault {}

  /**
   * Asking for the status or the result is turned away for now.
   *
   * @param times how often
   * @param retryAfter how long the provider asks for
   */
  record WatchingThrottled(int times, Duration retryAfter) implements Fault {}

  /**
   * Fetching the result fails.
   *
   * @param times how often
   */
  record ResultFails(int times) implements Fault {}

  /**
   * Fetching the result is answered with an error in which nothing says whose it is: that of
   * somebody on the way, for the generation went well.
   *
   * @param times how often
   */
  record ResultErrorUnproven(int times) implements Fault {}

  /**
   * The provider forgets the result early.
   *
   * @param after how long after completion
   */
  record ResultExpires(Duration after) implements Fault {}

  /**
   * Asking to cancel fails.
   *
   * @param times how often
   */
  record CancelFails(int times) implements Fault {}

  /** The wish to cancel is taken, and the generation finishes all the same. */
  record CancelTooLate() implements Fault {}

  /**
   * The provider's own records lag behind.
   *
   * @param by how long after acceptance a request shows up in them
   */
  record ListingLags(Duration by) implements Fault {}

  /** The provider cannot be asked for its records. */
  record ListingUnsupported() implements Fault {}

  /**
   * Downloading the clip breaks off half way.
   *
   * @param times how often
   */
  record ClipInterrupted(int times) implements Fault {}

  /**
   * The clip comes with its end missing and nothing that says so.
   *
   * @param times how often
   */
  record ClipTruncated(int times) implements Fault {}

  /**
   * Over the wire: a status stream opens with an error.
   *
   * @param times how often
   */
  record StreamRefused(int times) implements Fault {}

  /**
   * Over the wire: a status stream opens, and then nothing comes, not even a sign of life.
   *
   * @param times how often
   */
  record StreamStalls(int times) implements Fault {}

  /**
   * Over the wire: a status stream opens and shows now and then that it lives, and never tells
   * anything.
   *
   * @param times how often
   */
  record StreamMute(int times) implements Fault {}

  /**
   * Over the wire: a status stream ends after its first event.
   *
   * @param times how often
   */
  record StreamEndsEarly(int times) implements Fault {}

  /**
   * Over the wire: the first event of a status stream is no JSON.
   *
   * @param times how often
   */
  record StreamGarbled(int times) implements Fault {}

  /**
   * Over the wire: the webhook comes more than once. Unlike other faults that count, which wait to
   * be met, this one is work that the server does by itself, all of it at one moment.
   *
   * @param times how often more, 0 to {@value #MOST}
   */
  record WebhookRepeated(int times) implements Fault {
    /** Far more than any provider repeats itself. */
    public static final int MOST = 100;

    /**
     * @throws IllegalArgumentException if it is out of range
     */
    public WebhookRepeated {
      if (times < 0 || times > MOST) {
        throw new IllegalArgumentException(
            "a webhook is repeated 0 to %d times, not %d".formatted(MOST, times));
      }
    }
  }

  /** Over the wire: a webhook with a false signature comes just before the true one. */
  record WebhookForged() implements Fault {}

  /** Over the wire: the webhook comes before the submit's answer. For lives without any length. */
  record WebhookBeforeAnswer() implements Fault {}

  /** The clip's address leads nowhere. */
  record ClipGone() implements Fault {}

  /**
   * The result names a clip on another host than usual. The clip is there, and charged; who is
   * careful where clips come from does not fetch it.
   *
   * @param host its name, without a port; over the wire {@code localhost} leads to the same server
   */
  record ClipElsewhere(String host) implements Fault {
    private static final Pattern NAME =
        Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    /**
     * @throws IllegalArgumentException if that is no name of a host
     */
    public ClipElsewhere {
      if (!NAME.matcher(host).matches()) {
        throw new IllegalArgumentException("no host is called \"" + host + "\"");
      }
    }
  }

  /**
   * The address that the result names leads nowhere, and never will. Each further question for the
   * result is answered with a fresh one.
   *
   * @param times how many addresses are dead before one works
   */
  record ClipAddressDies(int times) implements Fault {}

  /**
   * The provider says completed, and charges, and its result names no clip.
   *
   * @param times how often; {@link Integer#MAX_VALUE} for ever
   */
  record ResultWithoutClip(int times) implements Fault {}

  /**
   * Uploading an image is refused for good. An upload belongs to no request yet, so this counts for
   * every upload, and only in the life that a script gives to all: {@link Script#always}, {@code
   * default} in a file.
   *
   * @param status what the provider answers: 400, 401, 403 or 413
   */
  record UploadRefused(int status) implements Fault {
    private static final Set<Integer> FOR_GOOD = Set.of(400, 401, 403, 413);

    /**
     * @throws IllegalArgumentException if the status is none of those
     */
    public UploadRefused {
      if (!FOR_GOOD.contains(status)) {
        throw new IllegalArgumentException(
            "an upload is refused with 400, 401, 403 or 413, not with " + status);
      }
    }

    /** Whether it is about the key or the account, and not about the image. */
    public boolean isDenial() {
      return status == 401 || status == 403;
    }
  }

  /**
   * The provider's clock differs from ours, in log lines and records.
   *
   * @param by how much it is ahead; may be negative
   */
  record ClockSkew(Duration by) implements Fault {}
}
