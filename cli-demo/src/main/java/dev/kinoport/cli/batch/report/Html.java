package dev.kinoport.cli.batch.report;

import dev.kinoport.fault.Printable;

/** HTML that is put together piece by piece; what comes from elsewhere is text, never markup. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup of our own. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text from anywhere, fit for content and for quoted attributes. */
  Html text(String text) {
    text.codePoints().forEach(this::character);
    return this;
  }

  /** One term and what is to be said about it. */
  Html fact(String term, String text) {
    return raw("<dt>").text(term).raw("</dt><dd>").text(text).raw("</dd>\n");
  }

  private void character(int character) {
    switch (character) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n' -> out.append('\n');
      default -> out.append(Printable.line(Character.toString(character)));
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
