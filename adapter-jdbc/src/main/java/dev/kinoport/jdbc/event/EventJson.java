package dev.kinoport.jdbc.event;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.json.JsonText;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.ProviderName;
import java.time.Duration;
import java.time.Instant;

/**
 * Events as JSON, one object each, with the number of the format in it. A reader passes over
 * members that it does not know, so members may be added; whatever changes the meaning of one needs
 * a new format number, which older programs refuse.
 */
public final class EventJson {
  /** Written by this program, and all that it reads: the first was never released. */
  static final int FORMAT = 2;

  private final OrderJson orders;

  public EventJson(ImageBytes images) {
    orders = new OrderJson(images);
  }

  /** One event as a line of JSON: the newest format, members in a fixed order. */
  public static String write(GenerationEvent event) {
    JsonFields fields =
        new JsonFields()
            .with("format", FORMAT)
            .with("kind", EventKind.of(event).stored())
            .with("at", event.at().toString());
    return JsonText.write(with(fields, event).members());
  }

  private static JsonFields with(JsonFields fields, GenerationEvent event) {
    return switch (event) {
      case GenerationEvent.Admitted it -> fields.with("order", OrderJson.write(it.order()));
      case GenerationEvent.ImageUploaded it ->
          fields.with("sha256", it.sha256()).with("upload", OutcomeJson.write(it.upload()));
      case GenerationEvent.SubmitStarted it ->
          fields
              .with("attempt", it.attempt())
              .with("answer_by", it.answerBy().toString())
              .with("sender", it.sender(), name -> name)
              .with("provider_ahead", it.providerAhead(), Duration::toString);
      case GenerationEvent.SubmitAccepted it ->
          fields.with("handle", OutcomeJson.write(it.handle())).with("via", it.via().name());
      case GenerationEvent.SubmitFailed it ->
          fields
              .with("attempt", it.attempt())
              .with("reason", it.reason())
              .with("retry_at", it.retryAt().toString());
      case GenerationEvent.SubmitInDoubt it ->
          fields.with("attempt", it.attempt()).with("reason", it.reason());
      case GenerationEvent.MovedOn it ->
          fields
              .with("to", it.to().value())
              .with("attempts", it.attempts())
              .with("failure", OutcomeJson.write(it.failure()));
      case GenerationEvent.Started it -> fields;
      case GenerationEvent.Completed it -> fields;
      case GenerationEvent.ResultFetched it ->
          fields
              .with("clip", OutcomeJson.write(it.clip()))
              .with("charge", MoneyJson.write(it.charge()));
      case GenerationEvent.ClipAddressLost it ->
          fields.with("reason", it.reason()).with("retry_at", it.retryAt().toString());
      case GenerationEvent.ClipHostTrusted it -> fields.with("host", it.host());
      case GenerationEvent.ClipLocated it -> fields.with("location", it.location().toString());
      case GenerationEvent.CancelAsked it -> fields;
      case GenerationEvent.CancelSent it -> fields.with("answer", it.answer().name());
      case GenerationEvent.ClipStored it ->
          fields
              .with("clip", OutcomeJson.write(it.clip()))
              .with("cost", MoneyJson.write(it.cost()));
      case GenerationEvent.ClipAdopted it ->
          fields
              .with("clip", OutcomeJson.write(it.clip()))
              .with("cost", MoneyJson.write(it.cost()));
      case GenerationEvent.Failed it ->
          fields
              .with("failure", OutcomeJson.write(it.failure()))
              .with("cost", MoneyJson.write(it.cost()));
      case GenerationEvent.Cancelled it -> fields.with("cost", MoneyJson.write(it.cost()));
    };
  }

  /**
   * Reads an event.
   *
   * @throws UnreadableEvent if it is damaged, or a program of another format wrote it
   */
  public GenerationEvent read(String text) {
    JsonObject json = JsonObject.read(text);
    long format = json.whole("format");
    if (format != FORMAT) {
      throw new UnreadableEvent(
          "written in format %d, and this program reads %d: %s"
              .formatted(
                  format, FORMAT, format > FORMAT ? "update Kinoport" : "begin a new journal"));
    }
    String stored = json.text("kind");
    EventKind kind =
        EventKind.named(stored)
            .getOrElseThrow(() ->
                new UnreadableEvent(
                    "this program knows no event \"%s\": update Kinoport".formatted(stored)));
    try {
      return read(kind, json, json.instant("at"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent(String.valueOf(e.getMessage()), e);
    }
  }

  private GenerationEvent read(EventKind kind, JsonObject json, Instant at) {
    return switch (kind) {
      case ADMITTED -> new GenerationEvent.Admitted(orders.read(json.object("order")), at);
      case IMAGE_UPLOADED ->
          new GenerationEvent.ImageUploaded(
              json.text("sha256"), OutcomeJson.upload(json.object("upload")), at);
      case SUBMIT_STARTED ->
          new GenerationEvent.SubmitStarted(
              json.smallWhole("attempt"),
              json.instant("answer_by"),
              json.textIfAny("sender"),
              json.parsedIfAny("provider_ahead", Duration::parse),
              at);
      case SUBMIT_ACCEPTED ->
          new GenerationEvent.SubmitAccepted(
              OutcomeJson.handle(json.object("handle")),
              json.word("via", GenerationEvent.Via.class),
              at);
      case SUBMIT_FAILED ->
          new GenerationEvent.SubmitFailed(
              json.smallWhole("attempt"), json.text("reason"), json.instant("retry_at"), at);
      case SUBMIT_IN_DOUBT ->
          new GenerationEvent.SubmitInDoubt(json.smallWhole("attempt"), json.text("reason"), at);
      case MOVED_ON ->
          new GenerationEvent.MovedOn(
              json.parsed("to", ProviderName::new),
              json.smallWhole("attempts"),
              OutcomeJson.failure(json.object("failure")),
              at);
      case STARTED -> new GenerationEvent.Started(at);
      case COMPLETED -> new GenerationEvent.Completed(at);
      case RESULT_FETCHED ->
          new GenerationEvent.ResultFetched(
              OutcomeJson.remoteClip(json.object("clip")),
              MoneyJson.charge(json.object("charge")),
              at);
      case CLIP_ADDRESS_LOST ->
          new GenerationEvent.ClipAddressLost(json.text("reason"), json.instant("retry_at"), at);
      case CLIP_HOST_TRUSTED -> new GenerationEvent.ClipHostTrusted(json.text("host"), at);
      case CLIP_LOCATED -> new GenerationEvent.ClipLocated(json.uri("location"), at);
      case CANCEL_ASKED -> new GenerationEvent.CancelAsked(at);
      case CANCEL_SENT ->
          new GenerationEvent.CancelSent(json.word("answer", CancelAnswer.class), at);
      case CLIP_STORED ->
          new GenerationEvent.ClipStored(
              OutcomeJson.storedClip(json.object("clip")), MoneyJson.cost(json.object("cost")), at);
      case CLIP_ADOPTED ->
          new GenerationEvent.ClipAdopted(
              OutcomeJson.storedClip(json.object("clip")), MoneyJson.cost(json.object("cost")), at);
      case FAILED ->
          new GenerationEvent.Failed(
              OutcomeJson.failure(json.object("failure")), MoneyJson.cost(json.object("cost")), at);
      case CANCELLED -> new GenerationEvent.Cancelled(MoneyJson.cost(json.object("cost")), at);
    };
  }
}
