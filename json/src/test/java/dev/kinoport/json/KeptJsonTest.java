package dev.kinoport.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

final class KeptJsonTest {
  @Test
  void whatIsKeptComesBack() {
    Json.Members value =
        (Json.Members)
            JsonText.read("{\"a\": [1e39, -0.5, null, true, {}], \"\\ud800\": \"\\u0001\\udfff\"}")
                .get();
    KeptJson kept = KeptJson.of(value);
    assertThat(kept.value()).isEqualTo(value);
    assertThat(kept).isEqualTo(KeptJson.of(value)).hasSameHashCodeAs(KeptJson.of(value));
    assertThat(kept).isNotEqualTo(KeptJson.of(Json.object()));
  }

  @Test
  void moreThanIsReadOfOthersIsReadOfOurs() {
    Json.Items many = new Json.Items(Collections.nCopies(300_000, Json.object()));
    KeptJson kept = KeptJson.of(Json.object().with("k", many));
    assertThat(kept.size()).isLessThan(1_000_000);
    assertThat(kept.value().items("k").get()).hasSize(300_000);
    assertThat(kept).hasToString("JSON of 900007 bytes");
  }
}
