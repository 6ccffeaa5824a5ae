package dev.kinoport.pages.html;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.text;

/** Code to read and to take along. */
public final class CodeBlock {
  private CodeBlock() {}

  /**
   * A block with a button above it that copies it.
   *
   * @param name of the element, once in a page
   * @param copies what the button does, for those who cannot see where it is
   * @param head what stands beside the button
   */
  public static Markup.Content of(String name, String copies, Markup.Content head, String code) {
    return all(
        el(
            "div",
            cls("codehead"),
            head,
            el(
                "button",
                attr("type", "button"),
                cls("button quiet small"),
                attr("data-copy", name),
                attr("aria-label", copies),
                text("Copy"))),
        el("pre", id(name), attr("tabindex", "0"), el("code", text(code))));
  }
}
