package dev.kinoport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.offer.Offer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ServerPagesTest {
  private static final String EVIL = "</textarea><script>alert(1)</script>\"'&";

  private final Site site = Site.onRealTime();

  @AfterEach
  void close() {
    site.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aBrowserFindsThePlaygroundAndAnyOtherClientWhatItAlwaysFound() {
    assertThat(site.page("/")).contains("<title>Playground · Kinoport</title>");
    assertThat(site.get("/").statusCode()).isEqualTo(404);
    assertThat(site.get("/").body()).contains("this is fal, offline");
  }

  @Test
  void nothingOfThePagesIsThereBeforeSomebodyAsks() {
    site.get("/");
    site.get("/__bill");
    assertThat(site.timesMade()).isZero();

    site.page("/");
    site.page("/");
    assertThat(site.timesMade()).isEqualTo(1);
  }

  @Test
  void noPageMayBeFramedOrRunWhatIsNotOurs() {
    HttpResponse<String> page = site.get("/__ui", "Accept", "text/html");

    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("style=\"").doesNotContain(" onclick");
  }

  @Test
  void whoHasReadNoPageChangesNothing() {
    assertThat(site.postWithout("/__ui/run", "model=x").statusCode()).isEqualTo(403);
    assertThat(site.postWithout("/__ui/reset", "token=0").statusCode()).isEqualTo(403);
    assertThat(site.provider().received()).isEmpty();
  }

  @Test
  void aPageOfSomebodyElseGetsNothingButMayLinkHere() {
    assertThat(site.get("/__ui", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(site.get("/__ui", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(
            site.get("/__ui", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void everyOfferHasAForm() {
    site.page("/__ui");
    for (Offer offer : site.provider().administration().catalogue().offers()) {
      if (offer.isSold(site.provider().administration().time().now())) {
        assertThat(site.get("/__ui/form?model=" + encoded(offer.alias())).body())
            .as(offer.alias())
            .contains("<code>" + offer.sku() + "</code>")
            .contains("Make the clip");
      }
    }
  }

  @Test
  void faultsAreInTheEnginesWordsAndBesideTheirFields() {
    String news = site.post("/__ui/check", "prompt=" + "x".repeat(2001)).body();

    assertThat(news)
        .contains("id=\"fault-prompt\" hx-swap-oob=\"true\">must be at most 2000 characters");
    assertThat(site.post("/__ui/check", "prompt=").body()).contains("Still needed: prompt.");
  }

  @Test
  void evilWordsAreText() {
    String news =
        site.post("/__ui/check", "first_frame=https://example.com/a.png&prompt=" + encoded(EVIL))
            .body();
    String page = site.page("/__ui?first_frame=x&prompt=" + encoded(EVIL));

    assertThat(news + page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
  }

  @Test
  void noFileOfThisMachineIsReadForAPicture() {
    String news = site.post("/__ui/check", "prompt=a&first_frame=" + encoded("/etc/passwd")).body();

    assertThat(news).contains("id=\"fault-first_frame\"").doesNotContain("0.28 USD");
  }

  @Test
  void aRunIsOneChargeAndPlaysItsClip() throws InterruptedException {
    HttpResponse<String> begun =
        site.post("/__ui/run", "prompt=a+kite&first_frame=https://example.com/a.png");
    String address = begun.headers().firstValue("location").orElse("");
    String id = address.substring(address.indexOf('=') + 1);
    String page = site.page(address);
    while (!page.contains("<video")) {
      Thread.onSpinWait();
      page = site.page(address);
    }

    assertThat(page).contains("one charge: 0.28 USD");
    assertThat(site.get("/__ui/runs/" + id + "/clip.mp4", "Range", "bytes=4-7").body())
        .isEqualTo("ftyp");
  }

  @Test
  void aSwitchHoldsUntilTheWorldIsReset() {
    assertThat(site.post("/__ui/switches", "fault=clip_gone").headers().firstValue("location"))
        .contains("/__ui#break");
    assertThat(site.page("/__ui")).contains("value=\"clip_gone\" checked");

    site.server().reset();
    assertThat(site.page("/__ui")).doesNotContain("value=\"clip_gone\" checked");
  }

  @Test
  void aClockOfItsOwnIsTurnedByHand() {
    VirtualTime clock = VirtualTime.create();
    try (Site turned = new Site(clock)) {
      var before = clock.now();
      turned.post("/__ui/advance", "seconds=60");

      assertThat(clock.now()).isEqualTo(before.plusSeconds(60));
    }
  }
}
