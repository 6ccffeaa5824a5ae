package dev.kinoport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class JournalPagesTest {
  private static final Life DOUBTFUL =
      Life.instant().with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());
  private static final Life ELSEWHERE =
      Life.instant().with(new Fault.ClipElsewhere("clips.elsewhere.example"));

  @Test
  void evilWordsAreTextAndTheSecretOfAnAddressIsNotShown() {
    try (JournalSite site = JournalSite.reading()) {
      GenerationId id = site.lived("<script>alert(1)</script>", Life.instant());
      String page = site.get("/generations/" + id);

      assertThat(page)
          .contains("&lt;script&gt;alert(1)", "https://images.example/kite.jpg")
          .doesNotContain("<script>alert")
          .doesNotContain("secret=1");
    }
  }

  @Test
  void aPageIsAskedForByTheEndOfTheOneBeforeUntilNoneIsLeft() {
    try (JournalSite site = JournalSite.reading()) {
      for (int number = 0; number < 120; number++) {
        site.lived("number " + number, Life.instant());
      }
      Set<String> seen = new HashSet<>();
      String target = "/?status=succeeded";
      int pages = 0;
      while (!target.isEmpty()) {
        String page = site.get(target);
        find(page, "/generations/([A-Za-z0-9]+)").forEach(seen::add);
        target =
            find(page, "href=\"([^\"]*before=[^\"]*)\"[^>]*>Older").stream()
                .findFirst()
                .map(it -> it.replace("&amp;", "&"))
                .orElse("");
        pages++;
      }

      assertThat(seen).hasSize(120);
      assertThat(pages).isEqualTo(3);
    }
  }

  private static Set<String> find(String page, String pattern) {
    Set<String> found = new HashSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void everyFilterHoldsAndAllThatAreWrongAreNamedAtOnce() {
    try (JournalSite site = JournalSite.reading()) {
      GenerationId done = site.lived("done", Life.instant());
      GenerationId doubt = site.lived("doubt", DOUBTFUL);

      assertThat(site.get("/?status=in_doubt"))
          .contains(doubt.value())
          .doesNotContain(done.value());
      assertThat(site.get("/?status=open")).contains(doubt.value()).doesNotContain(done.value());
      assertThat(site.get("/?label=spring&model=hailuo-2.3-standard&provider=fake"))
          .contains(doubt.value(), done.value());
      assertThat(site.get("/?label=autumn")).contains("Nothing here.");
      assertThat(site.get("/?status=x%3C&provider=A%20B&from=1&until=2"))
          .contains(
              "status is open or one of the list, not &quot;x&lt;&quot;",
              "provider is a name such as fal, not &quot;A B&quot;",
              "from is a day such as 2026-11-30, not &quot;1&quot;",
              "until is a day such as 2026-11-30, not &quot;2&quot;")
          .doesNotContain(done.value());
    }
  }

  @Test
  void whatWasSpentIsAddedUpByWhatIsAskedFor() {
    try (JournalSite site = JournalSite.reading()) {
      site.lived("one", Life.instant());
      site.lived("two", Life.instant());
      site.lived("doubt", DOUBTFUL);

      String page = site.get("/money?by=label");

      assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
          .contains("all 3 0.28 USD 0.56 USD 0.56 USD -", "spring 3 0.28 USD 0.56 USD 0.56 USD -");
      assertThat(page).contains("<rect class=\"bar-actual\" x=\"0\" y=\"14\" width=\"200.0\"");
      assertThat(site.get("/money?by=day&status=failed")).contains("Nothing here.");
    }
  }

  @Test
  void whoOnlyReadsFindsNothingToPressAndNoWayToDoIt() {
    try (JournalSite site = JournalSite.reading()) {
      GenerationId id = site.lived("elsewhere", ELSEWHERE);

      assertThat(site.get("/generations/" + id))
          .contains("kinoport retry " + id)
          .doesNotContain("<form");
      assertThat(site.post("/generations/" + id + "/retry", "x=1")).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void whatMayBePaidTwiceIsDoneOnlyByWhoTypesTheSum() {
    try (JournalSite site = JournalSite.acting()) {
      String address = "/generations/" + site.lived("doubt", DOUBTFUL);

      assertThat(site.get(address)).contains("It may be paid twice.", "To agree, type 0.56 USD");
      assertThat(site.post(address + "/send-again", "agreed=0.28+USD"))
          .contains("Nothing was done: it may be paid twice; to agree, type 0.56 USD");
      assertThat(site.post(address + "/abandon", "x=1"))
          .contains("Nothing was done: it counts as spent; to agree, type 0.28 USD");
      assertThat(site.post(address + "/adopt", "word=+")).contains("Nothing was done");
      assertThat(site.pulled()).isEmpty();

      assertThat(site.post(address + "/send-again", "agreed=0.56+USD")).contains("It is done");
      site.post(address + "/abandon", "agreed=0.28+USD");
      site.post(address + "/adopt", "word=+r-1+");
      site.post(address + "/retry", "x=1");
      site.post(address + "/cancel", "x=1");
      assertThat(site.pulled())
          .containsExactly("SEND_AGAIN ", "ABANDON ", "ADOPT r-1", "RETRY ", "CANCEL ");
    }
  }

  @Test
  void aHostIsAllowedOnlyForAClipThatWaitsForOne() {
    try (JournalSite site = JournalSite.acting()) {
      String waiting = "/generations/" + site.lived("elsewhere", ELSEWHERE);
      String over = "/generations/" + site.lived("done", Life.instant());

      assertThat(site.get(waiting)).contains("value=\"clips.elsewhere.example\"");
      site.post(waiting + "/allow-host", "word=clips.elsewhere.example");
      assertThat(site.post(over + "/allow-host", "word=clips.elsewhere.example"))
          .contains("Nothing was done");
      assertThat(site.post(over + "/cancel", "x=1")).contains("Nothing was done");
      assertThat(site.get(over)).doesNotContain("What you can do");
      assertThat(site.pulled()).containsExactly("ALLOW_HOST clips.elsewhere.example");
    }
  }

  @Test
  void whoHasReadNoPageDoesNothing() {
    try (JournalSite site = JournalSite.acting()) {
      String address = "/generations/" + site.lived("doubt", DOUBTFUL);

      assertThat(site.ask("POST", address + "/retry", "token=0")).startsWith("HTTP/1.1 403");
      assertThat(site.ask("DELETE", address, "")).startsWith("HTTP/1.1 405");
      assertThat(site.pulled()).isEmpty();
    }
  }

  @Test
  void aPageWhoseGenerationHasMovedOnIsLoadedAnew() {
    try (JournalSite site = JournalSite.acting()) {
      String address = "/generations/" + site.lived("doubt", DOUBTFUL);

      assertThat(site.get(address)).contains("hx-get=\"" + address + "/news?phase=IN_DOUBT\"");
      assertThat(site.get(address + "/news?phase=IN_DOUBT")).doesNotContain("HX-Refresh");
      assertThat(site.get(address + "/news?phase=SUBMITTING")).contains("HX-Refresh: true");
    }
  }

  @Test
  void aClipIsPlayedInPartsAndAMissingOneIsNoDefect(@TempDir Path folder) throws IOException {
    try (JournalSite site = JournalSite.reading()) {
      String address = "/generations/" + site.lived("done", Life.instant());
      assertThat(site.get(address + "/clip.mp4")).startsWith("HTTP/1.1 404");
      Path clip = Files.writeString(folder.resolve("clip.mp4"), "0123456789");
      site.clipIsAt(clip);

      assertThat(site.get(address)).contains("<video");
      assertThat(site.get(address + "/clip.mp4")).contains("Content-Length: 10", "0123456789");
      assertThat(site.get(address + "/clip.mp4", "Range: bytes=4-6"))
          .contains("HTTP/1.1 206", "Content-Range: bytes 4-6/10")
          .endsWith("\r\n\r\n456");
      assertThat(site.ask("HEAD", address + "/clip.mp4", ""))
          .contains("Content-Length: 10")
          .endsWith("\r\n\r\n");
      Files.delete(clip);
      assertThat(site.get(address + "/clip.mp4")).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aJournalThatCannotBeReadIsSaidAndNotGuessed() {
    try (JournalSite site = JournalSite.reading()) {
      GenerationId id = site.lived("done", Life.instant());
      site.away("the database is away");

      assertThat(site.get("/")).contains("the database is away");
      assertThat(site.get("/money")).contains("the database is away");
      assertThat(site.get("/generations/" + id))
          .startsWith("HTTP/1.1 503")
          .contains("the database is away");
    }
  }

  @Test
  void whatIsNotThereIsNotFoundWhateverItIsCalled() {
    try (JournalSite site = JournalSite.reading()) {
      for (String target :
          new String[] {
            "/generations/x",
            "/generations/..%2F..%2Fetc",
            "/generations",
            "/nothing",
            "/__ui/files/x"
          }) {
        assertThat(site.get(target)).as(target).startsWith("HTTP/1.1 404");
      }
      assertThat(site.get("/%ZZ")).startsWith("HTTP/1.1 400");
      assertThat(site.get("/__ui/files/pages.css")).startsWith("HTTP/1.1 200");
      assertThat(site.ask("POST", "/", "x".repeat(1024 * 1024 + 1))).startsWith("HTTP/1.1 413");
    }
  }
}
