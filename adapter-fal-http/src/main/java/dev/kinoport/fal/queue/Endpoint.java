package dev.kinoport.fal.queue;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's address at fal: submitted to whole, but asked about under its app alone, which is owner
 * and alias, with the namespace in front where there is one.
 *
 * @param path whole, as in {@code fal-ai/minimax/hailuo-02/standard/image-to-video}
 * @param app as in {@code fal-ai/minimax}
 */
record Endpoint(String path, String app) {
  private static final Set<String> NAMESPACES = Set.of("workflows", "comfy");
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");
  private static final Pattern LEGACY = Pattern.compile("([0-9]+)-([A-Za-z0-9-]+)");

  /** Reads an id; left: what is wrong with it. */
  static Either<String, Endpoint> parse(String id) {
    Matcher legacy = LEGACY.matcher(id);
    List<String> segments =
        legacy.matches()
            ? List.of(legacy.group(1), legacy.group(2))
            : Arrays.asList(id.split("/", -1));
    int appLength = NAMESPACES.contains(segments.getFirst()) ? 3 : 2;
    boolean sound =
        segments.size() >= appLength
            && segments.stream().allMatch(segment -> SEGMENT.matcher(segment).matches());
    return sound
        ? Either.right(
            new Endpoint(
                String.join("/", segments), String.join("/", segments.subList(0, appLength))))
        : Either.left("not an endpoint: " + id);
  }
}
