package dev.kinoport.fal.queue;

import dev.kinoport.fal.answer.Statuses;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonDigest;
import dev.kinoport.provider.Handle;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One request, as far as the listing shows it. Of what was asked, which may be megabytes, there is
 * what tells it from others.
 *
 * @param id fal's name for it, not blank
 * @param at when it came in, or began
 * @param input the digest of what was asked
 */
record ListedRequest(Option<String> id, Option<Instant> at, Option<String> input) {
  private static final String NO_INPUT = JsonDigest.of(Json.object());

  private static final ListedRequest NOTHING =
      new ListedRequest(Option.none(), Option.none(), Option.none());

  static ListedRequest of(Json item) {
    return item instanceof Json.Members members
        ? new ListedRequest(
            WireJson.text(members, "request_id").filter(Handle::isRequestId),
            instant(members, "sent_at").orElse(() -> instant(members, "started_at")),
            members.find("json_input").flatMap(ListedRequest::object).map(JsonDigest::of))
        : NOTHING;
  }

  /** Whether it shows which one it is and what it was asked. */
  boolean isShown() {
    return id.isDefined() && input.exists(asked -> !asked.equals(NO_INPUT));
  }

  private static Option<Instant> instant(Json.Members members, String name) {
    return members.text(name).flatMap(Statuses::instant);
  }

  /** The input, also where it is listed as a text that holds JSON. */
  private static Option<Json.Members> object(Json input) {
    return switch (input) {
      case Json.Members members -> Option.some(members);
      case Json.Text(String text) -> Option.some(WireJson.object(text));
      default -> Option.none();
    };
  }
}
