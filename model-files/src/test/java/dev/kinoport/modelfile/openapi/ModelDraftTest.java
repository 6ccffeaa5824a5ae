package dev.kinoport.modelfile.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.modelfile.ModelFile;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelDraftTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private final ModelDraft draft = draft(document("acme-dream.json"));
  private final Offer model = draft.model();

  @Test
  void rolesAndWireFormsFollowFromNamesAndTypes() {
    assertThat(model.sku()).isEqualTo("acme/dream/image-to-video");
    assertThat(model.alias()).isEqualTo("acme-dream-image-to-video");
    assertThat(model.title()).isEqualTo("Acme Dream, image to video");
    assertThat(model.inputs().stream().map(Input::name))
        .startsWith("prompt", "first_frame", "duration", "resolution")
        .contains("last_frame", "audio", "seed", "cfg_scale", "fps", "frames");
    assertThat(input("first_frame").required()).isTrue();
    assertThat(input("last_frame").required()).isFalse();
    assertThat(input("last_frame").field()).isEqualTo("tail_image_url");
    assertThat(input("duration")).isEqualTo(DurationInput.of(WireForm.DIGITS_AND_S, 8, 4, 8));
    assertThat(input("resolution"))
        .isEqualTo(ChoiceInput.of("resolution", "720p", "720p", "1080p"));
    assertThat(input("audio")).isEqualTo(SwitchInput.of("audio", "generate_audio", true));
    assertThat(input("frames"))
        .isEqualTo(
            new FramesInput(
                "frames", "num_frames", false, 9, 481, Option.of(121), WireForm.NUMBER));
    assertThat(input("fps"))
        .isEqualTo(
            new ChoiceInput(
                "fps", "fps", false, List.of("24", "48"), Option.of("24"), WireForm.NUMBER));
  }

  @Test
  void whatTheDocumentLeavesOpenIsListed() {
    assertThat(draft.open())
        .contains(
            "style is one of several types, which no draft can describe: left out",
            "seed names no smallest number, -9007199254740991 taken",
            "rules over several inputs");
    assertThat(draft.open()).noneMatch(line -> line.startsWith("cfg_scale"));
    assertThat(draft.write()).contains("#   rules over several inputs\n");
  }

  @Test
  void aDraftHasNoPrice() {
    assertThat(model.quote(PriceFacts.none(), Instant.EPOCH))
        .isEqualTo(new Quote.Unknown("nobody has said what this model costs"));
  }

  @Test
  void aDraftIsAFileThatReadsBack() {
    Option<Offer> read =
        ModelFile.read(draft.write(), new Catalogue(List.of()))
            .fold(
                faults -> {
                  throw new AssertionError(faults.mkString("\n"));
                },
                catalogue -> catalogue.find(model.sku()));

    assertThat(read).isEqualTo(Option.some(model));
  }

  @Test
  void aCharacterThatNoCommentTakesIsNotWrittenIntoOne() {
    String odd =
        document("acme-dream.json")
            .replace("\"endpointId\": \"acme/dream/", "\"endpointId\": \"acme/dream\u007f\u2028/");
    ModelDraft drafted = draft(odd);

    assertThat(drafted.model().sku()).contains("\u007f\u2028");
    assertThat(drafted.write()).startsWith("# A draft from acme/dream??/image-to-video's ");
    assertThat(ModelFile.read(drafted.write(), new Catalogue(List.of())).isValid()).isTrue();
  }

  @Test
  void whatIsNoDocumentIsRefused() {
    assertThat(fault("null")).isEqualTo("is no OpenAPI document: 'openapi' is missing");
    assertThat(fault("{\"openapi\": \"3.0.4\", \"paths\": {}}"))
        .isEqualTo("has no path with a POST whose body is JSON");
    assertThat(fault("<html></html>")).isEqualTo("is no OpenAPI document: 'openapi' is missing");
  }

  @Test
  void aDocumentThatContradictsItselfIsRefused() {
    String two = document("acme-dream.json").replace("\"tail_image_url\":", "\"first_image_url\":");

    assertThat(fault(two)).contains("two inputs named first_frame");
  }

  @Test
  void aDefaultMayBeWrittenWithDecimals() {
    String decimals =
        document("acme-dream.json")
            .replace(
                "{\"type\": \"string\", \"enum\": [\"4s\", \"8s\"], \"default\": \"8s\"}",
                "{\"type\": \"number\", \"minimum\": 1, \"maximum\": 10, \"default\": 5.0}");

    assertThat(draft(decimals).model().input("duration"))
        .contains(DurationInput.range(WireForm.NUMBER, 5, 1, 10, 1));
  }

  @Test
  void aReferenceToItselfEnds() {
    String looped =
        document("acme-dream.json")
            .replace(
                "{\"type\": \"string\", \"enum\": [\"720p\", \"1080p\"], \"default\": \"1080p\"}",
                "{\"$ref\": \"#/components/schemas/Resolution\"}");

    assertThat(draft(looped).open())
        .contains("resolution is of no type, which no draft can describe: left out");
  }

  private Input input(String name) {
    return model.input(name).getOrElseThrow(() -> new AssertionError("no " + name));
  }

  private static String fault(String document) {
    return ModelDraft.of(document, "acme", TODAY)
        .fold(
            faults -> faults.map(FileFault::message).mkString("; "),
            draft -> "was read as " + draft);
  }

  private static ModelDraft draft(String document) {
    return ModelDraft.of(document, "acme", TODAY)
        .fold(
            faults -> {
              throw new AssertionError(faults.mkString("\n"));
            },
            draft -> draft);
  }

  private static String document(String name) {
    try (InputStream in = ModelDraftTest.class.getResourceAsStream("/openapi/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Thirty kilobytes, which once took all memory. */
  @Test
  void aFormThatNamesItselfAThousandTimesIsRefused() {
    String self = "{\"$ref\": \"#/A\"}";

    assertThat(refusal("{\"anyOf\": [%s]}".formatted(repeated(1_000, self))))
        .contains("is one of more than 10000 schemas, by references");
  }

  /** Which once were not counted: each schema could have as many as the file holds. */
  @Test
  void formsThatAreNullAreCounted() {
    String empty = "{\"type\": \"null\"}";

    assertThat(refusal("{\"anyOf\": [%s]}".formatted(repeated(10_000, empty))))
        .contains("is one of more than 10000 schemas, by references");
  }

  /** Ten kilobytes, whose two million fields were followed for a quarter of a minute. */
  @Test
  void nothingIsFollowedOnceThereIsTooMuch() {
    AtomicInteger field = new AtomicInteger();
    String fields =
        Stream.generate(() -> "\"f%d\": {\"$ref\": \"#/A\"}".formatted(field.incrementAndGet()))
            .limit(200)
            .collect(Collectors.joining(","));

    assertThat(refusal("{\"type\": \"object\", \"properties\": {%s}}".formatted(fields)))
        .contains("is one of more than 10000 schemas, by references");
  }

  /** What a document is refused for whose only field is of one schema, {@code #/A}. */
  private static String refusal(String schema) {
    String document =
        """
        {"openapi": "3", "A": %s, "paths": {"/x": {"post": {"requestBody": {"content":
        {"application/json": {"schema": {"properties": {"a": {"$ref": "#/A"}}}}}}}}}}
        """
            .formatted(schema);
    return ModelDraft.of(document, "acme", LocalDate.of(2026, 11, 30)).getError().mkString();
  }

  private static String repeated(int times, String part) {
    return String.join(",", Collections.nCopies(times, part));
  }
}
