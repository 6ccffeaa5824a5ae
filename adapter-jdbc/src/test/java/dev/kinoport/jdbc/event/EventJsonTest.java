package dev.kinoport.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.jdbc.SampleOrders;
import dev.kinoport.request.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Journals outlive programs: what is written today must be read for ever. */
class EventJsonTest {
  private static final EventJson JSON = new EventJson(GoldenEvents::image);

  static Stream<String> names() {
    return GoldenEvents.all().keySet().stream();
  }

  /** If this fails, the format has changed: old journals must still be read, so add a file. */
  @ParameterizedTest
  @MethodSource("names")
  void isWrittenAsItAlwaysWas(String name) throws IOException {
    assertThat(EventJson.write(JSON.read(golden(name)))).isEqualTo(golden(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatWasWrittenOnceIsStillRead(String name) throws IOException {
    GenerationEvent read = JSON.read(golden(name));

    GenerationEvent expected = GoldenEvents.all().get(name);
    if (read instanceof GenerationEvent.Admitted admitted
        && expected instanceof GenerationEvent.Admitted golden) {
      // What is in the file stays as it was frozen, whatever the catalogue makes of it today.
      assertThat(admitted)
          .usingRecursiveComparison()
          .ignoringFields("order.request", "order.offers.document")
          .isEqualTo(golden);
      Document document = admitted.order().document();
      assertThat(document.prompt()).isEqualTo(golden.order().document().prompt());
      assertThat(document.localImages()).isEqualTo(golden.order().document().localImages());
      assertThat(document.inline()).isEqualTo(golden.order().document().inline());
      return;
    }
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void everyKindHasAFile() {
    Set<EventKind> kinds = new HashSet<>();
    GoldenEvents.all().values().forEach(event -> kinds.add(EventKind.of(event)));

    assertThat(kinds).containsExactlyInAnyOrder(EventKind.values());
  }

  @Test
  void whateverIsWrittenIsReadAgain() {
    for (long seed = 0; seed < 3_000; seed++) {
      EventDice dice = new EventDice(seed);
      GenerationEvent event = dice.event();
      Map<String, byte[]> images = new HashMap<>();
      if (event instanceof GenerationEvent.Admitted admitted) {
        admitted
            .order()
            .document()
            .localImages()
            .forEach(image -> images.put(image.sha256(), image.read().get()));
      }

      String text = EventJson.write(event);

      assertThat(new EventJson(sha256 -> image(images, sha256)).read(text))
          .as("seed %d", seed)
          .isEqualTo(event);
      assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .as("seed %d is fit for every database", seed)
          .isEqualTo(text)
          .doesNotContain("\u0000");
    }
  }

  @Test
  void membersOfALaterProgramArePassedOver() throws IOException {
    String later =
        golden("clip_stored")
            .replace("{\"location\"", "{\"poster\":[1,{\"x\":null}],\"location\"")
            .replace("{\"format\"", "{\"mood\":\"sunny\",\"format\"");

    assertThat(JSON.read(later)).isEqualTo(GoldenEvents.all().get("clip_stored"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\":2 | \"format\":3 | format 3, and this program reads 2: update Kinoport",
        "\"format\":2 | \"format\":1 | format 1, and this program reads 2: begin a new journal",
        "submit_started | submit_mailed | no event \"submit_mailed\": update Kinoport",
        "\"attempt\":1, | `` | attempt is missing",
        "\"attempt\":1 | \"attempt\":\"1\" | attempt is not a number",
        "\"attempt\":1 | \"attempt\":1.5 | attempt is no whole number",
        "\"attempt\":1 | \"attempt\":3000000000 | attempt is too large",
        "\"attempt\":1 | \"attempt\":null | attempt is missing",
        "\"2026-01-02T03:04:05.123456789Z\" | \"yesterday\" | at holds \"yesterday\"",
        "} | } x | no JSON",
        "} | `` | no JSON",
      })
  void whatIsDamagedIsRefusedInWords(String part, String damage, String words) throws IOException {
    String text = golden("submit_started");
    assertThat(text).contains(part);

    assertThatThrownBy(() -> JSON.read(text.replaceFirst(Pattern.quote(part), damage)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining(words);
  }

  @Test
  void anImageThatTravelsWithinTheRequestIsNotWrittenInEncodedForm() throws IOException {
    GenerationEvent event = GoldenEvents.all().get("admitted-image-inline");
    assertThat(event)
        .isInstanceOfSatisfying(
            GenerationEvent.Admitted.class,
            admitted -> assertThat(admitted.order().document().imagesInline()).hasSize(1));
    String encoded = Base64.getEncoder().encodeToString(SampleOrders.png("kite"));

    assertThat(golden("admitted-image-inline"))
        .doesNotContain("data:")
        .doesNotContain(encoded.substring(0, 20));
  }

  @Test
  void aChangedRequestIsRefused() throws IOException {
    String text = golden("admitted-sparse").replace("a kite", "a boat");

    assertThatThrownBy(() -> JSON.read(text))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("not the hash of this request");
  }

  @Test
  void anUnknownFailureIsRefused() throws IOException {
    String text = golden("failed-expired").replace("expired", "evaporated");

    assertThatThrownBy(() -> JSON.read(text))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("failure is not a failure that this program knows: [evaporated]");
  }

  private static byte[] image(Map<String, byte[]> images, String sha256) {
    byte[] image = images.get(sha256);
    assertThat(image).as(sha256).isNotNull();
    return image;
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = EventJsonTest.class.getResourceAsStream("events/" + name + ".json")) {
      assertThat(file).as("events/%s.json", name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
