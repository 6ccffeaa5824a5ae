package dev.kinoport.fal;

import dev.kinoport.http.config.BaseAddress;
import dev.kinoport.http.config.ConfigFaults;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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
  private static final String EXAMPLE = "https://queue.fal.run/";

  /**
   * @throws IllegalArgumentException if one is not an absolute http or https address without user,
   *     query and fragment, or does not end in a slash
   */
  public FalHosts {
    Objects.requireNonNull(queue, "queue must not be null");
    Objects.requireNonNull(sync, "sync must not be null");
    Objects.requireNonNull(rest, "rest must not be null");
    Objects.requireNonNull(platform, "platform must not be null");
    Objects.requireNonNull(alsoQueue, "alsoQueue must not be null");
    alsoQueue = List.copyOf(alsoQueue);
    ConfigFaults faults = new ConfigFaults("FalHosts");
    BaseAddress.check(faults, "queue", queue, EXAMPLE);
    BaseAddress.check(faults, "sync", sync, EXAMPLE);
    BaseAddress.check(faults, "rest", rest, EXAMPLE);
    BaseAddress.check(faults, "platform", platform, EXAMPLE);
    alsoQueue.forEach(base -> BaseAddress.check(faults, "alsoQueue", base, EXAMPLE));
    faults.refuse();
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
    Objects.requireNonNull(address, "address must not be null");
    return new FalHosts(
        BaseAddress.at(address, "queue.fal.run"),
        BaseAddress.at(address, "fal.run"),
        BaseAddress.at(address, "rest.fal.ai"),
        BaseAddress.at(address, "api.fal.ai/v1"),
        List.of());
  }

  /** All of them. */
  List<URI> all() {
    return Stream.concat(Stream.of(queue, sync, rest, platform), alsoQueue.stream()).toList();
  }
}
