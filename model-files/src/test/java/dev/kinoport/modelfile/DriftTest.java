package dev.kinoport.modelfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.modelfile.openapi.ModelDraft;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftTest {
  private String document;

  @BeforeEach
  void readDocument() throws IOException {
    try (InputStream in = DriftTest.class.getResourceAsStream("/openapi/acme-dream.json")) {
      document = new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void theSameDocumentDoesNotDrift() {
    assertThat(drift(document)).isEmpty();
  }

  @Test
  void whatChangedIsNamedWithBothValues() {
    String today =
        document
            .replace("\"4s\", \"8s\"", "\"4s\", \"6s\", \"8s\"")
            .replace("\"maxLength\": 1500", "\"maxLength\": 800")
            .replace("\"tail_image_url\"", "\"end_image_url\"")
            .replace(
                "[\"prompt\", \"start_image_url\"]\n",
                "[\"prompt\", \"start_image_url\", \"fps\"]\n");

    assertThat(drift(today))
        .containsExactlyInAnyOrder(
            "prompt max_length was 1500, is 800",
            "duration allowed was [4, 8], is [4, 6, 8]",
            "fps required was nothing, is true",
            "end_image_url is new: {kind=image, limits={types=[jpeg, png, webp]}}",
            "tail_image_url is gone");
  }

  @Test
  void whatTheDocumentNoLongerSaysIsNoDrift() {
    String silent = document.replace("\"maxLength\": 1500, ", "");

    assertThat(drift(silent)).isEmpty();
  }

  private List<String> drift(String today) {
    ModelDraft told = draft(today);
    return Drift.between(draft(document).model(), told.model(), told.unsaid());
  }

  private static ModelDraft draft(String document) {
    return ModelDraft.of(document, FalOffers.SHOP, LocalDate.EPOCH)
        .fold(
            faults -> {
              throw new AssertionError(faults.mkString("\n"));
            },
            draft -> draft);
  }
}
