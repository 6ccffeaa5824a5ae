package dev.kinoport.fal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.json.Json;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class StatusesTest {
  @Test
  void aLogOfVeryManyLinesIsToldInPart() {
    Json lines = new Json.Items(Collections.nCopies(20_000, Json.object()));

    assertThat(Statuses.logs(Json.object().with("logs", lines))).hasSize(10_000);
  }
}
