package dev.kinoport.fake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.Fault;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScriptFileTest {
  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultHasItsName(String name) {
    String extra = name.equals("refused") ? ", \"error\": \"invalid_key\"" : "";
    String script = "{\"default\": {\"faults\": [{\"fault\": \"%s\"%s}]}}".formatted(name, extra);
    assertThat(ScriptFile.read(script).isRight()).isTrue();
  }

  static Stream<String> faults() {
    return Arrays.stream(Fault.class.getPermittedSubclasses())
        .map(kind ->
            kind.getSimpleName().replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rule\": []}|did you mean \"rules\"",
        "[]|the script must be an object",
        "{\"default\": \"quick\"}|\"realistic\", \"instant\"",
        "{\"default\": {\"queued_s\": \"3\"}}|must be a number of seconds",
        "{\"default\": {\"queued_s\": -3}}|no negative spans",
        "{\"default\": {\"ahead\": 1.5}}|whole number",
        "{\"default\": {\"fails_with\": \"gremlins\"}}|there is no error \"gremlins\"",
        "{\"default\": {\"faults\": [{\"fault\": \"gremlins\"}]}}|there is no fault \"gremlins\"",
        "{\"default\": {\"faults\": [{\"fault\": \"refused\"}]}}|needs an \"error\"",
        "{\"rules\": [{\"prompt_has\": \"x\"}]}|needs \"prompt_has\" and \"life\"",
        "{\"rules\": {}}|must be a list",
        "{|no JSON"
      })
  void everyMistakeIsExplained(String script, String words) {
    assertThat(ScriptFile.read(script).getLeft()).contains(words);
  }

  @Test
  @FakeFal(
      script =
          """
          {"default": "instant",
           "rules": [
             {"prompt_has": "storm", "life": {"fails_with": "no_media_generated", "queued_s": 0,
                                              "running_s": 0, "billed": true}},
             {"prompt_has": "stormy", "life": "instant"}]}
          """)
  void firstRuleThatMatchesCounts(FakeFal.Running fake) {
    try (Wire wire = Wire.to(fake)) {
      String calm = wire.submit(Wire.input("calm")).text("response_url");
      String storm = wire.submit(Wire.input("stormy sea")).text("response_url");
      assertThat(wire.get(calm).status()).isEqualTo(200);
      assertThat(wire.get(storm).status()).isEqualTo(422);
      assertThat(fake.bill().count()).isEqualTo(2);
    }
  }
}
