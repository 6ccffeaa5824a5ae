package dev.kinoport.modelfile.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.Input;
import dev.kinoport.modelfile.Drift;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of the catalogue, described by the offline server and drafted from that. */
class RoundTripTest {
  private static final FakeProvider FAKE = FakeProvider.on(VirtualTime.create()).build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EmulatorServer server;

  @BeforeAll
  static void serve() {
    server = EmulatorServer.before(FAKE).start();
  }

  @AfterAll
  static void close() {
    server.close();
    CLIENT.close();
    FAKE.close();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void theDocumentGivesTheDescriptorBack(String endpoint) throws Exception {
    Offer known = model(endpoint);

    ModelDraft draft = draft(endpoint);

    assertThat(draft.model().sku()).isEqualTo(endpoint);
    assertThat(Drift.between(known, draft.model(), draft.unsaid())).isEmpty();
    assertThat(roles(draft.model())).isEqualTo(roles(known, draft));
  }

  private static Stream<String> endpoints() {
    return FalOffers.catalogue().offers().stream()
        .flatMap(model -> model.routes().stream())
        .map(Route::sku);
  }

  private static Offer model(String endpoint) {
    return FalOffers.catalogue()
        .find(endpoint)
        .getOrElseThrow(() -> new AssertionError("no " + endpoint));
  }

  private static List<String> roles(Offer model) {
    return model.inputs().stream().map(RoundTripTest::role).toList();
  }

  /** Whether several pictures are key frames or references, no document says. */
  private static String role(Input input) {
    return input.field().equals("image_urls") ? "pictures" : input.name();
  }

  /** What of a model a document can tell. */
  private static List<String> roles(Offer known, ModelDraft draft) {
    return known.inputs().stream()
        .filter(input -> !(input instanceof FixedInput))
        .filter(input -> !draft.unsaid().contains(input.field()))
        .map(RoundTripTest::role)
        .toList();
  }

  private static ModelDraft draft(String endpoint) throws IOException, InterruptedException {
    URI address =
        server.address().resolve("/fal.ai/api/openapi/queue/openapi.json?endpoint_id=" + endpoint);
    String document =
        CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    return ModelDraft.of(document, FalOffers.SHOP, LocalDate.EPOCH)
        .fold(
            faults -> {
              throw new AssertionError(faults.map(FileFault::toString).mkString("\n"));
            },
            draft -> draft);
  }
}
