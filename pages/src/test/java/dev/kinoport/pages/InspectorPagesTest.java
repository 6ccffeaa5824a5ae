package dev.kinoport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class InspectorPagesTest {
  private static final String SUBMIT =
      "/queue.fal.run/fal-ai/minimax/hailuo-2.3/standard/image-to-video";
  private static final String INPUT =
      "{\"prompt\": \"<b>kite</b>\", \"image_url\": \"https://example.com/a.png\"}";

  private final Site site = Site.onRealTime();

  @AfterEach
  void close() {
    site.close();
  }

  private HttpResponse<String> submit() {
    return site.postWithout(
        SUBMIT + "?fal_webhook=http://127.0.0.1:9/hook", INPUT, "Authorization", "Key id:hidden");
  }

  @Test
  void everyCallIsListedWithoutItsKey() {
    submit();

    assertThat(site.page("/__ui/calls"))
        .contains("queue.fal.run/fal-ai/minimax/hailuo-2.3/standard/image-to-video");
    assertThat(site.page("/__ui/calls/1"))
        .contains("Key ...", "offline:key", "&lt;b&gt;kite&lt;/b&gt;")
        .doesNotContain("id:hidden")
        .doesNotContain("<b>kite");
    assertThat(site.page("/__ui/calls/calls.har") + site.page("/__ui/calls/calls.sh"))
        .doesNotContain("id:hidden");
  }

  @Test
  void noSecretOfABodyIsKept() {
    String start = "{\"token\": \"s3c\\\"ret\", \"prompt\": \"a kite\", \"password\":\"";
    site.get("/api.fal.ai/v1/meta", "X-Api-Key", "s3cret");
    site.postWithout("/queue.fal.run/fal-ai/x", "password=s3cret&prompt=a%20kite");
    site.postJson("/queue.fal.run/fal-ai/x", start + "s3cret\"}");
    site.postJson("/queue.fal.run/fal-ai/x", start + "s3cret\u51e7".repeat(10_000) + "\"}");

    for (int call = 1; call <= 4; call++) {
      assertThat(site.page("/__ui/calls/" + call)).doesNotContain("s3c", "ret&quot;");
    }
    assertThat(site.page("/__ui/calls/calls.har") + site.page("/__ui/calls/calls.sh"))
        .contains("a kite", "a%20kite")
        .doesNotContain("s3c", "ret\\\"");
  }

  @Test
  void noMethodIsAWordToAShell() {
    String method = "`id`|x";
    assertThat(site.raw(method + " /queue.fal.run/fal-ai/x HTTP/1.1")).startsWith("HTTP/1.1 405");

    assertThat(site.page("/__ui/calls/calls.sh"))
        .contains("curl -gsS --path-as-is -X '" + method + "' ");
    assertThat(site.page("/__ui/calls/1")).contains("curl -gsS --path-as-is -X &#39;`id`|x&#39; ");
  }

  @Test
  void theListIsFilteredAndSearched() {
    submit();
    site.get("/api.fal.ai/v1/models");

    assertThat(site.page("/__ui/calls/rows?method=GET"))
        .contains("/v1/models")
        .doesNotContain("image-to-video<");
    assertThat(site.page("/__ui/calls/rows?q=KITE"))
        .contains("image-to-video")
        .doesNotContain(">api.fal.ai/v1/models<");
    assertThat(site.page("/__ui/calls/rows?status=5xx")).contains("No call yet");
  }

  @Test
  void tenThousandCallsComeByTheHundred() {
    for (int call = 0; call < 250; call++) {
      site.get("/api.fal.ai/v1/meta");
    }

    assertThat(site.page("/__ui/calls/rows").split("<tr>", -1)).hasSize(102);
    assertThat(site.page("/__ui/calls/rows?page=3")).contains(">50<").doesNotContain(">51<");
  }

  @Test
  void aCallIsSentAgainAndIsChargedAgain() {
    submit();
    site.post("/__ui/calls/replay", "of=1");

    assertThat(site.provider().received()).hasSize(2);
  }

  @Test
  void aChangedCallGoesToThisServerOnly() {
    submit();
    String page = site.post("/__ui/calls/replay", "of=1&address=%2F%2Fevil.example%2Fx").body();

    assertThat(page).contains("an address here begins with /");
    assertThat(site.provider().received()).hasSize(1);
  }

  @Test
  void aRequestOfTheShopHasItsBillAndItsWebhooks() {
    String answer = submit().body();
    String id = answer.replaceAll("(?s).*\"request_id\":\\s*\"([^\"]*)\".*", "$1");
    site.post("/__ui/requests/" + id + "/webhook", "x=1");

    assertThat(site.page("/__ui/requests")).contains("1 charge for 1 request", "0.28 USD");
    assertThat(site.page("/__ui/requests/" + id))
        .contains(
            "In the shop&#39;s books: completed", "http://127.0.0.1:9/hook", "1 unit: 0.28 USD");
  }

  @Test
  void aResetForgetsTheCalls() {
    submit();
    site.post("/__ui/reset", "x=1");

    assertThat(site.page("/__ui/calls")).contains("No call yet");
    assertThat(site.provider().bill().count()).isZero();
  }
}
