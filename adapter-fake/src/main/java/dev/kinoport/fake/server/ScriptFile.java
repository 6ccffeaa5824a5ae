package dev.kinoport.fake.server;

import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A script as a file, for those who write no Java:
 *
 * <pre>{@code
 * {
 *   "default": {"queued_s": 20, "ahead": 3, "running_s": 120},
 *   "rules": [
 *     {"prompt_has": "storm", "life": {"fails_with": "content_policy_violation"}},
 *     {"prompt_has": "lost", "life": {"faults": [{"fault": "accepted_but_answer_lost"}]}},
 *     {"prompt_has": "now", "life": "instant"}
 *   ]
 * }
 * }</pre>
 *
 * <p>A life is {@code "realistic"}, {@code "instant"}, or an object; what an object leaves out is
 * as in a realistic life. The first rule that matches counts. The names of faults are those of
 * {@link dev.kinoport.fake.Fault}, in lower case with underscores.
 */
public final class ScriptFile {
  private ScriptFile() {}

  /**
   * Reads a script.
   *
   * @return left: the first fault of the file, in words for people
   */
  public static Either<String, Script> read(String json) {
    return JsonText.read(json.getBytes(StandardCharsets.UTF_8))
        .flatMap(value -> Fields.of("the script", value, List.of("default", "rules")))
        .flatMap(ScriptFile::script);
  }

  private static Either<String, Script> script(Json.Members file) {
    Either<String, Life> usual =
        file.find("default").fold(() -> Either.right(Life.realistic()), LifeReader::read);
    Either<String, Script> first = usual.map(Script::always);
    return file.find("rules").fold(() -> first, rules -> with(first, rules));
  }

  private static Either<String, Script> with(Either<String, Script> first, Json rules) {
    if (!(rules instanceof Json.Items items)) {
      return Either.left("\"rules\" must be a list");
    }
    // Each rule covers those before it, and the first of the file must win.
    List<Json> lastFirst = new ArrayList<>(items.inOrder());
    Collections.reverse(lastFirst);
    Either<String, Script> script = first;
    for (Json rule : lastFirst) {
      script = script.flatMap(before -> with(before, rule));
    }
    return script;
  }

  private static Either<String, Script> with(Script before, Json rule) {
    return Fields.of("a rule", rule, List.of("prompt_has", "life"))
        .flatMap(fields -> {
          Either<String, Json> life =
              fields.find("life").toEither("a rule needs \"prompt_has\" and \"life\"");
          Either<String, String> text =
              fields.text("prompt_has").toEither("a rule needs \"prompt_has\" and \"life\"");
          return life.flatMap(LifeReader::read)
              .flatMap(it -> text.map(words -> before.whenPromptHas(words, it)));
        });
  }
}
