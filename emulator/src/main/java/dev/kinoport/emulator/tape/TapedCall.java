package dev.kinoport.emulator.tape;

import dev.kinoport.emulator.http.Host;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as the shop saw it, without its secrets.
 *
 * @param method upper case
 * @param host the shop's, such as {@code queue.fal.run}
 * @param path as it was sent
 * @param query as it was sent, but for values that nobody may know; empty if there is none
 * @param headers those that mean something to the shop, by name in lower case
 * @param key what stands for the key, such as {@code Key 1} for the first of a tape; none without
 *     one
 * @param body what it carried
 */
public record TapedCall(
    String method,
    String host,
    String path,
    String query,
    Map<String, String> headers,
    Option<String> key,
    TapedBody body) {
  private static final Pattern REQUEST = Pattern.compile("/requests/([^/]+)");

  public TapedCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Whether it asks the queue for a new request, which costs. */
  public boolean isSubmit() {
    return method.equals("POST")
        && (host.startsWith("queue.") || host.equals("fal.run") || host.equals("falrun.com"));
  }

  /** Whether files lie where it goes, and not an interface that speaks JSON. */
  public boolean isToFiles() {
    return Host.find(host).forAll(it -> it == Host.FILES || it == Host.MINIMAX_FILES);
  }

  /** Whether it only looks. */
  public boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The request that its path names. */
  public Option<String> requestId() {
    Matcher found = REQUEST.matcher(path);
    return host.startsWith("queue.") && found.find() ? Option.of(found.group(1)) : Option.none();
  }

  /** Which call it is, for a person. */
  public String title() {
    return "%s %s%s%s".formatted(method, host, path, query.isEmpty() ? "" : "?" + query);
  }
}
