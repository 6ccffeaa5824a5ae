package dev.kinoport.pages.journal;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.price.Money;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is set aside, what was quoted and what it cost: by day, model, label or provider, as bars
 * with their numbers.
 *
 * @param records where it is written
 * @param words of the program
 */
record MoneyPage(JournalRecords records, Phrases words) {
  static final String ADDRESS = "/money";

  /** Days, models or labels beyond these are counted and not drawn. */
  private static final int MOST = 200;

  /** The page. */
  Markup.Content page(Form form) {
    Filters filters = new Filters(form);
    Grouping by = by(form);
    return all(
        el("div", cls("bar"), el("h1", text("Money"))),
        new FilterForm(filters, words).markup(ADDRESS, choice(by)),
        el(
            "div",
            cls("panel"),
            filters
                .selection()
                .flatMap(it -> records.spending(it, by).mapLeft(List::of))
                .fold(Refused::sentences, groups -> table(filters, by, groups))));
  }

  private static String word(Grouping by) {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private static Grouping by(Form form) {
    return Arrays.stream(Grouping.values())
        .filter(it -> word(it).equals(form.or("by", "")))
        .findFirst()
        .orElse(Grouping.DAY);
  }

  private static Markup.Content choice(Grouping by) {
    return el(
        "div",
        el("label", attr("for", "by"), text("By")),
        el(
            "select",
            id("by"),
            attr("name", "by"),
            each(
                List.of(Grouping.values()),
                it -> FilterForm.option(word(it), word(it), word(by)))));
  }

  private static Markup.Content table(
      Filters filters, Grouping by, List<SpendingReport.Group> groups) {
    SpendingReport sum =
        SpendingReport.sum(groups.stream().map(SpendingReport.Group::spending).toList());
    List<SpendingReport.Group> ordered = ordered(by, groups);
    List<SpendingReport.Group> shown = ordered.subList(0, Math.min(MOST, ordered.size()));
    Bars bars = Bars.of(shown);
    return groups.isEmpty()
        ? el("p", cls("hint"), text("Nothing here."))
        : all(
            el(
                "div",
                cls("scroll"),
                attr("tabindex", "0"),
                attr("role", "region"),
                attr("aria-label", "Money by " + word(by)),
                el(
                    "table",
                    head(by),
                    el(
                        "tbody",
                        row("all", "", sum, el("td")),
                        each(
                            shown,
                            it ->
                                row(
                                    it.name().getOrElse("(none)"),
                                    address(filters, by, it),
                                    it.spending(),
                                    el("td", cls("bars"), bars.of(it.spending()))))))),
            legend(),
            when(
                ordered.size() > MOST,
                () ->
                    el(
                        "p",
                        cls("hint"),
                        text("%d more are counted above.".formatted(ordered.size() - MOST)))));
  }

  /** The newest day first; of all others the dearest. */
  private static List<SpendingReport.Group> ordered(
      Grouping by, List<SpendingReport.Group> groups) {
    Comparator<SpendingReport.Group> order =
        by == Grouping.DAY
            ? Comparator.comparing((SpendingReport.Group it) -> it.name().getOrElse("")).reversed()
            : Comparator.comparingDouble((SpendingReport.Group it) -> Bars.sum(it.spending()))
                .reversed();
    return groups.stream().sorted(order).toList();
  }

  private static Markup.Content head(Grouping by) {
    return el(
        "thead",
        el(
            "tr",
            el("th", text(word(by))),
            each(
                List.of("number", "reserved", "estimated", "actual", "unknown"),
                it -> el("th", cls("number"), text(it))),
            el("th", el("span", cls("sr"), text("As bars")))));
  }

  private static Markup.Content row(
      String name, String address, SpendingReport spending, Markup.Content bars) {
    return el(
        "tr",
        el(
            "th",
            attr("scope", "row"),
            address.isEmpty()
                ? text(name)
                : el("a", cls("plain"), attr("href", address), text(name))),
        number(String.valueOf(spending.generations())),
        number(sums(spending.reserved())),
        number(sums(spending.estimated())),
        number(sums(spending.actual())),
        number(spending.unknown() == 0 ? "-" : String.valueOf(spending.unknown())),
        bars);
  }

  private static Markup.Content number(String text) {
    return el("td", cls("number"), text(text));
  }

  private static String sums(List<Money> amounts) {
    return amounts.isEmpty()
        ? "-"
        : amounts.stream().map(Money::toString).collect(Collectors.joining(" + "));
  }

  /** Leads to the generations that a line counts. */
  private static String address(Filters filters, Grouping by, SpendingReport.Group group) {
    return group
        .name()
        .map(name ->
            GenerationList.ADDRESS
                + switch (by) {
                  case DAY -> filters.query(Map.of("from", name, "until", name));
                  case MODEL, LABEL, PROVIDER -> filters.query(word(by), name);
                })
        .getOrElse("");
  }

  private static Markup.Content legend() {
    return el(
        "ul",
        cls("legend"),
        each(
            List.of("reserved", "estimated", "actual"),
            it ->
                el(
                    "li",
                    el("span", cls("dot bar-" + it), attr("aria-hidden", "true")),
                    text(" " + it))));
  }
}
