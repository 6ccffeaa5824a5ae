package dev.kinoport.pages.journal;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.generation.Phase;
import dev.kinoport.pages.html.Markup;
import dev.kinoport.pages.web.Phrases;
import java.util.List;

/**
 * Where a person says which generations.
 *
 * @param filters what is chosen already
 * @param words of the program
 */
record FilterForm(Filters filters, Phrases words) {
  /**
   * The form.
   *
   * @param address of the page that it is on
   * @param more what stands in it besides
   */
  Markup.Content markup(String address, Markup.Content more) {
    return el(
        "form",
        id("filters"),
        cls("filters"),
        attr("method", "get"),
        attr("action", address),
        attr("role", "search"),
        attr("aria-label", "Which generations"),
        status(),
        line("model", "Model", "text"),
        line("label", "Label", "text"),
        line("provider", "Sold by", "text"),
        line("from", "From (UTC)", "date"),
        line("until", "Until (UTC)", "date"),
        more,
        el("button", cls("button"), text("Show")),
        el("a", cls("button quiet"), attr("href", address), text("All")));
  }

  private Markup.Content status() {
    String chosen = filters.form().or("status", "");
    return el(
        "div",
        el("label", attr("for", "status"), text("Status")),
        el(
            "select",
            id("status"),
            attr("name", "status"),
            option("", "any", chosen),
            option(Filters.OPEN, "not ended", chosen),
            each(
                List.of(Phase.values()),
                phase -> option(Filters.word(phase), words.phase(phase), chosen))));
  }

  static Markup.Content option(String value, String words, String chosen) {
    return el("option", attr("value", value), flag("selected", value.equals(chosen)), text(words));
  }

  private Markup.Content line(String name, String title, String type) {
    return el(
        "div",
        el("label", attr("for", name), text(title)),
        el(
            "input",
            id(name),
            attr("type", type),
            attr("name", name),
            attr("value", type.equals("date") ? day(name) : filters.form().or(name, ""))));
  }

  /** What is no day cannot stand in a field for days. */
  private String day(String name) {
    return filters.form().text(name).filter(it -> it.matches("\\d{4}-\\d\\d-\\d\\d")).getOrElse("");
  }
}
