package dev.kinoport.cli.generate;

import dev.kinoport.Generated;
import dev.kinoport.Plan;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.JsonValues;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.cli.text.State;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;

/** Everything in one document, at the end. */
public final class JsonReport implements Report {
  private final Console console;
  private final Option<String> asked;
  private final boolean isKept;
  private Option<Plan> plan = Option.none();
  private Option<GenerationId> id = Option.none();
  private Option<ExitCode> end = Option.none();

  /**
   * @param model as it was asked for, if that is known; the plan will know its full id
   * @param isKept whether a later process can go on
   */
  public JsonReport(Console console, Option<String> model, boolean isKept) {
    this.console = console;
    this.isKept = isKept;
    this.asked = model;
  }

  @Override
  public synchronized void planned(Plan known, Option<String> host) {
    plan = Option.some(known);
    host.filter(name -> end.isEmpty())
        .forEach(name -> console.note(name + " is asked for " + Prices.of(known.quote())));
  }

  @Override
  public synchronized void started(GenerationId given) {
    id = Option.some(given);
  }

  @Override
  public ExitCode onlyPlanned() {
    Json.Members document =
        document(State.PLANNED.word(), Option.none(), Json.Nothing.NULL, Json.Nothing.NULL);
    return end(
        plan.fold(() -> document, known -> planned(document, known)), Option.none(), ExitCode.DONE);
  }

  private static Json.Members planned(Json.Members document, Plan plan) {
    String request = CanonicalJson.write(plan.document().fields());
    return document
        .with(
            "request",
            JsonText.readAsItComes(request).getOrElseThrow((String why) -> new AssertionError(why)))
        .with("warnings", Json.Items.ofTexts(plan.warnings()));
  }

  @Override
  public ExitCode done(Generated generated, FinishedClip clip) {
    return end(
        document(
            State.SUCCEEDED.word(), generated.cost().amount(), clip.document(), Json.Nothing.NULL),
        Option.none(),
        ExitCode.DONE);
  }

  @Override
  public ExitCode failed(CommandFailure told) {
    CommandFailure failure = plan.map(known -> told.about(known.document())).getOrElse(told);
    return end(
        document(failure.status(), failure.actual(), Json.Nothing.NULL, failure.document()),
        Option.some(failure.message()),
        failure.kind().exitCode());
  }

  @Override
  public synchronized ExitCode interrupted(boolean isSettled) {
    return failed(
        isSettled || id.isDefined()
            ? Advice.interrupted(id, isKept)
            : Advice.interruptedWhileBuying());
  }

  /** Whoever reads stdout is a program; a person may sit at stderr. */
  private synchronized ExitCode end(
      Json.Members document, Option<String> complaint, ExitCode exitCode) {
    if (end.isEmpty()) {
      end = Option.some(exitCode);
      console.say(JsonText.indented(document));
      complaint.forEach(console::complain);
    }
    return end.getOrElse(exitCode);
  }

  private synchronized Json.Members document(
      String status, Option<Money> actual, Json clip, Json failure) {
    return Json.object()
        .with("id", id.map(GenerationId::value))
        .with("status", status)
        .with("model", plan.map(known -> known.document().sku()).orElse(asked))
        .with("requestHash", plan.map(Plan::hash))
        .with("quote", JsonValues.money(plan.flatMap(JsonReport::quoted)))
        .with("actual", JsonValues.money(actual))
        .with("clip", clip)
        .with("failure", failure);
  }

  private static Option<Money> quoted(Plan plan) {
    return switch (plan.quote()) {
      case Quote.Known known -> Option.some(known.amount());
      case Quote.Unknown unknown -> Option.none();
    };
  }
}
