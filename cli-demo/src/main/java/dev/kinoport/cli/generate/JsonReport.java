package dev.kinoport.cli;

import dev.kinoport.Generated;
import dev.kinoport.Plan;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** Everything in one document, at the end. */
final class JsonReport implements Report {
  private final Console console;
  private final Option<String> asked;
  private final boolean isKept;
  private Option<Plan> plan = Option.none();
  private Option<GenerationId> id = Option.none();
  private boolean ended;

  /**
   * @param model as it was asked for, if that is known; the plan will know its full id
   * @param isKept whether a later process can go on
   */
  JsonReport(Console console, Option<String> model, boolean isKept) {
    this.console = console;
    this.isKept = isKept;
    this.asked = model;
  }

  @Override
  public synchronized void planned(Plan known, Option<String> host) {
    plan = Option.some(known);
    host.forEach(name -> console.note(name + " is asked for " + Prices.of(known.quote())));
  }

  @Override
  public synchronized void started(GenerationId given) {
    id = Option.some(given);
  }

  @Override
  public ExitCode onlyPlanned() {
    Json.Members document = document(State.PLANNED.word(), Option.none(), Json.NULL, Json.NULL);
    for (Plan known : plan) {
      document.put("request", new Json.Raw(CanonicalJson.write(known.document().fields())));
      document.put("warnings", Json.texts(known.warnings()));
    }
    return end(document, Option.none(), ExitCode.DONE);
  }

  @Override
  public ExitCode done(Generated generated, FinishedClip clip) {
    return end(
        document(State.SUCCEEDED.word(), generated.cost().amount(), clip(clip), Json.NULL),
        Option.none(),
        ExitCode.DONE);
  }

  @Override
  public ExitCode failed(CommandFailure failure) {
    return end(
        document(failure.status(), failure.actual(), Json.NULL, failure(failure)),
        Option.some(failure.message()),
        failure.kind().exitCode());
  }

  @Override
  public ExitCode interrupted() {
    return failed(Interruption.of(id, isKept));
  }

  /** Whoever reads stdout is a program; a person may sit at stderr. */
  private synchronized ExitCode end(
      Json.Members document, Option<String> complaint, ExitCode exitCode) {
    if (!ended) {
      ended = true;
      console.say(JsonText.of(document));
      complaint.forEach(console::complain);
    }
    return exitCode;
  }

  private synchronized Json.Members document(
      String status, Option<Money> actual, Json clip, Json failure) {
    return new Json.Members()
        .put("id", text(id.map(GenerationId::value)))
        .put("status", status)
        .put("model", text(plan.map(known -> known.document().sku()).orElse(asked)))
        .put("requestHash", text(plan.map(Plan::hash)))
        .put("quote", money(plan.flatMap(JsonReport::quoted)))
        .put("actual", money(actual))
        .put("clip", clip)
        .put("failure", failure);
  }

  private static Option<Money> quoted(Plan plan) {
    return switch (plan.quote()) {
      case Quote.Known known -> Option.some(known.amount());
      case Quote.Unknown unknown -> Option.none();
    };
  }

  static Json clip(FinishedClip clip) {
    Option<StoredClip.Fingerprint> print = clip.fingerprint();
    return new Json.Members()
        .put("file", clip.file().toAbsolutePath().toString())
        .put("width", number(clip.facts().map(facts -> BigDecimal.valueOf(facts.widthPx()))))
        .put("height", number(clip.facts().map(facts -> BigDecimal.valueOf(facts.heightPx()))))
        .put("seconds", number(clip.facts().map(ClipFacts::seconds)))
        .put("fps", number(clip.facts().map(ClipFacts::fps)))
        .put("bytes", number(print.map(known -> BigDecimal.valueOf(known.bytes()))))
        .put("sha256", text(print.map(StoredClip.Fingerprint::sha256)));
  }

  /** The member {@code failure}, the same for every command. */
  static Json failure(CommandFailure failure) {
    return new Json.Members()
        .put("kind", failure.kind().word())
        .put("message", failure.message())
        .put(
            "violations",
            new Json.Many(
                failure.violations().stream()
                    .<Json>map(violation ->
                        new Json.Members()
                            .put("field", violation.field())
                            .put("value", violation.value())
                            .put("message", violation.message()))
                    .toList()));
  }

  static Json money(Option<Money> money) {
    return money.<Json>fold(
        () -> Json.NULL,
        known ->
            new Json.Members()
                .put("amount", known.amount().toPlainString())
                .put("currency", known.currency().getCurrencyCode()));
  }

  private static Json number(Option<BigDecimal> number) {
    return number.fold(
        () -> Json.NULL, known -> new Json.Raw(known.stripTrailingZeros().toPlainString()));
  }

  static Json text(Option<String> text) {
    return text.fold(() -> Json.NULL, Json.Text::new);
  }
}
