package dev.kinoport.pages.html;

import static dev.kinoport.pages.html.Markup.attr;
import static dev.kinoport.pages.html.Markup.el;
import static dev.kinoport.pages.html.Markup.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void whatComesFromElsewhereIsNeverMarkup() {
    assertThat(el("p", attr("title", "\"><script>"), text("<b>&'\"</b>")))
        .hasToString(
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;&quot;&lt;/b&gt;</p>");
  }

  @Test
  void controlCharactersAndTurnedWritingAreShownAsSuch() {
    assertThat(text("a\u0000b\u202Ec\ud800d\ne")).hasToString("a\uFFFDb\uFFFDc\uFFFDd\ne");
  }

  @Test
  void anAddressLeadsWithinThisServerOrToTheWeb() {
    assertThat(attr("href", "javascript:alert(1)")).hasToString(" href=\"#\"");
    assertThat(attr("src", "//evil.example/x")).hasToString(" src=\"#\"");
    assertThat(attr("href", "data:text/html,x")).hasToString(" href=\"#\"");
    assertThat(attr("href", "/__ui?a=1&b=2")).hasToString(" href=\"/__ui?a=1&amp;b=2\"");
    assertThat(attr("href", "https://example.com/")).hasToString(" href=\"https://example.com/\"");
  }

  @Test
  void whatABrowserReadsAsAnotherPlaceLeadsNowhere() {
    for (String address :
        List.of(
            "/\\evil.example/x",
            "/\t/evil.example/x",
            "/\n/evil.example/x",
            "/\r\\evil.example/x",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "\u0001javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "vbscript:x",
            "x/y",
            "")) {
      for (String name : List.of("href", "src", "action", "formaction", "hx-get", "hx-post")) {
        assertThat(attr(name, address)).hasToString(" " + name + "=\"#\"");
      }
    }
  }

  @Test
  void someElementsHaveNoEnd() {
    assertThat(el("br")).hasToString("<br>");
    assertThat(el("div")).hasToString("<div></div>");
  }
}
