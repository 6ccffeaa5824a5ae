package dev.kinoport.pages.web;

import static dev.kinoport.pages.html.Markup.all;
import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.cls;
import static dev.kinoport.pages.html.Markup.each;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.flag;
import static dev.kinoport.pages.html.Markup.id;
import static dev.kinoport.pages.html.Markup.text;

import dev.kinoport.pages.html.Markup;
import java.util.List;
import java.util.Objects;

/**
 * What is round every page.
 *
 * @param product what this is, in a few words
 * @param links to the other pages, by what they are called
 * @param token that every form sends back
 */
public record Frame(String product, List<Link> links, Token token) {
  /** htmx evaluates nothing and writes no style: the policy would not let it. */
  private static final String SETTINGS =
      "{\"allowEval\":false,\"includeIndicatorStyles\":false,\"historyCacheSize\":0,"
          + "\"selfRequestsOnly\":true,\"allowScriptTags\":false,\"inlineScriptNonce\":\"\"}";

  /**
   * One page.
   *
   * @param address within this server
   * @param name in a word or two
   */
  public record Link(String address, String name) {
    public Link {
      Objects.requireNonNull(address, "address must not be null");
      Objects.requireNonNull(name, "name must not be null");
    }
  }

  public Frame {
    Objects.requireNonNull(product, "product must not be null");
    Objects.requireNonNull(links, "links must not be null");
    Objects.requireNonNull(token, "token must not be null");
    links = List.copyOf(links);
  }

  /**
   * A whole page.
   *
   * @param at the address of the link that leads here
   */
  public String page(String title, String at, Markup.Content main) {
    Objects.requireNonNull(title, "title must not be null");
    Objects.requireNonNull(at, "at must not be null");
    Objects.requireNonNull(main, "main must not be null");
    return document(
        title,
        all(
            el("meta", attr("name", "htmx-config"), attr("content", SETTINGS)),
            el("link", attr("rel", "icon"), attr("href", PageFiles.BASE + "icon.svg")),
            el("link", attr("rel", "stylesheet"), attr("href", PageFiles.BASE + "pages.css")),
            el("script", attr("src", PageFiles.BASE + "htmx.min.js"), flag("defer", true)),
            el("script", attr("src", PageFiles.BASE + "sse.min.js"), flag("defer", true)),
            el("script", attr("src", PageFiles.BASE + "pages.js"), flag("defer", true))),
        body(at, main));
  }

  /**
   * A document, with what each page says of itself.
   *
   * @param more of the head
   * @param body with its tag
   */
  static String document(String title, Markup.Content more, Markup.Content body) {
    return "<!DOCTYPE html>\n"
        + el(
            "html",
            attr("lang", "en"),
            el(
                "head",
                el("meta", attr("charset", "utf-8")),
                el(
                    "meta",
                    attr("name", "viewport"),
                    attr("content", "width=device-width, initial-scale=1")),
                el("meta", attr("name", "color-scheme"), attr("content", "light dark")),
                el("title", text(title + " · Kinoport")),
                more),
            body);
  }

  private Markup.Content body(String at, Markup.Content main) {
    return el(
        "body",
        attr("hx-headers", "{\"" + Token.HEADER + "\":\"" + token.value() + "\"}"),
        el("a", cls("skip"), attr("href", "#main"), text("To the content")),
        el(
            "header",
            cls("top"),
            el("p", cls("brand"), el("b", text("Kinoport")), text(" " + product)),
            el(
                "nav",
                attr("aria-label", "Pages"),
                el(
                    "ul",
                    each(
                        links,
                        link ->
                            el(
                                "li",
                                el(
                                    "a",
                                    attr("href", link.address()),
                                    link.address().equals(at)
                                        ? attr("aria-current", "page")
                                        : flag("", false),
                                    text(link.name()))))))),
        el("main", id("main"), attr("tabindex", "-1"), main));
  }
}
