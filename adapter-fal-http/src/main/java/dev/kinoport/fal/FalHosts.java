package dev.kinoport.fal;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where fal is. The key goes to these addresses and nowhere else.
 *
 * @param queue base of the queue; by default {@code https://queue.fal.run/}
 * @param sync base of direct calls; by default {@code https://fal.run/}
 * @param rest base of uploads and webhook keys; by default {@code https://rest.fal.ai/}
 * @param platform base of listing and prices; by default {@code https://api.fal.ai/v1/}
 * @param alsoQueue further bases whose addresses in answers are believed, such as {@code
 *     https://queue.falrun.com/}; by default none
 */
public record FalHosts(URI queue, URI sync, URI rest, URI platform, List<URI> alsoQueue) {
  /**
   * @throws IllegalArgumentException if one is not an absolute http or https address, or does not
   *     end in a slash
   */
  public FalHosts {
    alsoQueue = List.copyOf(alsoQueue);
    for (URI base : List.of(queue, sync, rest, platform)) {
      check(base);
    }
    alsoQueue.forEach(FalHosts::check);
  }

  /** The live service. */
  public static FalHosts live() {
    return new FalHosts(
        URI.create("https://queue.fal.run/"),
        URI.create("https://fal.run/"),
        URI.create("https://rest.fal.ai/"),
        URI.create("https://api.fal.ai/v1/"),
        List.of());
  }

  /**
   * An emulator: the real host becomes the first segment of the path, as in {@code
   * http://127.0.0.1:8080/queue.fal.run/}.
   *
   * @throws IllegalArgumentException if the address is not absolute http or https
   */
  public static FalHosts emulator(URI address) {
    String text = address.toString();
    String base = text.endsWith("/") ? text : text + "/";
    return new FalHosts(
        URI.create(base + "queue.fal.run/"),
        URI.create(base + "fal.run/"),
        URI.create(base + "rest.fal.ai/"),
        URI.create(base + "api.fal.ai/v1/"),
        List.of());
  }

  /** All of them. */
  List<URI> all() {
    return Stream.concat(Stream.of(queue, sync, rest, platform), alsoQueue.stream()).toList();
  }

  private static void check(URI base) {
    boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!web || base.getHost() == null || !base.toString().endsWith("/")) {
      throw new IllegalArgumentException("not a base address: " + base);
    }
  }
}
