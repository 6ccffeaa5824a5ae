package dev.kinoport.emulator.http;

import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request, as the host that it was meant for would see it.
 *
 * @param method upper case
 * @param host whom it was meant for
 * @param segments of the path, decoded, without empty ones
 * @param query parameters, decoded
 * @param headers by name in lower case
 * @param body all of it
 * @param addresses how to write addresses in the answer
 * @param warnings what its sender is told besides
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
public record Call(
    String method,
    Host host,
    List<String> segments,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body,
    Addresses addresses,
    CallWarnings warnings) {
  public Call {
    segments = List.copyOf(segments);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** Whether it has a method. */
  public boolean is(String wanted) {
    return method.equals(wanted);
  }

  /** The path at its host. */
  public String path() {
    return "/" + String.join("/", segments);
  }

  /** A header, by its name in lower case. */
  public Option<String> header(String name) {
    return first(headers, name);
  }

  /** A parameter of the query. */
  public Option<String> parameter(String name) {
    return first(query, name);
  }

  /** All values of a parameter, whether repeated or separated by commas. */
  public List<String> parameters(String name) {
    List<String> given = query.getOrDefault(name, List.of());
    return given.stream().flatMap(text -> Arrays.stream(text.split(",", -1))).toList();
  }

  /**
   * Whether a page of somebody else's sends it, which merely happens to be open in a browser of
   * this machine: any site can send a submit here. Such a page may look at this fake, and may not
   * have it call others.
   */
  public boolean isOfForeignPage() {
    return header("origin")
        .fold(
            () -> header("sec-fetch-site").contains("cross-site"),
            origin -> !origin.equals(addresses.origin()) && !ServerNames.isLoopback(origin));
  }

  private static Option<String> first(Map<String, List<String>> map, String name) {
    List<String> values = map.getOrDefault(name, List.of());
    return values.isEmpty() ? Option.none() : Option.some(values.get(0));
  }

  /**
   * The parts of a path, decoded.
   *
   * @throws IllegalArgumentException if one holds a slash or a step, and would be read as several
   */
  static List<String> segments(String rawPath) {
    List<String> segments =
        Arrays.stream(rawPath.replace("+", "%2B").split("/", -1))
            .filter(segment -> !segment.isEmpty())
            .map(Call::decoded)
            .toList();
    for (String segment : segments) {
      if (segment.contains("/") || segment.equals("..") || segment.equals(".")) {
        throw new IllegalArgumentException("a path within a part of the path");
      }
    }
    return segments;
  }

  static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        query.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
