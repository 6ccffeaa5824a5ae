package dev.kinoport.fuzz;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.webhook.WebhookAddress;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Arrays;

/**
 * A message of a shop. If it begins with a slash, its first line is where it went; else it went to
 * an address that we gave out.
 */
final class Message {
  static final URI HOOK = URI.create("https://us.example/hook");

  private static final String OURS =
      new WebhookAddress(Option.some(HOOK), ApiKey.OFFLINE.text()).of("gen-1", "some/model").get();

  private final byte[] data;
  private final int targetEnd;

  Message(byte[] data) {
    this.data = data;
    this.targetEnd = data.length > 0 && data[0] == '/' ? Utf8.lineEnd(data) : -1;
  }

  boolean isOurs() {
    return targetEnd < 0;
  }

  String target() {
    return isOurs() ? OURS : Utf8.text(Arrays.copyOf(data, targetEnd));
  }

  byte[] body() {
    return Arrays.copyOfRange(data, Math.min(targetEnd + 1, data.length), data.length);
  }
}
