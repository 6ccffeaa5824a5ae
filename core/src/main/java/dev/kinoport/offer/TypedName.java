package dev.kinoport.offer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody may mean who has the name of a model from a page: its address, a slash behind it,
 * capitals. What a name says is never left out, since another word is another model; only what
 * pages put around it.
 */
final class TypedName {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?://[^/]+|[a-z0-9.-]+\\.[a-z]{2,}(?::[0-9]+)?)/(.*)");

  /** No page has a longer address, and each end of it is a reading. */
  private static final int LONGEST = 1_000;

  private static final Set<String> PAGES = Set.of("api", "playground", "examples");

  private TypedName() {}

  /** Each may be the name, the likeliest first; the first is what was typed. */
  static List<String> readings(String typed) {
    if (typed.length() > LONGEST) {
      return List.of(typed);
    }
    Set<String> all = new LinkedHashSet<>();
    all.add(typed);
    String name = path(typed);
    all.add(name);
    all.add(name.toLowerCase(Locale.ROOT));
    all.add(name.toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-"));
    if (ADDRESS.matcher(typed.strip()).matches()) {
      all.addAll(ends(name.toLowerCase(Locale.ROOT)));
    }
    return List.copyOf(new ArrayList<>(all));
  }

  /** Without the host before it, and what follows a path. */
  static String path(String typed) {
    if (typed.length() > LONGEST) {
      return typed;
    }
    String text = typed.strip();
    var address = ADDRESS.matcher(text);
    String path = address.matches() ? address.group(1).replaceFirst("[?#].*", "") : text;
    return path.replaceAll("^/+|/+$", "");
  }

  /** Without some of what comes first, as {@code models/}, and without the tab of a page. */
  private static List<String> ends(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/+")));
    if (PAGES.contains(parts.getLast())) {
      parts.removeLast();
    }
    List<String> ends = new ArrayList<>();
    for (int from = 0; from < parts.size(); from++) {
      ends.add(String.join("/", parts.subList(from, parts.size())));
    }
    return ends;
  }
}
