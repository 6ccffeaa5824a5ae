package dev.kinoport.fake.server;

import io.vavr.control.Option;

/** Who may come in: anybody with a key in the right form, or with the one right key. */
final class Keys {
  private static final String SCHEME = "Key ";

  private final Readings readings;
  private final Option<String> onlyKey;

  Keys(Readings readings, Option<String> onlyKey) {
    this.readings = readings;
    this.onlyKey = onlyKey;
  }

  /** Why a call is turned away; none if it is not. */
  Option<Reply> complaint(Call call) {
    return call.header("authorization")
        .fold(
            () ->
                readings.has(Reading.KEY_IS_OPTIONAL)
                    ? Option.none()
                    : refusal("Authentication is required"),
            this::complaint);
  }

  private Option<Reply> complaint(String given) {
    if (given.startsWith("Bearer ")) {
      return refusal("bearer: unable to decode issuer (an API key goes after the word Key)");
    }
    if (!given.startsWith(SCHEME) || given.substring(SCHEME.length()).isBlank()) {
      return refusal("Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'.");
    }
    String key = given.substring(SCHEME.length());
    return onlyKey.isEmpty() || onlyKey.contains(key)
        ? Option.none()
        : refusal("invalid key credentials");
  }

  private static Option<Reply> refusal(String text) {
    return Option.some(Reply.detail(401, text));
  }
}
