package dev.kinoport.json;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells JSON values apart by 64 hex digits, for whoever compares many of them and cannot keep them:
 * values that are equal have equal digests, in whatever order their members stand and however their
 * numbers are written, and others have others. It is for one process: what it is made of may change
 * with the next version.
 */
public final class JsonDigest {
  private final MessageDigest digest;

  private JsonDigest(MessageDigest digest) {
    this.digest = digest;
  }

  /** The digest of a value. */
  public static String of(Json value) {
    try {
      JsonDigest made = new JsonDigest(MessageDigest.getInstance("SHA-256"));
      made.add(value);
      return HexFormat.of().formatHex(made.digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Each with a sign of its own and, where it has a length, that: nothing reads as another. */
  private void add(Json value) {
    switch (value) {
      case Json.Members members -> {
        start('{', members.byName().size());
        for (Map.Entry<String, Json> member : new TreeMap<>(members.byName()).entrySet()) {
          add('n', member.getKey());
          add(member.getValue());
        }
      }
      case Json.Items items -> {
        start('[', items.inOrder().size());
        items.inOrder().forEach(this::add);
      }
      case Json.Text text -> add('"', text.text());
      case Json.Num number -> add('0', plain(number.value()));
      case Json.Flag flag -> start(flag.on() ? 't' : 'f', 0);
      case Json.Nothing nothing -> start('-', 0);
    }
  }

  private static String plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.signum() == 0 ? "0" : bare.unscaledValue() + "e" + -bare.scale();
  }

  private void start(char sign, int length) {
    digest.update((byte) sign);
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (length >> shift));
    }
  }

  /** Char by char: half a surrogate pair is a text, too, and none in UTF-8. */
  private void add(char sign, String text) {
    start(sign, text.length());
    for (int i = 0; i < text.length(); i++) {
      digest.update((byte) (text.charAt(i) >> 8));
      digest.update((byte) text.charAt(i));
    }
  }
}
