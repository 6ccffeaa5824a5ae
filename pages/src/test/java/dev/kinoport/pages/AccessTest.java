package dev.kinoport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.pages.web.Access;
import io.vavr.control.Option;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class AccessTest {
  private static final String KEY = "0123456789abcdef0123";
  private static final Access SHARED =
      new Access(Set.of("kinoport.example"), false, Option.some(KEY));
  private static final String OWN = "Host: kinoport.example:8901";

  @Test
  void onlyNamesOfThisMachineLeadIn() {
    try (JournalSite site = JournalSite.reading()) {
      for (String name : new String[] {"localhost", "127.0.0.1", "[::1]", "LOCALHOST"}) {
        assertThat(site.get("/", "Host: " + name + ":" + site.port()))
            .as(name)
            .startsWith("HTTP/1.1 200");
      }
      for (String name : new String[] {"evil.example", "127.0.0.1.evil.example", "192.0.2.1", ""}) {
        assertThat(site.get("/", "Host: " + name)).as(name).startsWith("HTTP/1.1 403");
      }
    }
  }

  @Test
  void nameInTheRequestItselfMustBeOursToo() {
    try (JournalSite site = JournalSite.reading()) {
      assertThat(site.get("http://evil.example/", "Host: localhost")).startsWith("HTTP/1.1 403");
      assertThat(site.get("http://localhost/", "Host: localhost")).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void bodyThatCannotBeReadIsAnswered() {
    try (JournalSite site = JournalSite.reading()) {
      String head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
      assertThat(site.raw(head + "no length\r\n")).startsWith("HTTP/1.1 400 Bad Request");
    }
  }

  @Test
  void aPageOfSomebodyElseGetsNothingButMayLinkHere() {
    try (JournalSite site = JournalSite.reading()) {
      assertThat(site.get("/", "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
      assertThat(site.get("/", "Origin: null")).startsWith("HTTP/1.1 403");
      assertThat(site.get("/", "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
      assertThat(site.get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"))
          .startsWith("HTTP/1.1 200");
      assertThat(site.get("/", "Origin: http://127.0.0.1:" + site.port()))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whereOthersMayComeNothingIsShownWithoutTheKey() {
    try (JournalSite site = JournalSite.with(SHARED)) {
      for (String target : new String[] {"/", "/money", "/__ui/files/pages.css", "/?key=wrong"}) {
        assertThat(site.get(target, OWN))
            .as(target)
            .startsWith("HTTP/1.1 401")
            .doesNotContain("Generations")
            .doesNotContain(KEY);
      }
      String cookie = cookie(site, OWN);
      assertThat(site.get("/", OWN, cookie + "x")).startsWith("HTTP/1.1 401");
      assertThat(site.get("/", OWN, "Cookie: kinoport-8901=" + KEY)).startsWith("HTTP/1.1 401");
      assertThat(site.get("/", "Host: evil.example", cookie)).startsWith("HTTP/1.1 403");
    }
  }

  /** Cookies of one host are told apart by no port: so two servers have two names. */
  @Test
  void whoMayEnterOnePortMayNotForThatEnterAnother() {
    try (JournalSite site = JournalSite.with(SHARED)) {
      String other = cookie(site, "Host: kinoport.example:8902");

      assertThat(other).startsWith("Cookie: kinoport-8902=");
      assertThat(site.get("/", OWN, other)).startsWith("HTTP/1.1 401");
      assertThat(site.get("/", OWN, other.replace("8902", "8901"))).startsWith("HTTP/1.1 401");
      assertThat(site.get("/", OWN, other + "; " + cookie(site, OWN).substring(8)))
          .startsWith("HTTP/1.1 200");
    }
  }

  /** What a browser brings again after it has brought the key. */
  private static String cookie(JournalSite site, String host) {
    Matcher cookie = Pattern.compile("Set-Cookie: ([^;]*)").matcher(site.get("/?key=" + KEY, host));
    assertThat(cookie.find()).isTrue();
    return "Cookie: " + cookie.group(1);
  }

  @Test
  void nobodysBodyIsReadWhoHasNotBroughtTheKey() {
    try (JournalSite site = JournalSite.with(SHARED)) {
      String unsent = "Content-Length: 1000000\r\n\r\n";
      assertThat(site.raw("POST /money HTTP/1.1\r\n" + OWN + "\r\n" + unsent))
          .startsWith("HTTP/1.1 401");
      assertThat(site.ask("POST", "/__ui/key", "key=" + "x".repeat(9_000), OWN))
          .startsWith("HTTP/1.1 413");
    }
  }

  /** A client that asks without end, and reads nothing, would hold its connection. */
  @Test
  void whoHasNotBroughtTheKeyIsAnsweredOnceAndLeaves() {
    try (JournalSite site = JournalSite.with(SHARED)) {
      String request = "GET / HTTP/1.1\r\n" + OWN + "\r\n\r\n";

      assertThat(site.raw(request.repeat(3)).split("HTTP/1.1 401", -1)).hasSize(2);
    }
  }

  @Test
  void theKeyIsBroughtOnceAndStandsInNoAddressAfter() {
    try (JournalSite site = JournalSite.with(SHARED)) {
      assertThat(site.get("/money?key=" + KEY, OWN))
          .contains("HTTP/1.1 303", "Location: /money\r\n", "; Path=/; HttpOnly; SameSite=Lax")
          .containsPattern("Set-Cookie: kinoport-8901=[0-9a-f]{64};")
          .doesNotContain(KEY);
      assertThat(site.get("/", OWN, "Cookie: a=b; " + cookie(site, OWN).substring(8)))
          .startsWith("HTTP/1.1 200")
          .doesNotContain(KEY);
      assertThat(SHARED.toString()).doesNotContain(KEY);
    }
  }

  @Test
  void whoTypesTheKeyComesToWhereTheLinkLedAndNowhereElse() {
    try (JournalSite site = JournalSite.with(SHARED)) {
      String door = "/__ui/key";
      assertThat(site.ask("POST", door, "key=" + KEY + "&to=%2Fmoney", OWN))
          .contains("Location: /money\r\n");
      assertThat(site.get("/%09/evil.example?key=" + KEY, OWN)).contains("Location: /\r\n");
      for (String to :
          new String[] {
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example"
          }) {
        assertThat(site.ask("POST", door, "key=" + KEY + "&to=" + JournalSite.encoded(to), OWN))
            .as(to)
            .contains("Location: /\r\n");
      }
      assertThat(site.ask("POST", door, "key=wrong&to=/", OWN)).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void whereAllAddressesAreTakenNumbersLeadInAndNamesDoNot() {
    try (JournalSite site = JournalSite.with(new Access(Set.of(), true, Option.some(KEY)))) {
      String known = cookie(site, "Host: 192.0.2.7:8901");
      assertThat(site.get("/", "Host: 192.0.2.7:8901", known)).startsWith("HTTP/1.1 200");
      assertThat(site.get("/", "Host: [2001:db8::7]:8901", known)).startsWith("HTTP/1.1 200");
      assertThat(site.get("/", "Host: evil.example:8901", known)).startsWith("HTTP/1.1 403");
    }
  }
}
