package dev.kinoport.pages.web;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.el;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.pages.html.Markup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What only a page of this process knows: whoever posts must have read one.
 *
 * @param value unguessable
 */
public record Token(String value) {
  static final String HEADER = "X-Kinoport-Token";
  private static final String FIELD = "token";
  private static final int BYTES = 16;

  public Token {
    Objects.requireNonNull(value, "value must not be null");
  }

  /** Another one. */
  public static Token of(RandomGenerator dice) {
    Objects.requireNonNull(dice, "dice must not be null");
    byte[] bytes = new byte[BYTES];
    dice.nextBytes(bytes);
    return new Token(HexFormat.of().formatHex(bytes));
  }

  /** A field for a form that is sent without a script. */
  public Markup.Content field() {
    return el("input", attr("type", "hidden"), attr("name", FIELD), attr("value", value));
  }

  /** Whether a call brings it. */
  public boolean isIn(Call call) {
    Objects.requireNonNull(call, "call must not be null");
    String brought = call.header("x-kinoport-token").getOrElse(() -> Form.of(call).or(FIELD, ""));
    return MessageDigest.isEqual(
        brought.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing that is logged may hold it. */
  @Override
  public String toString() {
    return "Token[...]";
  }
}
