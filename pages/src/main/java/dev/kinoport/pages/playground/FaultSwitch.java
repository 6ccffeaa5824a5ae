package dev.kinoport.pages.playground;

import java.util.List;

/**
 * What can be made to go wrong, by its name in a script, and what that means.
 *
 * @param name as in a script
 * @param story what happens
 * @param hasTimes whether it counts
 */
record FaultSwitch(String name, String story, boolean hasTimes) {
  /**
   * Those of one moment in the life of a request.
   *
   * @param title which
   * @param switches in order
   */
  record Group(String title, List<FaultSwitch> switches) {}

  private static FaultSwitch times(String name, String story) {
    return new FaultSwitch(name, story, true);
  }

  private static FaultSwitch always(String name, String story) {
    return new FaultSwitch(name, story, false);
  }

  static List<Group> groups() {
    return List.of(
        new Group(
            "When it is sent",
            List.of(
                times("accepted_but_answer_lost", "taken and charged, and the answer is lost"),
                times("lost_before_acceptance", "the connection breaks before it is taken"),
                times("never_sent", "no connection can be made"),
                always("accepted_late", "the connection breaks, and it is taken 5 s later"),
                times("throttled", "429: try again in 5 s"),
                always("refused", "401: the key is not taken"),
                always("upload_refused", "every upload of a picture is refused with 401"))),
        new Group(
            "While it goes on",
            List.of(
                times("status_fails", "asking where it stands fails"),
                times("watching_throttled", "asking where it stands is 429"),
                times("stream_refused", "the status stream opens with an error"),
                times("stream_stalls", "the status stream falls silent"),
                times("stream_mute", "the status stream lives and tells nothing"),
                times("stream_ends_early", "the status stream ends after one event"),
                times("stream_garbled", "the status stream begins with what is no JSON"),
                times("cancel_fails", "asking to cancel fails"),
                always("cancel_too_late", "the wish to cancel is taken, and it finishes"))),
        new Group(
            "When it is done",
            List.of(
                times("result_fails", "asking for the result fails"),
                times("result_error_unproven", "a 500 that does not say whose it is"),
                always("result_expires", "the result is forgotten after 5 s"),
                times("result_without_clip", "completed and charged, and there is no clip"),
                times("clip_interrupted", "the clip breaks off half way"),
                times("clip_truncated", "the clip comes without its end"),
                always("clip_gone", "the clip's address leads nowhere"),
                times("clip_address_dies", "the address is dead, a fresh one works"),
                always("clip_elsewhere", "the clip is on a host that none come from"))),
        new Group(
            "In the shop's records",
            List.of(
                always("listing_lags", "a request shows up 5 s late"),
                always("listing_unsupported", "there are none to ask for"),
                always("clock_skew", "the shop's clock is 5 s ahead"))),
        new Group(
            "Webhooks",
            List.of(
                times("webhook_repeated", "each comes once more"),
                always("webhook_forged", "one with a false signature comes first"),
                always("webhook_before_answer", "it comes before the submit's answer"))));
  }
}
