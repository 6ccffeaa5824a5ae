package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Terms;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a live provider would only say minutes later, or never, is refused at once, by name: here to
 * a caller whose catalogue is wrong.
 */
class SubmitValidationTest {
  private static final Offer TRUE = FalOffers.catalogue().find("hailuo-2.3-standard").get();

  private final Stage stage = Stage.playing(Life.instant());

  @Test
  void anUnknownEndpointIsRefused() {
    Offer elsewhere = model("fal-ai/minimax/hailuo-9", TRUE.inputs());

    assertRefused(elsewhere, KITE, "hailuo-9");
  }

  @Test
  void anUnknownFieldIsRefused() {
    assertRefused(with(ChoiceInput.of("colour", "red", "red", "blue")), KITE, "colour");
  }

  @Test
  void aValueOutOfRangeIsRefused() {
    Offer longer = with(DurationInput.of(WireForm.DIGITS, 6, 6, 10, 60));

    assertRefused(longer, KITE.duration(60), "duration");
  }

  @Test
  void aNumberWhereTextIsWantedIsRefused() {
    assertRefused(with(DurationInput.of(WireForm.NUMBER, 6, 6, 10)), KITE, "duration");
  }

  @Test
  void aTextThatIsTooLongIsRefused() {
    assertRefused(with(TextInput.prompt(9_000)), KITE.prompt("kite ".repeat(500)), "prompt");
  }

  @Test
  void aMissingFieldIsRefused() {
    List<Input> inputs = new ArrayList<>(TRUE.inputs());
    inputs.removeIf(input -> input.name().equals("first_frame"));
    RequestDraft imageless = RequestDraft.of(TRUE.sku()).prompt("a kite");

    assertRefused(model(TRUE.sku(), inputs), imageless, "image_url");
  }

  private static Offer with(Input changed) {
    List<Input> inputs = new ArrayList<>(TRUE.inputs());
    inputs.removeIf(input -> input.name().equals(changed.name()));
    inputs.add(changed);
    return model(TRUE.sku(), inputs);
  }

  private static Offer model(String endpoint, List<Input> inputs) {
    return new Offer(
        TRUE.shop(),
        endpoint,
        TRUE.alias(),
        TRUE.title(),
        List.of(Route.only(endpoint)),
        inputs,
        TRUE.rules(),
        TRUE.price(),
        TRUE.retention(),
        TRUE.retirement(),
        TRUE.output(),
        TRUE.provenance());
  }

  private void assertRefused(Offer wrong, RequestDraft draft, String word) {
    Failure failure =
        stage
            .processSelling(FalOffers.catalogue().with(wrong))
            .build()
            .generate(draft, Terms.standard().allowingUnknownPrice())
            .getLeft();

    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.Failed.class,
            failed ->
                assertThat(failed.cause())
                    .isInstanceOfSatisfying(
                        GenerationFailure.ByProvider.class,
                        by -> {
                          assertThat(by.error().kind()).isEqualTo(ProviderError.Kind.REFUSED);
                          assertThat(by.error().message()).contains(word);
                        }));
    assertThat(stage.provider().accepted()).isEmpty();
    assertThat(stage.provider().bill().count()).isZero();
  }
}
