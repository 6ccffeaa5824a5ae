package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.media.ImageSource;
import dev.kinoport.media.TestImages;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.offer.SampleOffers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestHashTest {
  private static final RequestDraft DRAFT =
      RequestDraft.of("hailuo-02-standard")
          .prompt("a red kite")
          .firstFrame(ImageSource.url("https://a.test/first.png"));

  @TempDir private Path folder;

  /** Worked out with sha256sum; a change here gives every stored request another identity. */
  @Test
  void theHashOfARequestNeverChanges() {
    assertThat(hash(DRAFT))
        .isEqualTo("3fd77a1f84a8c1a1738ef040e12525749fd4f8eac7bffe55885dd8773f83038b");
    assertThat(hash(DRAFT.firstFrame(ImageSource.bytes(TestImages.png(400, 500)))))
        .isEqualTo("9adc2cc6367599bdc2f99811c60f7601a036806f0952a10bb982c17c1fe6787f");
  }

  @Test
  void theOrderOfSettingDoesNotMatter() {
    RequestDraft other =
        RequestDraft.of("hailuo-02-standard")
            .firstFrame(ImageSource.url("https://a.test/first.png"))
            .set("prompt", "a red kite");
    assertThat(hash(other)).isEqualTo(hash(DRAFT));
  }

  /** Whose default? Another shop has another, and the same request must be the same there. */
  @Test
  void sayingADefaultAloudIsAnotherRequestAndTheSameDocument() {
    RequestDraft loud = DRAFT.duration(6).resolution("768P").set("prompt_optimizer", "true");
    assertThat(hash(loud)).isNotEqualTo(hash(DRAFT));
    assertThat(digest(loud)).isEqualTo(digest(DRAFT));
  }

  @Test
  void noShopMatters() {
    Offer offer = SampleOffers.catalogue().find("hailuo-02-standard").get();
    Offer elsewhere =
        new Offer(
            "another",
            "another/name",
            offer.alias(),
            "sold by another shop",
            List.of(Route.only("another/name")),
            offer.inputs(),
            List.of(),
            offer.price(),
            offer.retention(),
            offer.retirement(),
            offer.output(),
            offer.provenance());

    Checked here = RequestChecker.check(offer, DRAFT).get();
    Checked there = RequestChecker.check(elsewhere, DRAFT).get();

    assertThat(there.request()).isEqualTo(here.request());
    assertThat(there.document().digest()).isNotEqualTo(here.document().digest());
  }

  @Test
  void whereAnImageCameFromDoesNotMatter() throws IOException {
    byte[] png = TestImages.png(400, 500);
    Path file = Files.write(folder.resolve("a.png"), png);
    String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    Set<String> hashes = new HashSet<>();
    hashes.add(hash(DRAFT.firstFrame(ImageSource.bytes(png))));
    hashes.add(hash(DRAFT.firstFrame(ImageSource.file(file))));
    hashes.add(hash(DRAFT.firstFrame(ImageSource.dataUri(uri))));
    assertThat(hashes).hasSize(1);
  }

  @Test
  void everythingElseMatters() {
    ImageSource other = ImageSource.url("https://a.test/second.png");
    Set<String> hashes = new HashSet<>();
    hashes.add(hash(DRAFT));
    hashes.add(hash(DRAFT.prompt("a red  kite")));
    hashes.add(hash(DRAFT.duration(10)));
    hashes.add(hash(DRAFT.resolution("512P")));
    hashes.add(hash(DRAFT.set("prompt_optimizer", "false")));
    hashes.add(hash(DRAFT.firstFrame(other)));
    hashes.add(hash(DRAFT.lastFrame(other)));
    hashes.add(hash(DRAFT.firstFrame(ImageSource.bytes(TestImages.png(400, 500)))));
    hashes.add(hash(DRAFT.firstFrame(ImageSource.bytes(TestImages.png(500, 400)))));
    hashes.add(hash(new RequestDraft("hailuo-2.3-standard", DRAFT.settings(), DRAFT.images())));
    assertThat(hashes).hasSize(10);
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      String usual = hash(DRAFT.duration(6));
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(hash(DRAFT.duration(6))).isEqualTo(usual);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String digest(RequestDraft draft) {
    return RequestChecker.check(SampleOffers.catalogue(), draft).get().document().digest();
  }

  private static String hash(RequestDraft draft) {
    return RequestChecker.check(SampleOffers.catalogue(), draft).get().request().hash();
  }
}
