package dev.kinoport.cli.generate;

import dev.kinoport.Generated;
import dev.kinoport.Plan;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonText;
import dev.kinoport.cli.json.JsonValues;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.cli.text.State;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.input.CanonicalJson;
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
  private boolean ended;

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
        document(State.SUCCEEDED.word(), generated.cost().amount(), clip.document(), Json.NULL),
        Option.none(),
        ExitCode.DONE);
  }

  @Override
  public ExitCode failed(CommandFailure told) {
    CommandFailure failure = plan.map(known -> told.about(known.document())).getOrElse(told);
    return end(
        document(failure.status(), failure.actual(), Json.NULL, failure.document()),
        Option.some(failure.message()),
        failure.kind().exitCode());
  }

  @Override
  public ExitCode interrupted() {
    return failed(Advice.interrupted(id, isKept));
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
        .put("id", JsonValues.text(id.map(GenerationId::value)))
        .put("status", status)
        .put("model", JsonValues.text(plan.map(known -> known.document().sku()).orElse(asked)))
        .put("requestHash", JsonValues.text(plan.map(Plan::hash)))
        .put("quote", JsonValues.money(plan.flatMap(JsonReport::quoted)))
        .put("actual", JsonValues.money(actual))
        .put("clip", clip)
        .put("failure", failure);
  }

  private static Option<Money> quoted(Plan plan) {
    return switch (plan.quote()) {
      case Quote.Known known -> Option.some(known.amount());
      case Quote.Unknown unknown -> Option.none();
    };
  }
}
