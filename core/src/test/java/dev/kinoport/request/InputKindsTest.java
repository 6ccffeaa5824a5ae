package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FileInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.GroupInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SizeInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.TextsInput;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireForm;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.ImageType;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Inputs beyond text, one picture, a length and a choice. */
class InputKindsTest {
  private static final String ID = "acme/film";
  private static final FileInput SOUNDS =
      new FileInput("sounds", "audio_urls", false, FileInput.Kind.AUDIO, 2);
  private static final SizeInput SIZE =
      new SizeInput(
          "video_size",
          "video_size",
          false,
          List.of(new SizeInput.Named("square", 512, 512)),
          List.of("auto"),
          64,
          2_048,
          Option.of("auto"));
  private static final GroupInput SHOTS =
      new GroupInput(
          "shots",
          "multi_prompt",
          false,
          3,
          List.of(
              TextInput.prompt(20),
              DurationInput.of(WireForm.DIGITS, 5, 1, 5),
              new MediaInput(
                  "reference", "image_url", false, 1, AcceptedImages.of(ImageType.PNG))));

  @Test
  void filesGoAsAddresses() {
    RequestDraft draft = draft().set("sounds", "https://a.test/1.mp3, https://a.test/2.mp3");
    assertThat(json(SOUNDS, draft))
        .isEqualTo(
            "{\"audio_urls\":[\"https://a.test/1.mp3\",\"https://a.test/2.mp3\"],\"prompt\":\"x\"}");
    assertThat(faults(SOUNDS, draft().set("sounds", "song.mp3")))
        .containsExactly("sounds: must start with http:// or https:// (was \"song.mp3\")");
    assertThat(faults(SOUNDS, draft().set("sounds", "https://a,https://b,https://c")))
        .containsExactly(
            "sounds: must be 1 to 2 addresses of an audio file, such as https://host/file"
                + " (was \"https://a,https://b,https://c\")");
    assertThat(faults(SOUNDS, draft().image("sounds", ImageSource.url("https://a.test/1.png"))))
        .containsExactly("sounds: does not take an image (was \"image\")");
  }

  @Test
  void sizesAreWordsOrPixels() {
    assertThat(json(SIZE, draft())).contains("\"video_size\":\"auto\"");
    assertThat(json(SIZE, draft().set("video_size", "1280x720")))
        .contains("\"video_size\":{\"height\":720,\"width\":1280}");
    assertThat(faults(SIZE, draft().set("video_size", "32x720")))
        .containsExactly(
            "video_size: must be square, auto or width x height from 64 to 2048 px, such as"
                + " 1280x720 (was \"32x720\")");
    Document square = valid(model(SIZE), draft().set("video_size", "square"));
    assertThat(square.priceFacts().amount("width")).contains(BigDecimal.valueOf(512));
    assertThat(valid(model(SIZE), draft()).priceFacts().amount("width")).isEmpty();
    assertThat(
            refusal(
                SIZE, Map.of("video_size", new WireValue.Text("1280x720"), "prompt", text("x"))))
        .containsExactly(
            "video_size: must be an object of width and height, or a word (was \"1280x720\")");
  }

  @Test
  void groupsAreNamedMemberByMember() {
    RequestDraft draft =
        draft()
            .set("shots.0.prompt", "one")
            .set("multi_prompt.1.prompt", "two")
            .set("shots.1.duration", "1")
            .image("shots.1.reference", ImageSource.url("https://a.test/1.png"));
    assertThat(json(SHOTS, draft))
        .isEqualTo(
            "{\"multi_prompt\":[{\"duration\":\"5\",\"prompt\":\"one\"},{\"duration\":\"1\","
                + "\"image_url\":\"https://a.test/1.png\",\"prompt\":\"two\"}],\"prompt\":\"x\"}");
    assertThat(valid(model(SHOTS), draft).priceFacts().amount("input_images"))
        .contains(BigDecimal.ONE);
  }

  @Test
  void everyFaultOfAGroupIsNamed() {
    assertThat(faults(SHOTS, draft().set("shots", "two")))
        .containsExactly(
            "shots: has members: name them one by one, as in shots.0.prompt (was \"two\")");
    assertThat(faults(SHOTS, draft().set("shots.prompt", "x")))
        .containsExactly("shots.prompt: needs a number from 0 on, as in shots.0.prompt");
    assertThat(faults(SHOTS, draft().set("shots.1.prompt", "x")))
        .containsExactly("shots: must be numbered from 0 on without a gap, up to 2 (was \"[1]\")");
    assertThat(faults(SHOTS, draft().set("shots.0.duration", "7").set("shots.0.pace", "slow")))
        .containsExactly(
            "shots.0.pace: is not a member of shots, which has prompt, duration, reference",
            "shots.0.prompt: is required",
            "shots.0.duration: must be 1 or 5, in whole seconds (was \"7\")");
    assertThat(faults(SHOTS, draft().set("shots.0.prompt", "x").set("shots.0.prompt.y", "x")))
        .containsExactly("shots.0.prompt.y: is given twice: give it once");
  }

  @Test
  void everyFaultOfAGroupOnTheWireIsNamed() {
    WireValue shot =
        new WireValue.Group(Map.of("duration", WireValue.Number.of(5), "pace", text("slow")));
    assertThat(
            refusal(
                SHOTS,
                Map.of("prompt", text("x"), "multi_prompt", new WireValue.Many(List.of(shot)))))
        .containsExactlyInAnyOrder(
            "multi_prompt.0.pace: is not a member of shots, which has prompt, duration, reference",
            "multi_prompt.0.prompt: is required",
            "multi_prompt.0.duration: must be text of digits, such as \"6\" (was \"5\")");
    assertThat(refusal(SHOTS, Map.of("prompt", text("x"), "multi_prompt", text("one"))))
        .containsExactly(
            "multi_prompt: must be 1 to 3 groups of prompt, duration, reference (was \"one\")");
  }

  @Test
  void numbersMayHaveSteps() {
    Input seventeen = new IntegerInput("frames", "frames", false, 9, 25, 8, Option.none());
    assertThat(json(seventeen, draft().set("frames", "17"))).contains("\"frames\":17");
    assertThat(faults(seventeen, draft().set("frames", "18")))
        .containsExactly("frames: must be a whole number from 9 to 25 in steps of 8 (was \"18\")");
    Input scale =
        new DecimalInput(
            "scale",
            "scale",
            false,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Option.of(new BigDecimal("0.25")),
            Option.none());
    assertThat(json(scale, draft().set("scale", "0.75"))).contains("\"scale\":0.75");
    assertThat(faults(scale, draft().set("scale", "0.7")))
        .containsExactly("scale: must be a number from 0 to 1 in steps of 0.25 (was \"0.7\")");
  }

  @Test
  void severalTextsAreAListAndASwitchForThePrice() {
    TextsInput voices = new TextsInput("voice", "voice_ids", false, 2, 10);
    assertThat(json(voices, draft().set("voice", "anna, bert")))
        .contains("\"voice_ids\":[\"anna\",\"bert\"]");
    assertThat(faults(voices, draft().set("voice", "anna,bert,carl")))
        .containsExactly(
            "voice: must be 1 to 2 texts of up to 10 characters (was \"anna,bert,carl\")");
    assertThat(valid(model(voices), draft()).priceFacts().find("voice").get()).hasToString("false");
    assertThat(valid(model(voices), draft().set("voice", "a")).priceFacts().find("voice").get())
        .hasToString("true");
  }

  @Test
  @Timeout(300)
  void blanksWithoutEndAreReadOnce() {
    TextsInput voices = new TextsInput("voice", "voice_ids", false, 2, 10);
    String blanks = " ".repeat(3_000_000);
    assertThat(faults(voices, draft().set("voice", "a" + blanks + "b"))).hasSize(1);
    assertThat(json(voices, draft().set("voice", "a" + blanks + "," + blanks + "b")))
        .contains("\"voice_ids\":[\"a\",\"b\"]");
  }

  @Test
  void anSkuMayTakeSomethingElseUnderTheSameName() {
    Input resolution = ChoiceInput.of("resolution", "768P", "512P", "768P");
    MediaInput first =
        new MediaInput("first_frame", "image_url", true, 1, AcceptedImages.of(ImageType.PNG));
    Offer model =
        model(
            List.of(
                Route.without("acme/text", "first_frame")
                    .taking(new FixedInput("resolution", "768P")),
                Route.only(ID)),
            resolution,
            first);
    assertThat(valid(model, draft()).sku()).isEqualTo("acme/text");
    assertThat(valid(model, draft()).fields().keySet()).containsExactly("prompt");
    assertThat(faults(model, draft().set("resolution", "512P")))
        .containsExactly("resolution: is always 768P with this model (was \"512P\")");
    RequestDraft moving = draft().firstFrame(ImageSource.url("https://a.test/1.png"));
    assertThat(valid(model, moving.resolution("512P")).sku()).isEqualTo(ID);
    RequestDraft pinned = new RequestDraft(ID, draft().settings(), Map.of());
    assertThat(faults(model, pinned)).containsExactly("first_frame: is required");
  }

  private static RequestDraft draft() {
    return RequestDraft.of("film").prompt("x");
  }

  private static WireValue text(String text) {
    return new WireValue.Text(text);
  }

  /** What is sent; read back, it is the same request. */
  private static String json(Input input, RequestDraft draft) {
    Document request = valid(model(input), draft);
    assertThat(WireReader.read(model(input), ID, request.fields()).get()).isEqualTo(request);
    return CanonicalJson.write(request.fields());
  }

  private static List<String> refusal(Input input, Map<String, WireValue> fields) {
    return WireReader.read(model(input), ID, fields)
        .fold(faults -> faults.map(Violation::toString).asJava(), ok -> List.of());
  }

  private static Document valid(Offer model, RequestDraft draft) {
    return RequestChecker.check(new Catalogue(List.of(model)), draft)
        .map(Checked::document)
        .getOrElseThrow(() -> new AssertionError(faults(model, draft)));
  }

  private static List<String> faults(Input input, RequestDraft draft) {
    return faults(model(input), draft);
  }

  private static List<String> faults(Offer model, RequestDraft draft) {
    return RequestChecker.check(new Catalogue(List.of(model)), draft)
        .fold(faults -> faults.map(Violation::toString).asJava(), ok -> List.of());
  }

  private static Offer model(Input... inputs) {
    return model(List.of(Route.only(ID)), inputs);
  }

  private static Offer model(List<Route> routes, Input... inputs) {
    List<Input> all = io.vavr.collection.List.of(inputs).prepend(TextInput.prompt(100)).asJava();
    LocalDate day = LocalDate.of(2026, 1, 15);
    return new Offer(
        "acme",
        ID,
        "film",
        "Film",
        routes,
        all,
        List.of(),
        PriceRule.usd(
            day, Confidence.ROUGH, "a page", Part.of(new Quantity.PerRequest(), Rate.of("0.10"))),
        OutputFacts.unknown(),
        new Provenance("a page", day, false));
  }
}
