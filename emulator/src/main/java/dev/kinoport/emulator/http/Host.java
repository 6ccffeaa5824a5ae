package dev.kinoport.emulator.http;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The hosts of the real services that this server stands in for. */
public enum Host {
  QUEUE("queue.fal.run", "queue.falrun.com"),
  RUN("fal.run", "falrun.com"),
  REST("rest.fal.ai", "rest.alpha.fal.ai"),
  FILES("v3b.fal.media", "v3.fal.media"),
  PLATFORM("api.fal.ai", "api.fal.ai"),
  SITE("fal.ai", "www.fal.ai"),
  MINIMAX("api.minimax.io", "api.minimaxi.com"),
  MINIMAX_FILES("video-product.cdn.minimax.io", "video-product.cdn.minimaxi.com"),
  REPLICATE("api.replicate.com", "api.replicate.com"),
  REPLICATE_FILES("replicate.delivery", "pbxt.replicate.delivery"),
  /** No service of somebody's, but any server of one's own; only a path leads there. */
  VIDEOS("videos", "videos");

  private static final Set<String> MINIMAX_PATHS =
      Set.of("v1/video_generation", "v1/query/video_generation", "v1/files/retrieve");

  private static final Pattern REPLICATE_PATHS =
      Pattern.compile(
          "v1/(predictions(/.*)?|files(/.*)?|webhooks/default/secret"
              + "|models/[^/]+/[^/]+/predictions)");
  private static final Set<String> VIDEOS_PATHS = Set.of("v1/models", "health");

  private final String authority;
  private final String alias;

  Host(String authority, String alias) {
    this.authority = authority;
    this.alias = alias;
  }

  /** The names it answers to. */
  public List<String> names() {
    return List.of(authority, alias);
  }

  /** The first of its names. */
  public String authority() {
    return authority;
  }

  /**
   * The host that a path is asked of by a client whose host alone was changed: the shops' paths
   * differ. What is none of the others' is the queue's.
   */
  static Host ofBarePath(List<String> segments) {
    String path = String.join("/", segments);
    if (MINIMAX_PATHS.contains(path)) {
      return MINIMAX;
    }
    if (REPLICATE_PATHS.matcher(path).matches()) {
      return REPLICATE;
    }
    boolean isVideos = path.equals("v1/videos") || path.startsWith("v1/videos/");
    return isVideos || VIDEOS_PATHS.contains(path) ? VIDEOS : QUEUE;
  }

  /** The host with a name; a port behind it does not matter. */
  public static Option<Host> find(String authority) {
    int colon = authority.indexOf(':');
    String name = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    return Option.ofOptional(
        Arrays.stream(values())
            .filter(host -> host.authority.equals(name) || host.alias.equals(name))
            .findFirst());
  }
}
