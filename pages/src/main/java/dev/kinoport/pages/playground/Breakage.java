package dev.kinoport.pages.playground;

import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.pages.web.Form;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests go: what was switched on, as the script that a file could say, and one answer that
 * is to be lost.
 */
final class Breakage {
  /** How long things take, by name; the first is as the server was started. */
  static final Map<String, String> PACES =
      Map.of("instant", "at once", "fast", "a second", "watch", "15 seconds", "real", "minutes");

  private static final Map<String, List<String>> SPANS =
      Map.of(
          "instant", List.of("0", "0"),
          "fast", List.of("0.3", "0.8"),
          "watch", List.of("5", "10"),
          "real", List.of("20", "120"));

  private final Administration administration;
  private final Life usual;
  private Form chosen = Form.EMPTY;
  private @Nullable Script ours;
  private @Nullable LosingOnce losing;

  Breakage(Administration administration, Life usual) {
    this.administration = administration;
    this.usual = usual;
  }

  /** What is switched on, unless somebody else has changed the script since. */
  synchronized Form chosen() {
    return isOurs() ? chosen : Form.EMPTY;
  }

  private boolean isOurs() {
    Script script = ours;
    return script != null && administration.follows(script);
  }

  /** Whether the next answer to a submit is to be lost. */
  synchronized boolean isArmed() {
    LosingOnce once = losing;
    return once != null && isOurs() && once.isArmed();
  }

  /** Goes by these switches from now on; left: what is wrong with them. */
  synchronized Option<String> choose(Form form) {
    return ScriptFile.read(JsonText.write(script(form)), usual)
        .fold(
            faults -> Option.some(faults.mkString("; ")),
            script -> {
              chosen = form;
              losing = null;
              follow(script);
              return Option.none();
            });
  }

  /** Loses the answer to the next submit that is taken. */
  synchronized void loseNext() {
    Script before =
        ScriptFile.read(JsonText.write(script(chosen())), usual)
            .getOrElse(() -> Script.always(usual));
    Form kept = chosen();
    LosingOnce once = new LosingOnce(before);
    chosen = kept;
    losing = once;
    follow(once);
  }

  private void follow(Script script) {
    ours = script;
    administration.strikeAnew();
    administration.follow(script);
  }

  /** The script that a file would say. */
  static Json.Members script(Form form) {
    Json.Members life = Json.object();
    List<String> spans = SPANS.getOrDefault(form.or("pace", ""), List.of());
    if (!spans.isEmpty()) {
      life =
          life.with("queued_s", new Json.Num(new BigDecimal(spans.get(0))))
              .with("running_s", new Json.Num(new BigDecimal(spans.get(1))))
              .with("ahead", spans.get(0).equals("0") ? 0 : 3);
    }
    for (String failure : form.text("fails_with")) {
      life = life.with("fails_with", failure);
      if (form.text("billed").isDefined()) {
        life = life.with("billed", new Json.Flag(true));
      }
    }
    List<Json> faults = new ArrayList<>();
    for (FaultSwitch.Group group : FaultSwitch.groups()) {
      for (FaultSwitch one : group.switches()) {
        if (form.all("fault").contains(one.name())) {
          faults.add(fault(one, form));
        }
      }
    }
    return Json.object()
        .with("default", faults.isEmpty() ? life : life.with("faults", new Json.Items(faults)));
  }

  private static Json fault(FaultSwitch one, Form form) {
    Json.Members fault = Json.object().with("fault", one.name());
    if (one.name().equals("refused")) {
      return fault.with("error", FakeError.INVALID_KEY.type());
    }
    int times = form.number("times." + one.name()).getOrElse(1);
    return one.hasTimes() && times != 1 ? fault.with("times", times) : fault;
  }

  /** A script that strikes one request, and that one whenever it is asked. */
  private static final class LosingOnce implements Script {
    private final Script before;
    private @Nullable String struck;

    private LosingOnce(Script before) {
      this.before = before;
    }

    synchronized boolean isArmed() {
      return struck == null;
    }

    @Override
    public synchronized Life lifeOf(Document request) {
      if (struck == null) {
        struck = request.digest();
      }
      Life life = before.lifeOf(request);
      return request.digest().equals(struck) ? life.with(new Fault.AcceptedButAnswerLost(1)) : life;
    }

    @Override
    public Option<Fault.UploadRefused> uploadRefusal() {
      return before.uploadRefusal();
    }
  }
}
