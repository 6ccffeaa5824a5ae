package dev.kinoport.http.config;

import java.util.List;

/**
 * What may be fetched as a clip.
 *
 * @param hosts that clips may come from; {@code *.} in front stands for any subdomain, {@value
 *     #ANY_HOST} for any host
 * @param privateToo whether they may come from this machine or its network
 * @param mostBytes of a clip
 * @param remedy how that limit is raised, for people
 * @param speed how fast it must come
 */
public record ClipDownloadLimits(
    List<String> hosts, boolean privateToo, long mostBytes, String remedy, MinimumSpeed speed) {
  /** Any host that is not inside. */
  public static final String ANY_HOST = "*";

  public ClipDownloadLimits {
    hosts = List.copyOf(hosts);
  }

  /** Why a longer clip is not fetched, and what to do about it. */
  public String tooLong() {
    return "a clip of over %d bytes, the limit; %s".formatted(mostBytes, remedy);
  }
}
