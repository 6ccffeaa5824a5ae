package dev.kinoport.pages.web;

import dev.kinoport.emulator.http.Call;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody filled in.
 *
 * @param values by name, in the order of the form
 */
public record Form(Map<String, List<String>> values) {
  /** One with nothing in it. */
  public static final Form EMPTY = new Form(Map.of());

  public Form {
    Objects.requireNonNull(values, "values must not be null");
  }

  /** Reads what a browser sends: the body of a post, else the query. */
  public static Form of(Call call) {
    Objects.requireNonNull(call, "call must not be null");
    return call.is("POST")
        ? parse(new String(call.body(), StandardCharsets.UTF_8))
        : new Form(call.query());
  }

  /**
   * Reads the encoding of forms.
   *
   * @return what could be read of it
   */
  public static Form parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values
            .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
            .add(decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(values);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The first value of a name, unless it is empty. */
  public Option<String> text(String name) {
    Objects.requireNonNull(name, "name must not be null");
    return Option.ofOptional(
        values.getOrDefault(name, List.of()).stream().filter(it -> !it.isEmpty()).findFirst());
  }

  /** The first value of a name, or nothing. */
  public String or(String name, String otherwise) {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(otherwise, "otherwise must not be null");
    return text(name).getOrElse(otherwise);
  }

  /** All values of a name, without empty ones. */
  public List<String> all(String name) {
    Objects.requireNonNull(name, "name must not be null");
    return values.getOrDefault(name, List.of()).stream().filter(it -> !it.isEmpty()).toList();
  }

  /** A whole number of at least 0, if it is one. */
  public Option<Integer> number(String name) {
    return text(name).filter(it -> it.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }
}
