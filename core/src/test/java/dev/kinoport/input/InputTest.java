package dev.kinoport.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.media.ImageSource;
import dev.kinoport.price.PriceFacts;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of input must do. */
class InputTest {
  static Stream<Input> inputs() {
    return TestInputs.ofEveryKind().stream();
  }

  static Stream<Input> inputsOnTheWire() {
    return inputs().filter(input -> !input.field().isEmpty());
  }

  @Test
  void noKindIsLeftOut() {
    assertThat(inputs().<Class<?>>map(Input::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(TestInputs.kinds());
  }

  @ParameterizedTest
  @MethodSource("inputsOnTheWire")
  void aCopyForAnotherFieldDiffersInNothingElse(Input input) {
    Input copy = input.named("elsewhere", !input.required());
    assertThat(copy.field()).isEqualTo("elsewhere");
    assertThat(copy.required()).isEqualTo(!input.required());
    assertThat(copy.named(input.field(), input.required())).isEqualTo(input);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void noneContradictsItself(Input input) {
    assertThat(input.isSound()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("inputsOnTheWire")
  void aDefaultIsAllowedTypedAndOnTheWire(Input input) {
    for (WireValue value : input.defaultValue()) {
      assertThat(input.parse(value.shown(), "it").get()).isEqualTo(value);
      assertThat(input.decode(input.encode(value), "it").get()).isEqualTo(value);
      assertThat(input.schema().members()).containsEntry("default", input.encode(value));
      assertThat(input.describe().members()).containsKey("default");
    }
  }

  @ParameterizedTest
  @MethodSource("inputsOnTheWire")
  void everyOptionIsAllowedTypedAndOnTheWire(Input input) {
    for (String option : input.options()) {
      WireValue value = input.parse(option, "it").get();
      assertThat(value.shown()).isEqualTo(option);
      assertThat(input.decode(input.encode(value), "it").get()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("inputsOnTheWire")
  void aFaultHasTheNameThatTheCallerUsed(Input input) {
    WireValue nothing = new WireValue.Many(java.util.List.of());
    assertThat(input.decode(nothing, "it").getError()).extracting(Violation::field).contains("it");
    assertThat(input.parse("\0", "it").getError()).extracting(Violation::field).contains("it");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void onlyPicturesAreAcceptedAsPictures(Input input) {
    var pictures = Vector.of(ImageSource.url("https://a.test/1.png"));
    assertThat(input.accept(pictures, "it").isValid()).isEqualTo(input instanceof MediaInput);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void factsOfADefaultAreThoseOfARequestThatHasIt(Input input) {
    Map<String, WireValue> values =
        input
            .defaultValue()
            .<Map<String, WireValue>>fold(Map::of, value -> Map.of(input.name(), value));
    assertThat(input.complete(PriceFacts.none())).isEqualTo(input.facts(values));
  }

  @Test
  void aWordThatOneProviderWritesSmallIsTheSameForCallers() {
    ChoiceInput choice =
        new ChoiceInput(
            "resolution",
            "resolution",
            false,
            java.util.List.of("512P", "768P"),
            Option.of("768P"),
            WireForm.LOWER_CASE);
    WireValue canonical = new WireValue.Text("512P");
    WireValue small = new WireValue.Text("512p");

    assertThat(choice.parse("512P", "it").get()).isEqualTo(canonical);
    assertThat(choice.parse("512p", "it").isInvalid()).isTrue();
    assertThat(choice.encode(canonical)).isEqualTo(small);
    assertThat(choice.decode(small, "it").get()).isEqualTo(canonical);
    assertThat(choice.decode(canonical, "it").getError())
        .extracting(Violation::message)
        .containsExactly("must be 512p or 768p");
  }

  @Test
  void everyKindIsCalledByAWordOfItsOwn() {
    assertThat(inputs().flatMap(input -> input.describe().members().entrySet().stream()))
        .filteredOn(trait -> trait.getKey().equals("kind"))
        .extracting(trait -> trait.getValue().shown())
        .containsOnly(
            "image",
            "audio",
            "video",
            "text",
            "texts",
            "duration",
            "frames",
            "choice",
            "switch",
            "integer",
            "decimal",
            "size",
            "group",
            "fixed");
  }

  @Test
  void saysWhatItTakes() {
    assertThat(inputs().map(Input::takes))
        .containsExactly(
            "an image, JPEG or PNG, under 20000000 bytes, short side over 300 px, width to height"
                + " at least 2:5",
            "up to 3 images, each PNG",
            "the address of an audio file",
            "up to 2 addresses of a video file",
            "text, up to 2000 characters",
            "text, up to 99 UTF-8 bytes",
            "up to 2 texts of up to 10 characters, separated by commas",
            "6 or 10 s",
            "4 or 8 s, or auto",
            "5 s",
            "17 to 161 frames",
            "9 to 99 frames",
            "512P or 768P",
            "512P or 768P",
            "24 or 48",
            "true or false",
            "a whole number, -1 to 99",
            "a whole number, 8 to 32",
            "a number, 0 to 20",
            "square or auto or width x height, such as 1280x720",
            "up to 3 groups of prompt, duration",
            "a group of zoom",
            "always 768P");
  }

  @Test
  void describesItself() {
    assertThat(inputs().map(input -> CanonicalJson.write(input.describe().members())))
        .containsExactly(
            """
            {"field":"image_url","kind":"image","limits":{"bytes":"under 20000000",\
            "narrowest":"2:5","short_side":"over 300","types":["jpeg","png"]},"required":true}
            {"field":"urls","kind":"image","limits":{"types":["png"]},"most":3}
            {"field":"audio_url","kind":"audio","required":true}
            {"kind":"video","most":2}
            {"kind":"text","max_length":2000,"required":true,"unit":"characters"}
            {"blank_allowed":true,"default":"plain","kind":"text","max_length":99,\
            "unit":"utf8_bytes"}
            {"field":"voice_ids","kind":"texts","max_length":10,"most":2}
            {"allowed":[6,10],"default":"6","kind":"duration","wire":"digits"}
            {"allowed":[4,8],"auto":true,"default":"auto","kind":"duration","wire":"digits_and_s"}
            {"allowed":[5],"default":"5","kind":"duration","wire":"number"}
            {"default":81,"field":"num_frames","kind":"frames","max":161,"min":17,"wire":"number"}
            {"kind":"frames","max":99,"min":9,"required":true,"wire":"digits"}
            {"default":"768P","kind":"choice","options":["512P","768P"],"wire":"digits"}
            {"default":"768P","kind":"choice","options":["512P","768P"],"wire":"lower_case"}
            {"default":"24","kind":"choice","options":["24","48"],"wire":"number"}
            {"default":true,"field":"generate_audio","kind":"switch"}
            {"kind":"integer","max":99,"min":-1}
            {"default":16,"kind":"integer","max":32,"min":8,"step":8}
            {"default":0.5,"field":"cfg_scale","kind":"decimal","max":20,"min":0,"step":0.25}
            {"default":"auto","kind":"size","max_side":2048,"min_side":64,"named":[{"height":512,\
            "width":512,"word":"square"}],"words":["auto"]}
            {"field":"multi_prompt","kind":"group","members":{"duration":{"allowed":[1,5],\
            "default":"5","kind":"duration","wire":"digits"},"prompt":{"kind":"text",\
            "max_length":20,"required":true,"unit":"characters"}},"most":3}
            {"kind":"group","members":{"zoom":{"default":0,"field":"zoom_level","kind":"integer",\
            "max":9,"min":0}}}
            {"kind":"fixed","value":"768P"}\
            """
                .split("\n"));
  }

  @Test
  void tellsItsSchema() {
    assertThat(inputs().map(input -> CanonicalJson.write(input.schema().members())))
        .containsExactly(
            """
            {"type":"string"}
            {"items":{"type":"string"},"maxItems":3,"type":"array"}
            {"type":"string"}
            {"items":{"type":"string"},"maxItems":2,"type":"array"}
            {"maxLength":2000,"type":"string"}
            {"default":"plain","description":"At most 99 UTF-8 bytes.","type":"string"}
            {"items":{"maxLength":10,"type":"string"},"maxItems":2,"type":"array"}
            {"default":"6","enum":["6","10"],"type":"string"}
            {"default":"auto","enum":["4s","8s","auto"],"type":"string"}
            {"default":5,"enum":[5],"type":"integer"}
            {"default":81,"maximum":161,"minimum":17,"type":"integer"}
            {"description":"A number of frames, from 9 to 99.","type":"string"}
            {"default":"768P","enum":["512P","768P"],"type":"string"}
            {"default":"768p","enum":["512p","768p"],"type":"string"}
            {"default":24,"enum":[24,48],"type":"number"}
            {"default":true,"type":"boolean"}
            {"maximum":99,"minimum":-1,"type":"integer"}
            {"default":16,"maximum":32,"minimum":8,"multipleOf":8,"type":"integer"}
            {"default":0.5,"maximum":20,"minimum":0,"multipleOf":0.25,"type":"number"}
            {"anyOf":[{"properties":{"height":{"maximum":2048,"minimum":64,"type":"integer"},\
            "width":{"maximum":2048,"minimum":64,"type":"integer"}},"required":["width","height"],\
            "type":"object"},{"enum":["square","auto"],"type":"string"}],"default":"auto"}
            {"items":{"properties":{"duration":{"default":"5","enum":["1","5"],"type":"string"},\
            "prompt":{"maxLength":20,"type":"string"}},"required":["prompt"],"type":"object"},\
            "maxItems":3,"type":"array"}
            {"properties":{"zoom_level":{"default":0,"maximum":9,"minimum":0,"type":"integer"}},\
            "required":[],"type":"object"}
            {"type":"string"}\
            """
                .split("\n"));
  }
}
