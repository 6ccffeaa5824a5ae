package dev.kinoport.cli.journal;

import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.ClipHome;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.outcome.ProviderFaults;
import dev.kinoport.cli.text.EventWords;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.cli.text.State;
import dev.kinoport.cli.text.TroubleWords;
import dev.kinoport.cli.text.UnfetchedClip;
import dev.kinoport.cli.text.ViewJson;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import dev.kinoport.view.GenerationView;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * All that is known of one generation.
 *
 * @param history what happened
 * @param trouble what keeps it waiting, if something does
 */
record GenerationSheet(History history, Option<Trouble> trouble) {
  void print(Console console) {
    GenerationState state = history.state();
    Order order = state.order();
    field(console, "id", history.id().value());
    field(console, "status", State.of(state).shown());
    field(console, "model", order.request().model());
    order.document().prompt().forEach(prompt -> field(console, "prompt", prompt));
    order.label().forEach(label -> field(console, "label", label));
    order.key().forEach(key -> field(console, "key", key));
    field(console, "quote", Prices.of(order.quote()));
    if (state instanceof GenerationState.Ended ended) {
      field(console, "cost", Prices.of(ended.cost()));
    }
    state.atProvider().forEach(handle -> field(console, "request", handle.requestId()));
    field(console, "sold by", order.provider().value());
    why(state)
        .filter(why -> !trouble.exists(it -> it.reason().equals(why)))
        .forEach(why -> field(console, "why", why));
    faults(state).toList().flatMap(ProviderFaults::lines).forEach(it -> field(console, "", it));
    trouble.forEach(it -> field(console, "waits", TroubleWords.of(it)));
    trouble
        .filter(Trouble::stuck)
        .forEach(it -> field(console, "lever", TroubleWords.lever(history.id(), it)));
    Option.of(Summary.of(history, trouble))
        .filter(UnfetchedClip::isOf)
        .peek(it -> field(console, "waits", UnfetchedClip.found(it)))
        .forEach(it -> field(console, "lever", UnfetchedClip.lever(it.id())));
    clip(state).orElse(() -> missing(state)).forEach(clip -> field(console, "clip", clip));
    for (GenerationEvent event : history.events()) {
      console.say(
          String.format(
              Locale.ROOT,
              "  %s  %s",
              event.at().truncatedTo(ChronoUnit.MILLIS),
              Printable.line(EventWords.of(event))));
    }
  }

  private static void field(Console console, String name, String value) {
    console.field(name, Printable.line(value));
  }

  Json document() {
    return trouble.fold(this::members, it -> members().with("trouble", TroubleWords.document(it)));
  }

  private Json.Members members() {
    GenerationState state = history.state();
    Order order = state.order();
    return ViewJson.of(GenerationView.of(history, trouble))
        .with("prompt", order.document().prompt())
        .with("requestHash", order.request().hash())
        .with("clip", clip(state))
        .with("refusal", faults(state).map(ProviderFaults::document).getOrElse(Json.Nothing.NULL))
        .with(
            "events",
            new Json.Items(history.events().stream().map(GenerationSheet::document).toList()));
  }

  private static Json document(GenerationEvent event) {
    return Json.object()
        .with("at", event.at().toString())
        .with("event", EventWords.name(event))
        .with("message", EventWords.of(event));
  }

  private static Option<String> why(GenerationState state) {
    return switch (state) {
      case GenerationState.InDoubt doubt -> Option.some(doubt.reason());
      case GenerationState.Failed failed -> Option.some(failed.failure().message());
      case GenerationState.Planned planned -> planned.lastTrouble();
      case GenerationState.Submitting submitting -> Option.none();
      case GenerationState.Accepted accepted -> Option.none();
      case GenerationState.Succeeded done -> Option.none();
      case GenerationState.Cancelled gone -> Option.none();
    };
  }

  /** What the provider found wrong, fault by fault. */
  private static Option<ProviderFaults> faults(GenerationState state) {
    return state instanceof GenerationState.Failed failed
            && failed.failure() instanceof GenerationFailure.ByProvider said
        ? Option.some(new ProviderFaults(said.error(), Option.some(failed.order().document())))
        : Option.none();
  }

  /** Where it was kept, and what brings it back if it is gone from this machine. */
  private static Option<String> missing(GenerationState state) {
    return state instanceof GenerationState.Succeeded done
        ? Option.some(ClipHome.missing(done.order().id(), done.clip()))
        : Option.none();
  }

  /** Its place, or where it is kept until it gets there. */
  private static Option<String> clip(GenerationState state) {
    return state instanceof GenerationState.Succeeded done
        ? ClipDelivery.find(done.order(), done.clip()).map(Path::toString)
        : Option.none();
  }
}
