package dev.kinoport.emulator.fal;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Who may come in: anybody with a key in the right form, {@code id:secret}, or with the one right
 * key.
 */
public final class Keys {
  private static final String SCHEME = "Key ";

  private final Readings readings;
  private final Option<String> onlyKey;

  public Keys(Readings readings, Option<String> onlyKey) {
    this.readings = readings;
    this.onlyKey = onlyKey;
  }

  /** Why a call is turned away; none if it is not. */
  public Option<Reply> complaint(Call call) {
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
    if (!given.matches("Key [^:\\s]+:[^:\\s]+")) {
      return refusal("Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'.");
    }
    String key = given.substring(SCHEME.length());
    return onlyKey.isEmpty() || onlyKey.contains(key)
        ? Option.none()
        : refusal(
            readings.has(Reading.WRONG_KEY_IN_OLD_WORDS)
                ? "No user found for Key ID and Secret"
                : "invalid key credentials");
  }

  /** The account that a call is made for: a digest of its key, or nothing if all share one. */
  public String account(Call call) {
    if (!readings.has(Reading.KEYS_ARE_ACCOUNTS)) {
      return "";
    }
    byte[] key = call.header("authorization").getOrElse("").getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(key).toString();
  }

  /** Whether what belongs to an account is for the eyes of a caller; what has none is for all. */
  public boolean isOwner(String account, Call call) {
    return account.isEmpty() || account.equals(account(call));
  }

  private static Option<Reply> refusal(String text) {
    return Option.some(Reply.detail(401, text));
  }
}
