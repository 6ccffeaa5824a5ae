package dev.kinoport.emulator.http;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The hosts of the real service that this server stands in for. */
public enum Host {
  QUEUE("queue.fal.run", "queue.falrun.com"),
  RUN("fal.run", "falrun.com"),
  REST("rest.fal.ai", "rest.alpha.fal.ai"),
  FILES("v3b.fal.media", "v3.fal.media"),
  PLATFORM("api.fal.ai", "api.fal.ai"),
  SITE("fal.ai", "www.fal.ai");

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
  String authority() {
    return authority;
  }

  /** The host with a name; a port behind it does not matter. */
  static Option<Host> find(String authority) {
    int colon = authority.indexOf(':');
    String name = (colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT);
    return Option.ofOptional(
        Arrays.stream(values())
            .filter(host -> host.authority.equals(name) || host.alias.equals(name))
            .findFirst());
  }
}
