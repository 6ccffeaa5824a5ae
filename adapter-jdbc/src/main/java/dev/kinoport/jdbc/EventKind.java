package dev.kinoport.jdbc;

import dev.kinoport.generation.GenerationEvent;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of events, by the names that are stored, and the status that each leads to. */
enum EventKind {
  ADMITTED("planned"),
  IMAGE_UPLOADED(""),
  SUBMIT_STARTED("submitting"),
  SUBMIT_ACCEPTED("queued"),
  SUBMIT_FAILED("planned"),
  SUBMIT_IN_DOUBT("in_doubt"),
  STARTED("running"),
  COMPLETED("fetching"),
  RESULT_FETCHED("downloading"),
  CANCEL_ASKED(""),
  CANCEL_SENT(""),
  CLIP_STORED("succeeded"),
  FAILED("failed"),
  CANCELLED("cancelled");

  private final String status;

  EventKind(String status) {
    this.status = status;
  }

  static EventKind of(GenerationEvent event) {
    return switch (event) {
      case GenerationEvent.Admitted it -> ADMITTED;
      case GenerationEvent.ImageUploaded it -> IMAGE_UPLOADED;
      case GenerationEvent.SubmitStarted it -> SUBMIT_STARTED;
      case GenerationEvent.SubmitAccepted it -> SUBMIT_ACCEPTED;
      case GenerationEvent.SubmitFailed it -> SUBMIT_FAILED;
      case GenerationEvent.SubmitInDoubt it -> SUBMIT_IN_DOUBT;
      case GenerationEvent.Started it -> STARTED;
      case GenerationEvent.Completed it -> COMPLETED;
      case GenerationEvent.ResultFetched it -> RESULT_FETCHED;
      case GenerationEvent.CancelAsked it -> CANCEL_ASKED;
      case GenerationEvent.CancelSent it -> CANCEL_SENT;
      case GenerationEvent.ClipStored it -> CLIP_STORED;
      case GenerationEvent.Failed it -> FAILED;
      case GenerationEvent.Cancelled it -> CANCELLED;
    };
  }

  static Option<EventKind> named(String stored) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(kind -> kind.stored().equals(stored)).findFirst());
  }

  /** Never renamed: journals hold it. */
  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where a generation stands after such an event; none if it stands where it stood. */
  Option<String> status() {
    return Option.of(status).filter(word -> !word.isEmpty());
  }
}
