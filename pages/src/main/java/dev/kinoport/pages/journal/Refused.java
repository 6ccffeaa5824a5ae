package dev.kinoport.pages.journal;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.pages.html.Markup;
import java.util.List;

/** What a page says in place of what it cannot show. */
final class Refused {
  private Refused() {}

  static Markup.Content sentences(List<String> faults) {
    return el(
        "div",
        attr("role", "alert"),
        each(faults, it -> el("p", cls("state bad"), el("b", text(it)))));
  }
}
