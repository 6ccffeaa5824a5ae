package dev.kinoport.emulator.fal.queue;

import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * Where below an app a path leads. An app is the first two segments of an endpoint, three in a
 * namespace; its requests are found below the app, never below the endpoint.
 *
 * @param app such as {@code fal-ai/minimax}
 * @param above what stands between the app and the request; empty if the address is right
 * @param requestId the request, if the path names one
 * @param tail what follows it, such as {@code status/stream}; the whole endpoint without a request
 */
public record AppPath(String app, String above, Option<String> requestId, String tail) {
  private static final Set<String> NAMESPACES = Set.of("workflows", "comfy");
  private static final String REQUESTS = "requests";

  /** Reads the segments of a path. */
  public static AppPath of(List<String> segments) {
    String app = app(segments);
    int length = app.isEmpty() ? 0 : app.split("/", -1).length;
    int requests = segments.subList(length, segments.size()).indexOf(REQUESTS) + length;
    if (requests < length || requests + 1 >= segments.size()) {
      return new AppPath(app, "", Option.none(), String.join("/", segments));
    }
    return new AppPath(
        app,
        String.join("/", segments.subList(length, requests)),
        Option.some(segments.get(requests + 1)),
        String.join("/", segments.subList(requests + 2, segments.size())));
  }

  static String appOf(String endpoint) {
    return app(List.of(endpoint.split("/", -1)));
  }

  private static String app(List<String> segments) {
    boolean isNamespaced = !segments.isEmpty() && NAMESPACES.contains(segments.get(0));
    int length = Math.min(segments.size(), isNamespaced ? 3 : 2);
    return String.join("/", segments.subList(0, length));
  }
}
