package dev.kinoport.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.catalogue.videos.Knob;
import dev.kinoport.catalogue.videos.VideosOffers;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.videos.dialect.VideosDialect;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, in the form that each kind of server takes. */
class CreateFormTest {
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final Offer OWN =
      VideosOffers.offer("own")
          .named("Wan-AI/Wan2.2-I2V-A14B-Diffusers")
          .fromTextOrImage()
          .seconds(4, 4, 8)
          .sizes("832x480", "1280x720")
          .knobs(Knob.SEED, Knob.FPS, Knob.NEGATIVE_PROMPT, Knob.GUIDANCE_SCALE)
          .build();
  private static final RequestDraft DRAFT =
      RequestDraft.of("own").prompt("a kite, \"höher\"").set("seed", "7").set("fps", "16");

  private static RawServer.Received sent(Offer offer, RequestDraft draft, VideosConfig changed)
      throws Exception {
    Document document = RequestChecker.check(new Catalogue(List.of(offer)), draft).get().document();
    Map<String, URI> inline =
        document.localImages().stream()
            .collect(
                Collectors.toMap(
                    image -> image.sha256(),
                    image -> URI.create("data:image/png;base64," + PIXEL)));
    try (RawServer server = Jobs.answering(200, Jobs.accepted());
        Videos videos =
            Videos.open(
                changed
                    .offers(new Catalogue(List.of(offer)))
                    .base(server.address().resolve("/v1/")))) {
      videos.provider().video().submit(new Submission("gen-1", document, inline, Option.none()));
      assertThat(server.received()).hasSize(1);
      return server.received().getFirst();
    }
  }

  private static VideosConfig config() {
    return VideosConfig.of(URI.create("http://127.0.0.1:1/v1"));
  }

  @Test
  void byDefaultItIsAFormThatEveryServerTakes() throws Exception {
    RawServer.Received request =
        sent(
            OWN, DRAFT.firstFrame(ImageSource.dataUri("data:image/png;base64," + PIXEL)), config());

    assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/videos");
    assertThat(request.header("content-type")).startsWith("multipart/form-data; boundary=");
    assertThat(request.header("content-length")).isNotBlank();
    assertThat(request.text())
        .contains(
            part("model", "Wan-AI/Wan2.2-I2V-A14B-Diffusers"),
            part("prompt", "a kite, \"höher\""),
            part("seconds", "4"),
            part("size", "832x480"),
            part("seed", "7"),
            part("fps", "16"),
            "name=\"input_reference\"; filename=\"first-frame.png\"\r\nContent-Type: image/png")
        .doesNotContain("negative_prompt", "guidance_scale", "base64");
    assertThat(request.body().indexOf(Base64.getDecoder().decode(PIXEL))).isPositive();
  }

  private static String part(String name, String value) {
    return "Content-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n--".formatted(name, value);
  }

  @ParameterizedTest
  @CsvSource({
    "SPEC, application/json,"
        + " '\"input_reference\":{\"image_url\":\"https://images.example/kite.png\"}'",
    "SGLANG, application/json, '\"reference_url\":\"https://images.example/kite.png\"'",
    "VLLM_OMNI, multipart/form-data, '{\"image_url\":\"https://images.example/kite.png\"}'",
  })
  void theAddressOfAnImageGoesWhereTheServerLooksForIt(
      VideosDialect dialect, String type, String written) throws Exception {
    RequestDraft draft = DRAFT.firstFrame(ImageSource.url("https://images.example/kite.png"));
    RawServer.Received request = sent(OWN, draft, config().dialect(dialect));

    assertThat(request.header("content-type")).startsWith(type);
    assertThat(request.text()).contains(written);
  }

  @ParameterizedTest
  @CsvSource({"false, '\"seconds\":\"4\"'", "true, '\"seconds\":4'"})
  void inJsonSecondsAreATextOrANumberAsTheOfferSays(boolean isNumber, String written)
      throws Exception {
    Offer offer =
        isNumber
            ? VideosOffers.offer("own").secondsAsNumber().build()
            : VideosOffers.offer("own").build();
    RawServer.Received request =
        sent(offer, RequestDraft.of("own").prompt("a kite"), config().json(true));

    assertThat(request.header("content-type")).isEqualTo("application/json");
    assertThat(request.text()).contains(written, "\"size\":\"1280x720\"").doesNotContain("model");
  }

  @Test
  void inJsonAnImageAtHandStaysADataUri() throws Exception {
    RawServer.Received request =
        sent(
            OWN,
            DRAFT.firstFrame(ImageSource.dataUri("data:image/png;base64," + PIXEL)),
            config().json(true));

    assertThat(request.text())
        .contains("\"input_reference\":{\"image_url\":\"data:image/png;base64," + PIXEL);
  }

  @Test
  void eachOfferMayHaveAServerOfItsOwnWhichItsHandleLeadsBackTo() throws Exception {
    try (RawServer one = Jobs.answering(200, Jobs.job("completed", ""));
        RawServer other = Jobs.answering(200, Jobs.job("completed", ""));
        Videos videos =
            Videos.open(
                VideosConfig.of(one.address().resolve("/v1"))
                    .base("ltx-2-19b", other.address().resolve("/ltx/v1")))) {
      Submission ltx = Jobs.submission(RequestDraft.of("ltx-2-19b").prompt("a kite"));
      SubmitAnswer answer = videos.provider().video().submit(ltx);
      assertThat(other.received()).hasSize(1);
      assertThat(other.received().getFirst().target()).isEqualTo("/ltx/v1/videos");

      Handle handle = ((SubmitAnswer.Accepted) answer).handle();
      assertThat(handle.links().values()).noneMatch(link -> link.contains("127.0.0.1"));
      ProviderResult result = videos.provider().video().result(handle).get();
      assertThat(((ProviderResult.Finished) result).clip().location().toString())
          .endsWith(":" + other.port() + "/ltx/v1/videos/" + Jobs.ID + "/content");
      videos.provider().video().submit(Jobs.submission());
      assertThat(one.received()).hasSize(1);
    }
  }

  @Test
  void whatCannotBeIsSaidWithWhatWouldBeRight() {
    assertThatThrownBy(() ->
            VideosConfig.of(URI.create("http://127.0.0.1:8000/v1/videos"))
                .dialect(VideosDialect.VLLM_OMNI))
        .hasMessageContaining("must be what stands before /videos");
    assertThatThrownBy(() -> config().dialect(VideosDialect.VLLM_OMNI).json(true))
        .hasMessageContaining("forms only");
    assertThatThrownBy(() -> config().base("sora-2", URI.create("http://127.0.0.1:1/v1")))
        .hasMessageContaining("sora-2")
        .hasMessageContaining("alias of one of the offers");
    assertThat(VideosConfig.fromEnvironment(Map.of()).getError().mkString())
        .contains("KINOPORT_VIDEOS_URL", "is not set");
    assertThat(
            VideosConfig.fromEnvironment(
                    Map.of(
                        "KINOPORT_VIDEOS_URL", "http://gpu.example/v1",
                        "KINOPORT_VIDEOS_KEY", "5ecre7c0ffee"))
                .getError()
                .mkString())
        .contains("must be https")
        .doesNotContain("5ecre7");
    assertThat(
            VideosConfig.fromEnvironment(Map.of("KINOPORT_VIDEOS_URL", "http://gpu.example/v1"))
                .get()
                .base())
        .hasToString("http://gpu.example/v1/");
  }
}
