package dev.kinoport.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.junit.WithEmulator;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.input.Violation;
import java.time.Duration;
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
    assertThat(ScriptFile.read(script).isValid()).isTrue();
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
        "[]|the script: must be an object",
        "{\"default\": \"quick\"}|\"realistic\", \"instant\"",
        "{\"default\": {\"queued_s\": \"3\"}}|must be a number of seconds",
        "{\"default\": {\"queued_s\": -3}}|default.queued_s: must not be negative",
        "{\"default\": {\"queued_s\": 1e30}}|must be a number of seconds",
        "{\"default\": {\"ahead\": 20000}}|default.ahead: must be a whole number from 0 to 10000"
            + " (was \"20000\")",
        "{\"default\": {\"faults\": [{\"fault\": \"webhook_repeated\", \"times\":"
            + " 2147483647}]}}|default.faults[0].times: must be a whole number from 0 to 100 (was"
            + " \"2147483647\")",
        "{\"default\": {\"faults\": [{\"fault\": \"never_sent\", \"times\":"
            + " 2147483648}]}}|default.faults[0].times: must be a whole number from 0 to 2147483647"
            + " (was \"2147483648\")",
        "{\"default\": {\"running_s\": 2e9}}|default.running_s: must be a number of seconds, at"
            + " most 1000000000 (was \"2E+9\")",
        "{\"default\": {\"billed\": \"yes\"}}|default.billed: must be true or false",
        "{\"default\": {\"fails_with\": 3}}|must be a text",
        "{\"default\": {\"logs\": [{\"after_s\": -1}]}}|default.logs[0].after_s",
        "{\"default\": {\"faults\": [{\"fault\": \"throttled\", \"by_s\": 3}]}}|faults[0].by_s: is"
            + " unknown",
        "{\"default\": {\"faults\": [{\"fault\": \"result_expires\", \"after_s\": -1}]}}|negative",
        "{\"default\": {\"faults\": [{\"fault\": \"clip_elsewhere\", \"host\":"
            + " \"a/b\"}]}}|faults[0].host: no host is called \"a/b\"",
        "{\"default\": {\"faults\": [{\"fault\": \"upload_refused\", \"status\":"
            + " 503}]}}|faults[0].status: an upload is refused with 400, 401, 403 or 413, not with"
            + " 503",
        "{\"rules\": [{\"prompt_has\": \"x\", \"life\": {\"faults\": [{\"fault\":"
            + " \"upload_refused\"}]}}]}|rules[0].life: \"upload_refused\" is for \"default\"",
        "{\"default\": {\"fails_with\": \"content_policy\"}}|there is no error",
        "{\"default\": {\"faults\": [{\"fault\": \"trottled\"}]}}|did you mean \"throttled\"",
        "{\"default\": {\"ahead\": 1.5}}|whole number",
        "{\"default\": {\"fails_with\": \"gremlins\"}}|there is no error \"gremlins\"",
        "{\"default\": {\"faults\": [{\"fault\": \"gremlins\"}]}}|there is no fault \"gremlins\"",
        "{\"default\": {\"faults\": [{\"fault\": \"refused\"}]}}|needs an \"error\"",
        "{\"rules\": [{\"prompt_has\": \"x\"}]}|needs \"prompt_has\" and \"life\"",
        "{\"rules\": {}}|must be a list",
        "{|no JSON"
      })
  void everyMistakeIsExplained(String script, String words) {
    assertThat(ScriptFile.read(script).getError().mkString("; ")).contains(words);
  }

  /** Each line is an event for everybody who listens, and is looked at with each later one. */
  @Test
  void aLogHasNoMoreLinesThanAreTold() {
    String script = "{\"default\": {\"logs\": [" + "{},".repeat(1_000) + "{}]}}";
    assertThat(ScriptFile.read(script).getError())
        .singleElement()
        .hasToString("default.logs: must have at most 1000 entries, not 1001");
  }

  @Test
  void allMistakesComeAtOnceWithTheirPlaces() {
    String script =
        """
        {"default": {"queued_s": "3"},
         "rules": [
           {"prompt_has": "a", "life": "instant"},
           {"prompt_has": "b", "life": {"ahead": -1, "faults": [{"fault": "gremlins"}]}},
           {"prompt_hsa": "c", "life": "quick"}]}
        """;
    assertThat(ScriptFile.read(script).getError())
        .extracting(Violation::field)
        .containsExactly(
            "default.queued_s",
            "rules[1].life.ahead",
            "rules[1].life.faults[0].fault",
            "rules[2].prompt_hsa",
            "rules[2]",
            "rules[2].life");
  }

  @Test
  void whatAScriptLeavesOutIsAsUsual() {
    Life usual = Life.lasting(Duration.ofMillis(3), Duration.ofMillis(8)).ahead(2);
    Script script =
        ScriptFile.read("{\"rules\": [{\"prompt_has\": \"\", \"life\": {\"faults\": []}}]}", usual)
            .get();
    try (Wire wire = Wire.with(Life.instant())) {
      wire.provider().administration().follow(script);
      String id = wire.submit().text("request_id");
      assertThat(wire.provider().administration().job(id).get().life()).isEqualTo(usual);
    }
  }

  @Test
  @WithEmulator(
      script =
          """
          {"default": "instant",
           "rules": [
             {"prompt_has": "storm", "life": {"fails_with": "no_media_generated", "queued_s": 0,
                                              "running_s": 0, "billed": true}},
             {"prompt_has": "stormy", "life": "instant"}]}
          """)
  void firstRuleThatMatchesCounts(WithEmulator.Running fake) {
    try (Wire wire = Wire.to(fake)) {
      String calm = wire.submit(Wire.input("calm")).text("response_url");
      String storm = wire.submit(Wire.input("stormy sea")).text("response_url");
      assertThat(wire.get(calm).status()).isEqualTo(200);
      assertThat(wire.get(storm).status()).isEqualTo(422);
      assertThat(fake.bill().count()).isEqualTo(2);
    }
  }

  @Test
  void manyFaultsAreCutWithACount() {
    String script = "{\"rules\": [" + "7,".repeat(20_000) + "7]}";
    assertThat(ScriptFile.read(script).getError())
        .hasSize(101)
        .last()
        .satisfies(
            fault -> assertThat(fault.message()).matches("and [0-9]{2},[0-9]{3} faults more, .*"));
  }
}
