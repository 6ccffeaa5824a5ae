package dev.kinoport.cli.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.json.JsonText;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderError.Detail;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fault that a provider names keeps its field, value and limit. */
class ProviderFaultsTest {
  private static final Document SENT =
      RequestChecker.check(
              FalOffers.catalogue(),
              RequestDraft.of("hailuo-02-standard")
                  .prompt("A red kite")
                  .duration(10)
                  .firstFrame(ImageSource.url("https://images.example/kite.png")))
          .get()
          .document();

  private static final ProviderError ERROR =
      new ProviderError(
          ProviderError.Kind.REFUSED,
          "image_too_small",
          "image_url: Image too small; duration: Input should be 6",
          List.of(
              new Detail(
                  "body.image_url",
                  "image_too_small",
                  "Image too small",
                  List.of("min_width=300", "min_height=300")),
              new Detail("body.duration", "literal_error", "Input should be 6", List.of()),
              new Detail("body.seed", "missing", "Field required", List.of()),
              new Detail("body", "content_policy_violation", "Flagged", List.of())),
          false);

  private static final CommandFailure FAILURE =
      CommandFailure.of(
              new Failure.Failed(
                  new GenerationId("01J00000000000000000000000"),
                  new GenerationFailure.ByProvider(ERROR),
                  Cost.unknown()))
          .about(SENT);

  @Test
  void eachIsALineInOurWordsAndTheirs() {
    assertThat(FAILURE.faults().get().lines())
        .containsExactly(
            "--image (image_url): Image too small [min_width=300, min_height=300]"
                + " (was 'https://images.example/kite.png')",
            "--duration: Input should be 6 (was '10')",
            "seed: Field required");
  }

  @Test
  void programsGetAllOfThem() {
    assertThat(JsonText.indented(FAILURE.document()))
        .contains("\"input\": \"first_frame\"", "\"min_width\": \"300\"")
        .contains("\"type\": \"missing\"", "\"type\": \"content_policy_violation\"")
        .contains("\"retryable\": false");
  }
}
