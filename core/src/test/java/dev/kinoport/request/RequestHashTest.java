package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
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
        .isEqualTo("73cf18dd02548633ed4dd17970d5e9dbafa6935e8a874168b068d497e04eedec");
    assertThat(hash(DRAFT.firstFrame(ImageSource.bytes(TestImages.png(400, 500)))))
        .isEqualTo("8314f4b7ff68f74a37af493b204c05e2cd3a6e23552192cf40bebffc8aed7ff5");
  }

  @Test
  void theOrderOfSettingDoesNotMatter() {
    RequestDraft other =
        RequestDraft.of("hailuo-02-standard")
            .firstFrame(ImageSource.url("https://a.test/first.png"))
            .set("prompt", "a red kite");
    assertThat(hash(other)).isEqualTo(hash(DRAFT));
  }

  @Test
  void sayingTheDefaultAloudDoesNotMatter() {
    RequestDraft loud = DRAFT.duration(6).resolution("768P").set("prompt_optimizer", "true");
    assertThat(hash(loud)).isEqualTo(hash(DRAFT));
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
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(hash(DRAFT.duration(6))).isEqualTo(hash(DRAFT));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String hash(RequestDraft draft) {
    return RequestChecker.check(Catalogue.standard(), draft).get().hash();
  }
}
