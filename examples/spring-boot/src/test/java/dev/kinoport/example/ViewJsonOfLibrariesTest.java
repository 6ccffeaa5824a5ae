package dev.kinoport.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.MoneyView;
import dev.kinoport.view.TriedView;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whichever library an application has, its JSON of a generation is the same. */
class ViewJsonOfLibrariesTest {
  private static final GenerationView VIEW =
      new GenerationView(
          GenerationView.VERSION,
          "g1",
          "running",
          false,
          true,
          "fal-ai/model",
          "fal",
          "r1",
          null,
          "order-1",
          null,
          "50 %",
          "2026-11-30T00:00:00Z",
          "2026-11-30T00:00:01Z",
          "2026-11-30T00:00:02Z",
          null,
          "2026-11-30T00:00:02Z",
          new MoneyView("0.28", "USD"),
          null,
          null,
          "the shop is away",
          null,
          1_234_567_890_123L,
          null,
          List.of(new TriedView("own", "m", "busy", "2026-11-30T00:00:00Z")));

  @Test
  void jacksonAndMoshiWriteTheSame() {
    JsonMapper jackson = JsonMapper.builder().build();
    com.fasterxml.jackson.databind.ObjectMapper older =
        new com.fasterxml.jackson.databind.ObjectMapper();
    String byMoshi =
        new Moshi.Builder().build().adapter(GenerationView.class).serializeNulls().toJson(VIEW);

    assertThat(jackson.readTree(jackson.writeValueAsString(VIEW)))
        .isEqualTo(jackson.readTree(byMoshi));
    assertThat(jackson.readTree(older.valueToTree(VIEW).toString()))
        .isEqualTo(jackson.readTree(byMoshi));
  }
}
