package dev.kinoport.catalogue.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.request.Checked;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The two models as fal's own pages describe them. */
class HailuoTest {
  private static final String IMAGE = "https://storage.googleapis.com/model_tests/cave.png";

  @Test
  void hailuo02SendsWhatTheFullExampleOfItsPageShows() {
    Document request = request("hailuo-02-standard", "Man walked into winter cave");
    assertThat(request.sku()).isEqualTo("fal-ai/minimax/hailuo-02/standard/image-to-video");
    assertThat(request.fields().keySet())
        .containsExactly("prompt", "image_url", "duration", "prompt_optimizer", "resolution");
    assertThat(CanonicalJson.write(request.fields()))
        .isEqualTo(
            "{\"duration\":\"6\",\"image_url\":\""
                + IMAGE
                + "\",\"prompt\":\"Man walked into winter cave\",\"prompt_optimizer\":true,"
                + "\"resolution\":\"768P\"}");
  }

  @Test
  void hailuo23SendsWhatTheFullExampleOfItsPageShows() {
    Document request = request("hailuo-2.3-standard", "The space station slowly rotates");
    assertThat(request.sku()).isEqualTo("fal-ai/minimax/hailuo-2.3/standard/image-to-video");
    assertThat(request.fields().keySet())
        .containsExactly("prompt", "prompt_optimizer", "duration", "image_url");
  }

  @ParameterizedTest
  @CsvSource({
    "hailuo-02-standard, 'prompt image_url duration prompt_optimizer resolution end_image_url'",
    "hailuo-2.3-standard, 'prompt prompt_optimizer duration image_url '"
  })
  void theFieldsAreThoseOfThePage(String alias, String fields) {
    Offer model = FalOffers.catalogue().find(alias).get();
    assertThat(model.inputs().stream().map(Input::field)).containsExactly(fields.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({
    "hailuo-02-standard, fal-ai/minimax/hailuo-02/standard/text-to-video, 0.27",
    "hailuo-02-pro, fal-ai/minimax/hailuo-02/pro/text-to-video, 0.48",
    "hailuo-2.3-standard, fal-ai/minimax/hailuo-2.3/standard/text-to-video, 0.28",
    "hailuo-2.3-pro, fal-ai/minimax/hailuo-2.3/pro/text-to-video, 0.49"
  })
  void withoutAPictureItGoesToTextToVideo(String alias, String endpoint, String usd) {
    Document request =
        RequestChecker.check(FalOffers.catalogue(), RequestDraft.of(alias).prompt("kite"))
            .map(Checked::document)
            .get();
    assertThat(request.sku()).isEqualTo(endpoint);
    Offer model = FalOffers.catalogue().find(alias).get();
    assertThat(model.price(endpoint).quote(request.priceFacts(), Days.NOW))
        .isInstanceOfSatisfying(
            Quote.Known.class, known -> assertThat(known.amount()).isEqualTo(Money.usd(usd)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void onlyPromptAndFirstFrameAreRequired(Offer model) {
    assertThat(FalOffers.catalogue().find(model.sku()).get().inputs())
        .filteredOn(Input::required)
        .extracting(Input::name)
        .containsExactlyInAnyOrder("prompt", "first_frame");
  }

  @ParameterizedTest
  @MethodSource("models")
  void picturesAreOver300PixelsAndNotTooNarrow(Offer model) {
    for (Input input : model.inputs()) {
      if (input instanceof MediaInput media) {
        assertThat(media.limits().check(png(301, 752))).isEmpty();
        assertThat(media.limits().check(png(300, 700))).hasSize(1);
        assertThat(media.limits().check(png(301, 753))).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void nothingIsClaimedThatNobodyKnows(Offer model) {
    assertThat(model.output().framesPerSecond()).isEmpty();
    assertThat(model.output().audio()).isEmpty();
    assertThat(model.provenance().verifiedLive()).isFalse();
  }

  static Stream<Offer> models() {
    return MiniMax.all().stream().filter(model -> model.alias().startsWith("hailuo"));
  }

  private static LocalImage png(int width, int height) {
    return switch (ImageSource.bytes(picture(width, height))) {
      case ImageSource.Bytes bytes -> LocalImage.inspect(bytes).get();
      case ImageSource other -> throw new AssertionError(other);
    };
  }

  private static Document request(String model, String prompt) {
    RequestDraft draft = RequestDraft.of(model).prompt(prompt).firstFrame(ImageSource.url(IMAGE));
    return RequestChecker.check(FalOffers.catalogue(), draft).map(Checked::document).get();
  }

  private static byte[] picture(int width, int height) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
