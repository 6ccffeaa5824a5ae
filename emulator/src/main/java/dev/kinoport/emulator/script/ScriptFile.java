package dev.kinoport.emulator.script;

import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.json.Bounds;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.charset.StandardCharsets;
import java.util.Set;

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
 * <p>A life is {@code "usual"}, {@code "realistic"}, {@code "instant"}, or an object; what an
 * object leaves out is as usual. The first rule that matches counts. The names of faults are those
 * of {@link dev.kinoport.fake.Fault}, in lower case with underscores.
 */
public final class ScriptFile {
  /** As many as a file of two megabytes holds: each is looked at once for a request. */
  private static final int MOST_RULES = 100_000;

  private ScriptFile() {}

  /** The names of all faults. */
  public static Set<String> faults() {
    return FaultReader.names();
  }

  /** Reads a script; as usual means {@link Life#realistic}. */
  public static Validation<Seq<Violation>, Script> read(String json) {
    return read(json, Life.realistic());
  }

  /**
   * Reads a script.
   *
   * @param usual how requests go where the script does not say otherwise
   * @return all faults of the file, by place, such as {@code rules[1].life.queued_s}
   */
  public static Validation<Seq<Violation>, Script> read(String json, Life usual) {
    return JsonText.read(json.getBytes(StandardCharsets.UTF_8), Bounds.FILE)
        .fold(
            fault -> Validation.invalid(List.of(new Violation("the script", "", fault))),
            value -> read(value, usual));
  }

  private static Validation<Seq<Violation>, Script> read(Json value, Life usual) {
    Violations faults = new Violations();
    Script script = script(ScriptObject.of("", value, faults), usual);
    return faults.unless(() -> script);
  }

  private static Script script(ScriptObject file, Life usual) {
    Life life = file.find("default").map(it -> file.life(it, "default", usual)).getOrElse(usual);
    Script script = Script.always(life);
    // Each rule covers those before it, and the first of the file must win.
    Seq<Rule> rules = List.ofAll(file.entries("rules", MOST_RULES)).map(rule -> rule(rule, usual));
    for (Rule rule : rules.reverse()) {
      script = script.whenPromptHas(rule.text(), rule.life());
    }
    file.nothingElse();
    return script;
  }

  /** What a prompt has, and how its request goes. */
  private record Rule(String text, Life life) {}

  private static Rule rule(ScriptObject from, Life usual) {
    Option<String> text = from.text("prompt_has");
    Option<Json> life = from.find("life");
    from.nothingElse();
    if (text.isEmpty() || life.isEmpty()) {
      from.fault("", "a rule needs \"prompt_has\" and \"life\"");
    }
    Life read = life.map(it -> from.life(it, "life", usual)).getOrElse(usual);
    if (read.fault(Fault.UploadRefused.class).isDefined()
        && usual.fault(Fault.UploadRefused.class).isEmpty()) {
      from.fault("life", "\"upload_refused\" is for \"default\": no request is there yet");
    }
    return new Rule(text.getOrElse(""), read);
  }
}
