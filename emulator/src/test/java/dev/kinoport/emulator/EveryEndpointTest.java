package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Received;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.request.Checked;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every endpoint that we ship is served, and takes what we send there. */
final class EveryEndpointTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();

  @Test
  void takesTheRequestThatWeSendAndNothingElse() {
    try (Wire wire = Wire.with(Life.instant(), Readings.suggested().strict())) {
      endpoints()
          .forEach(endpoint -> {
            Document request = request(CATALOGUE.find(endpoint).get());
            String body = CanonicalJson.write(request.fields(Map.of()));
            Wire.Answer answer = wire.post(Wire.QUEUE + endpoint, body);
            assertThat(answer.status()).as("%s: %s", endpoint, answer.body()).isEqualTo(200);
            String more = "{\"no_such_field\":1," + body.substring(1);
            Wire.Answer refusal = wire.post(Wire.QUEUE + endpoint, more);
            assertThat(refusal.status()).as(endpoint).isEqualTo(422);
            assertThat(refusal.body()).contains("no_such_field");
          });
      assertThat(wire.provider().received())
          .extracting(Received::requestHash)
          .containsExactlyElementsOf(
              endpoints().map(it -> request(CATALOGUE.find(it).get()).digest()).toList());
    }
  }

  private static Stream<String> endpoints() {
    return CATALOGUE.offers().stream().flatMap(it -> it.routes().stream()).map(Route::sku);
  }

  private static Document request(Offer model) {
    RequestDraft draft = RequestDraft.of(model.sku());
    for (Input input : model.inputs()) {
      if (input.required() || input.name().equals("prompt")) {
        draft = with(draft, input);
      }
    }
    RequestDraft complete = draft;
    return RequestChecker.check(CATALOGUE, draft)
        .map(Checked::document)
        .getOrElseThrow(
            () -> new AssertionError(RequestChecker.check(CATALOGUE, complete).getError()));
  }

  private static RequestDraft with(RequestDraft draft, Input input) {
    return switch (input) {
      case MediaInput it -> draft.image(it.name(), ImageSource.url("https://a.test/1.png"));
      case FileInput it -> draft.set(it.name(), "https://a.test/1.mp4");
      case TextInput it -> draft.set(it.name(), "a kite");
      default -> throw new AssertionError("required, and of another kind: " + input);
    };
  }
}
