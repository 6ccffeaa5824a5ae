package dev.kinoport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Terms;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Prompts, ids, labels, headers and whatever a provider says are text on every page, however they
 * are meant: no element, no attribute that runs something, and no address that leads into a script.
 */
@Timeout(300)
class HostileTextTest {
  private static final String EVIL =
      "</textarea></title><img src=x onerror=alert(1)>\"'><svg/onload=alert(2)>"
          + "<a href=\"javascript:alert(3)\">x</a>";

  private static final String LINK = "javascript:alert(4)";

  /** A tag of ours, and nothing else begins with a bracket. */
  private static final Pattern TAG =
      Pattern.compile("</[a-z0-9]+>|<!DOCTYPE html>|<[a-z0-9]+((?: [A-Za-z-]+=\"[^\"<>]*\")*)>");

  private static final Pattern ATTRIBUTE = Pattern.compile(" ([A-Za-z-]+)=\"([^\"]*)\"");
  private static final Pattern OWN_LINK = Pattern.compile(" href=\"(/[^\"#]*)");

  /** What a browser would do with a page; empty if nothing but what the page is for. */
  private static List<String> dangers(String answer) {
    List<String> found = new ArrayList<>();
    String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
    if (!head.contains("script-src 'self'") || head.contains("unsafe")) {
      found.add("no policy: " + head);
    }
    String html = answer.substring(head.length());
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      Matcher tag = TAG.matcher(html).region(at, html.length());
      if (!tag.lookingAt()) {
        found.add("no tag of ours: " + html.substring(at, Math.min(html.length(), at + 80)));
      } else if (tag.group(1) != null) {
        found.addAll(ofAttributes(tag.group()));
      }
    }
    return found;
  }

  private static List<String> ofAttributes(String tag) {
    List<String> found = new ArrayList<>();
    Matcher attribute = ATTRIBUTE.matcher(tag);
    while (attribute.find()) {
      String name = attribute.group(1).toLowerCase(Locale.ROOT);
      boolean isRun = name.startsWith("on") || name.startsWith("hx-on") || name.equals("style");
      boolean leads = Set.of("href", "src", "action", "hx-get", "hx-post").contains(name);
      if (isRun || (leads && !attribute.group(2).matches("[/?#](?!/).*|https?://.*"))) {
        found.add(tag);
      }
    }
    boolean isFilled = tag.startsWith("<script") && !tag.contains(" src=\"/__ui/files/");
    if (isFilled) {
      found.add(tag);
    }
    return found;
  }

  @Test
  void theCheckFindsWhatItIsFor() {
    String policy = "script-src 'self'\r\n\r\n";
    assertThat(dangers(policy + "<p class=\"a\" title=\"x &lt;\">x</p>")).isEmpty();
    for (String bad :
        List.of(
            EVIL,
            "<img src=x onerror=alert(1)>",
            "<p onclick=\"x\">",
            "<a href=\"javascript:x\">",
            "<a href=\"//evil.example\">",
            "<script>x</script>",
            "<p style=\"x\">")) {
      assertThat(dangers(policy + bad)).as(bad).isNotEmpty();
    }
    assertThat(dangers("<p>")).as("without a policy").isNotEmpty();
  }

  @Test
  void ofAJournal() {
    ProviderError error =
        ProviderError.of(ProviderError.Kind.REFUSED, "<img src=x onerror=alert(5)>", EVIL);
    try (JournalSite site = JournalSite.acting()) {
      Set<String> targets = new LinkedHashSet<>(List.of("/", "/rows", "/money?by=label"));
      for (Life life :
          List.of(
              Life.instant(),
              Life.instant().with(new Fault.Refused(error)),
              Life.instant().with(new Fault.ClipElsewhere("clips.elsewhere.example")),
              Life.instant()
                  .with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported()))) {
        GenerationId id =
            site.lived(
                RequestDraft.of("hailuo-2.3-standard")
                    .prompt(EVIL)
                    .firstFrame(ImageSource.url("https://images.example/%3Csvg%3E.jpg?a=%3Cb%3E")),
                Terms.standard().label("<svg onload=alert(6)>").attribute("note", EVIL),
                life);
        assertThat(site.get("/generations/" + id)).contains("&lt;img src=x onerror=");
        targets.add("/generations/" + id);
        targets.add("/generations/" + id + "/news?phase=" + JournalSite.encoded(EVIL));
      }
      targets.add("/generations/" + JournalSite.encoded(EVIL).replace("+", "%20"));
      for (String name : List.of("status", "label", "model", "provider", "from", "before", "by")) {
        targets.add("/?" + name + "=" + JournalSite.encoded(EVIL));
        targets.add("/money?" + name + "=" + JournalSite.encoded(LINK));
      }

      none(targets, site::get);
    }
  }

  private interface Pages {
    String get(String target, String... headers);
  }

  /** Those pages, and each that one of them links to. */
  private static void none(Set<String> targets, Pages site) {
    Set<String> all = new LinkedHashSet<>(targets);
    for (String target : targets) {
      Matcher link = OWN_LINK.matcher(site.get(target));
      while (link.find()) {
        all.add(link.group(1).replace("&amp;", "&"));
      }
    }
    assertThat(all).hasSizeGreaterThan(targets.size());
    int shown = 0;
    for (String target : all) {
      String answer = site.get(target);
      if (answer.contains("Content-Type: text/html")) {
        assertThat(dangers(answer)).as(target).isEmpty();
        shown++;
      } else {
        assertThat(answer).as(target).contains("X-Content-Type-Options: nosniff");
      }
    }
    assertThat(shown).isGreaterThan(targets.size() / 2);
  }

  @Test
  void ofAnEmulator() {
    try (Site site = Site.onRealTime()) {
      String evil = JournalSite.encoded(EVIL);
      String input =
          "{\"prompt\": \"%s\", \"image_url\": \"https://example.com/a.png\", \"%s\": \"%s\"}"
              .formatted(EVIL.replace("\"", "\\\""), "<svg onload=alert(7)>", LINK);
      String submit = "/queue.fal.run/fal-ai/minimax/hailuo-2.3/standard/image-to-video";
      String answer =
          site.postWithout(
                  submit + "?fal_webhook=http://127.0.0.1:9/" + evil,
                  input,
                  "Authorization",
                  "Key id:hidden",
                  "X-Evil",
                  EVIL,
                  "X-Fal-Request-Id",
                  EVIL)
              .body();
      String id = answer.replaceAll("(?s).*\"request_id\":\\s*\"([^\"]*)\".*", "$1");
      site.get("/queue.fal.run/" + evil + "/requests/" + evil + "/status?" + evil);
      site.raw("<svg/onload=alert(8)> /queue.fal.run/<img/src=x/onerror=alert(9)>?<b> HTTP/1.1");
      site.post("/__ui/calls/replay", "of=1&address=" + JournalSite.encoded(LINK));
      Set<String> targets =
          new LinkedHashSet<>(
              List.of(
                  "/__ui",
                  "/__ui/calls",
                  "/__ui/calls/1",
                  "/__ui/calls/rows?q=" + evil,
                  "/__ui/calls?q=" + evil + "&method=" + evil + "&status=" + evil,
                  "/__ui/calls/" + evil.replace("+", "%20").replace("%2F", ""),
                  "/__ui/requests",
                  "/__ui/requests/" + id,
                  "/__ui?model=" + evil + "&prompt=" + evil + "&again=" + evil + "&run=" + evil,
                  "/__ui/form?model=hailuo-2.3-standard&prompt=" + evil));

      none(targets, (target, headers) -> site.rawPage(target));
    }
  }
}
