package dev.kinoport.pages.journal;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.none;
import static dev.kinoport.pages.html.Markup.text;
import static dev.kinoport.pages.html.Markup.when;

import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.pages.generation.Moments;
import dev.kinoport.pages.generation.Tone;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Phrases;
import io.vavr.control.Either;
import java.util.List;

/**
 * Generations, newest first, a page at a time. A page is asked for by the place at which the one
 * before it ended, so that the hundredth costs no more than the first.
 *
 * @param records where they are
 * @param words of the program
 */
record GenerationList(JournalRecords records, Phrases words) {
  static final String ADDRESS = "/";
  static final String ROWS = "/rows";

  /** How many a page shows. */
  static final int PAGE = 50;

  /** The page. */
  Markup.Content page(Form form) {
    Filters filters = new Filters(form);
    String query = filters.query("before", form.or("before", ""));
    return all(
        el("div", cls("bar"), el("h1", text("Generations"))),
        new FilterForm(filters, words).markup(ADDRESS, none()),
        el(
            "div",
            cls("panel"),
            id("rows"),
            filters.before().isEmpty() ? attr("hx-get", ROWS + query) : none(),
            filters.before().isEmpty() ? attr("hx-trigger", "every 5s") : none(),
            rows(form)),
        el("p", cls("hint"), text("Read from " + records.place() + ".")));
  }

  /** What changes on it. */
  Markup.Content rows(Form form) {
    Filters filters = new Filters(form);
    return filters
        .selection()
        .flatMap(selection -> list(filters, selection).mapLeft(List::of))
        .fold(Refused::sentences, some -> table(filters, some));
  }

  /** One more than is shown, so that it is known whether there are more. */
  private Either<String, List<Summary>> list(Filters filters, Selection selection) {
    Selection page = filters.before().map(selection::before).getOrElse(selection);
    return records.list(page.newest(PAGE + 1));
  }

  private Markup.Content table(Filters filters, List<Summary> some) {
    boolean hasMore = some.size() > PAGE;
    List<Summary> shown = (hasMore ? some.subList(1, some.size()) : some).reversed();
    return all(
        shown.isEmpty()
            ? el("p", cls("hint"), text("Nothing here."))
            : el(
                "div",
                cls("scroll"),
                attr("tabindex", "0"),
                attr("role", "region"),
                attr("aria-label", "Generations, newest first"),
                el(
                    "table",
                    cls("broad"),
                    head(),
                    el("tbody", each(shown, it -> row(filters, it))))),
        pager(filters, hasMore, shown));
  }

  private static Markup.Content head() {
    return el(
        "thead",
        el(
            "tr",
            each(
                List.of("Ordered (UTC)", "Status", "Cost, or (quote)", "Model", "Label", "Sold by"),
                it -> el("th", text(it)))));
  }

  private Markup.Content row(Filters filters, Summary summary) {
    return el(
        "tr",
        el(
            "td",
            cls("tight"),
            el(
                "a",
                attr("href", GenerationPage.address(summary.id())),
                Moments.whole(summary.orderedAt()))),
        el("td", status(summary)),
        el("td", cls("tight"), text(words.money(summary))),
        el("td", value(filters, "model", summary.model())),
        el(
            "td",
            summary.label().map(label -> value(filters, "label", label)).getOrElse(Markup::none)),
        el("td", value(filters, "provider", summary.provider().value())));
  }

  private Markup.Content status(Summary summary) {
    Phase phase = summary.phase();
    return all(
        el("span", cls("tone " + Tone.of(phase)), text(words.phase(phase))),
        summary.trouble().map(GenerationList::waits).getOrElse(Markup::none));
  }

  private static Markup.Content waits(Trouble trouble) {
    return el(
        "span",
        cls("waits"),
        text((trouble.stuck() ? "waits for a person: " : "waits: ") + trouble.reason()));
  }

  private static Markup.Content value(Filters filters, String name, String value) {
    return el("a", cls("plain"), attr("href", filters.query(name, value)), text(value));
  }

  private static Markup.Content pager(Filters filters, boolean hasMore, List<Summary> shown) {
    return el(
        "nav",
        cls("pager"),
        attr("aria-label", "Pages of generations"),
        when(
            filters.before().isDefined(),
            () ->
                el(
                    "a",
                    cls("button quiet small"),
                    attr("href", ADDRESS + filters.query("before", "")),
                    text("Newest"))),
        when(
            hasMore,
            () ->
                el(
                    "a",
                    cls("button quiet small"),
                    attr("href", ADDRESS + filters.query("before", Filters.text(shown.getLast()))),
                    text("Older"))));
  }
}
