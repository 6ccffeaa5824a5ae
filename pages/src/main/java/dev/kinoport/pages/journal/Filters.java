package dev.kinoport.pages.journal;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.pages.web.Form;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which generations a page is of, as its address says. So it can be sent to a colleague.
 *
 * @param form what was filled in, or followed
 */
record Filters(Form form) {
  /** What stands for everything that has not ended. */
  static final String OPEN = "open";

  private static final List<String> NAMES =
      List.of("status", "label", "provider", "model", "from", "until");

  /** As the command line writes it. */
  static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  /** Left: what is wrong, all of it. */
  Either<List<String>, Selection> selection() {
    List<String> faults = new ArrayList<>();
    Selection all = Selection.all();
    for (String text : form.text("status")) {
      Option<Set<Phase>> phases = phases(text);
      all = phases.map(all::in).getOrElse(all);
      if (phases.isEmpty()) {
        faults.add("status is open or one of the list, not \"%s\"".formatted(text));
      }
    }
    all = form.text("label").map(all::labelled).getOrElse(all);
    all = form.text("model").map(all::of).getOrElse(all);
    for (String text : form.text("provider")) {
      Option<ProviderName> name = provider(text);
      all = name.map(all::of).getOrElse(all);
      if (name.isEmpty()) {
        faults.add("provider is a name such as fal, not \"%s\"".formatted(text));
      }
    }
    for (String text : form.text("from")) {
      Option<Instant> day = day(text, 0);
      all = day.map(all::from).getOrElse(all);
      if (day.isEmpty()) {
        faults.add("from is a day such as 2026-11-30, not \"%s\"".formatted(text));
      }
    }
    for (String text : form.text("until")) {
      Option<Instant> day = day(text, 1);
      all = day.map(all::until).getOrElse(all);
      if (day.isEmpty()) {
        faults.add("until is a day such as 2026-11-30, not \"%s\"".formatted(text));
      }
    }
    return faults.isEmpty() ? Either.right(all) : Either.left(faults);
  }

  private static Option<Set<Phase>> phases(String text) {
    return text.equals(OPEN)
        ? Option.some(Phase.open())
        : Option.ofOptional(
            Arrays.stream(Phase.values())
                .filter(phase -> word(phase).equals(text))
                .map(Set::of)
                .findFirst());
  }

  private static Option<ProviderName> provider(String text) {
    try {
      return Option.some(new ProviderName(text));
    } catch (IllegalArgumentException e) {
      return Option.none();
    }
  }

  /** A day in UTC: its beginning, or that of one so many days later. */
  private static Option<Instant> day(String text, int later) {
    try {
      return Option.some(
          LocalDate.parse(text).plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Option.none();
    }
  }

  /** Where the page begins, if it is not the first. */
  Option<Selection.Place> before() {
    return form.text("before").flatMap(Filters::place);
  }

  private static Option<Selection.Place> place(String text) {
    int mark = text.indexOf('~');
    if (mark < 0) {
      return Option.none();
    }
    try {
      Instant at = Instant.parse(text.substring(0, mark));
      return GenerationId.parse(text.substring(mark + 1)).map(id -> new Selection.Place(at, id));
    } catch (DateTimeException e) {
      return Option.none();
    }
  }

  static String text(Summary summary) {
    return summary.orderedAt() + "~" + summary.id();
  }

  /** The same with another value for one name, or without it if that is empty. */
  String query(String name, String value) {
    return query(Map.of(name, value));
  }

  /** The same with other values for some names. */
  String query(Map<String, String> others) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String known : NAMES) {
      form.text(known).peek(it -> values.put(known, it));
    }
    values.putAll(others);
    return values.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
