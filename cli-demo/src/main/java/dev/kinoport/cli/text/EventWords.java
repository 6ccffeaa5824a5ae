package dev.kinoport.cli.text;

import dev.kinoport.generation.GenerationEvent;
import io.vavr.control.Option;
import java.util.Locale;

/** What happened, in words. */
public final class EventWords {
  private EventWords() {}

  /** As JSON has it: {@code submit_started}. */
  public static String name(GenerationEvent event) {
    return event
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  public static String of(GenerationEvent event) {
    return switch (event) {
      case GenerationEvent.Admitted it -> "admitted";
      case GenerationEvent.ImageUploaded it -> "image uploaded";
      case GenerationEvent.SubmitStarted it -> "sent, attempt " + it.attempt();
      case GenerationEvent.SubmitAccepted it ->
          "taken by the provider as " + it.handle().requestId() + how(it.via());
      case GenerationEvent.SubmitFailed it -> "not taken: " + it.reason();
      case GenerationEvent.SubmitInDoubt it -> "in doubt: " + it.reason();
      case GenerationEvent.MovedOn it ->
          "not taken, free of charge: %s; moved on to %s"
              .formatted(it.failure().message(), it.to());
      case GenerationEvent.Started it -> "running";
      case GenerationEvent.Completed it -> "completed at the provider";
      case GenerationEvent.ResultFetched it -> "result fetched";
      case GenerationEvent.ClipAddressLost it -> "asked for a fresh address: " + it.reason();
      case GenerationEvent.ClipHostTrusted it -> "clip allowed from " + it.host();
      case GenerationEvent.ClipLocated it ->
          "clip said to be at " + Option.of(it.location().getHost()).getOrElse("a file");
      case GenerationEvent.CancelAsked it -> "cancel asked for";
      case GenerationEvent.CancelSent it ->
          "cancel sent: " + it.answer().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case GenerationEvent.ClipStored it -> "clip stored, cost " + Prices.of(it.cost());
      case GenerationEvent.ClipAdopted it ->
          "clip brought by a person, cost " + Prices.of(it.cost());
      case GenerationEvent.Failed it -> "failed: " + it.failure().message();
      case GenerationEvent.Cancelled it -> "cancelled, cost " + Prices.of(it.cost());
    };
  }

  private static String how(GenerationEvent.Via via) {
    return switch (via) {
      case ANSWER -> "";
      case WEBHOOK -> ", as its message says";
      case LISTING -> ", as its records say";
      case PERSON -> ", as a person says";
    };
  }
}
