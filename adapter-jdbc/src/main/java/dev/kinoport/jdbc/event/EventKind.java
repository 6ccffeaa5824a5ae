package dev.kinoport.jdbc.event;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.Phase;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of events, by the names that are stored, and the phase that each leads to. */
public enum EventKind {
  ADMITTED(Phase.PLANNED),
  IMAGE_UPLOADED(null),
  SUBMIT_STARTED(Phase.SUBMITTING),
  SUBMIT_ACCEPTED(Phase.QUEUED),
  SUBMIT_FAILED(Phase.PLANNED),
  SUBMIT_IN_DOUBT(Phase.IN_DOUBT),
  MOVED_ON(Phase.PLANNED),
  STARTED(Phase.RUNNING),
  COMPLETED(Phase.FETCHING),
  RESULT_FETCHED(Phase.DOWNLOADING),
  CLIP_ADDRESS_LOST(Phase.FETCHING),
  CLIP_HOST_TRUSTED(null),
  CLIP_LOCATED(Phase.DOWNLOADING),
  CANCEL_ASKED(null),
  CANCEL_SENT(null),
  CLIP_STORED(Phase.SUCCEEDED),
  CLIP_ADOPTED(Phase.SUCCEEDED),
  FAILED(Phase.FAILED),
  CANCELLED(Phase.CANCELLED);

  private final @Nullable Phase phase;

  EventKind(@Nullable Phase phase) {
    this.phase = phase;
  }

  /** The kind of an event. */
  public static EventKind of(GenerationEvent event) {
    return switch (event) {
      case GenerationEvent.Admitted it -> ADMITTED;
      case GenerationEvent.ImageUploaded it -> IMAGE_UPLOADED;
      case GenerationEvent.SubmitStarted it -> SUBMIT_STARTED;
      case GenerationEvent.SubmitAccepted it -> SUBMIT_ACCEPTED;
      case GenerationEvent.SubmitFailed it -> SUBMIT_FAILED;
      case GenerationEvent.SubmitInDoubt it -> SUBMIT_IN_DOUBT;
      case GenerationEvent.MovedOn it -> MOVED_ON;
      case GenerationEvent.Started it -> STARTED;
      case GenerationEvent.Completed it -> COMPLETED;
      case GenerationEvent.ResultFetched it -> RESULT_FETCHED;
      case GenerationEvent.ClipAddressLost it -> CLIP_ADDRESS_LOST;
      case GenerationEvent.ClipHostTrusted it -> CLIP_HOST_TRUSTED;
      case GenerationEvent.ClipLocated it -> CLIP_LOCATED;
      case GenerationEvent.CancelAsked it -> CANCEL_ASKED;
      case GenerationEvent.CancelSent it -> CANCEL_SENT;
      case GenerationEvent.ClipStored it -> CLIP_STORED;
      case GenerationEvent.ClipAdopted it -> CLIP_ADOPTED;
      case GenerationEvent.Failed it -> FAILED;
      case GenerationEvent.Cancelled it -> CANCELLED;
    };
  }

  static Option<EventKind> named(String stored) {
    return Option.ofOptional(
        Arrays.stream(values()).filter(kind -> kind.stored().equals(stored)).findFirst());
  }

  /** Never renamed: journals hold it. */
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where a generation stands after such an event; none if it stands where it stood. */
  public Option<Phase> phase() {
    return Option.<Phase>of(phase);
  }
}
