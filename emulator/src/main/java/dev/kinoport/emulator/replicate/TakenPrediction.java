package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.json.Json;
import dev.kinoport.json.KeptJson;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** How a prediction came, which the world does not know of its request. */
final class TakenPrediction {
  private final String model;
  private final KeptJson input;
  private final Option<String> webhook;
  private final List<String> events;
  private final Option<Instant> deadline;
  private final Addresses addresses;

  TakenPrediction(
      String model,
      Json.Members input,
      Option<String> webhook,
      List<String> events,
      Option<Instant> deadline,
      Addresses addresses) {
    this.model = model;
    this.input = KeptJson.of(input);
    this.webhook = webhook;
    this.events = List.copyOf(events);
    this.deadline = deadline;
    this.addresses = addresses;
  }

  /** One that an earlier server took, as it was written down. */
  static TakenPrediction of(Json.Members came, Addresses addresses) {
    return new TakenPrediction(
        came.text("model").getOrElse(""),
        came.object("input").getOrElse(Json::object),
        came.text("webhook"),
        came.items("events").getOrElse(List.of()).stream()
            .filter(Json.Text.class::isInstance)
            .map(event -> ((Json.Text) event).text())
            .toList(),
        came.text("deadline").map(Instant::parse),
        addresses);
  }

  /** As it is written down. */
  Json.Members json() {
    return Json.object()
        .with(OtherWires.MARK, PredictionRequest.SHOP)
        .with("model", model)
        .with("input", input.value())
        .with("webhook", webhook)
        .with("events", Json.Items.ofTexts(events))
        .with("deadline", deadline.map(Instant::toString));
  }

  /** {@code owner/name}. */
  String model() {
    return model;
  }

  /** As it is shown. */
  Json.Members input() {
    return input.value();
  }

  /** How much is kept of it, in bytes or so. */
  long size() {
    return input.size() + webhook.map(String::length).getOrElse(0);
  }

  /** Whom to tell. */
  Option<String> webhook() {
    return webhook;
  }

  /** Of what to tell. */
  List<String> events() {
    return events;
  }

  /** When it is to be over. */
  Option<Instant> deadline() {
    return deadline;
  }

  /** How its sender reaches this server. */
  Addresses addresses() {
    return addresses;
  }
}
