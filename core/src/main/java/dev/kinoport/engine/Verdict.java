package dev.kinoport.engine;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;

/**
 * What an answer that is none means for a generation: one table, by what was asked and what came
 * back. One kind of answer means the same at every step, as far as money allows it: what is refused
 * before anything was bought is the end, what is refused afterwards waits for a person.
 */
enum Verdict {
  /** It is tried again by itself. */
  AGAIN,
  /** It is over, and nothing was charged. */
  REFUSED,
  /** It waits for a person, who is told at once; it is looked at again from time to time. */
  STUCK,
  /** It is asked again; once the provider's memory of it has ended, it has expired. */
  EXPIRING,
  /** The result is asked for again, for a fresh address; once that is no use, the clip is lost. */
  ADDRESS_LOST,
  /** It is tried again; once the provider need not keep it any longer, the clip is lost. */
  LOST_IN_TIME;

  /** What is asked of a provider. */
  enum Question {
    /** To take an image, before anything is bought. */
    UPLOAD,
    /** How far it is. */
    STATUS,
    /** What came of it. */
    RESULT,
    /** To stop. */
    CANCEL,
    /** Whether it has a request whose answer was lost. */
    SEARCH
  }

  /** When a question has no answer. */
  static Verdict of(Question question, ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Unreachable away -> AGAIN;
      case ProviderFailure.Throttled throttled -> AGAIN;
      case ProviderFailure.ServerFault fault -> AGAIN;
      case ProviderFailure.Unreadable odd -> AGAIN;
      case ProviderFailure.NotFound missing ->
          switch (question) {
            case STATUS, RESULT -> EXPIRING;
            case UPLOAD, CANCEL, SEARCH -> AGAIN;
          };
      case ProviderFailure.Denied denied -> unlessBought(question);
      case ProviderFailure.Rejected rejected -> unlessBought(question);
      case ProviderFailure.BadInput input -> unlessBought(question);
    };
  }

  /** A wish to cancel that is refused keeps nobody from the result, which may be paid for. */
  private static Verdict unlessBought(Question question) {
    return switch (question) {
      case UPLOAD -> REFUSED;
      case CANCEL -> AGAIN;
      case STATUS, RESULT, SEARCH -> STUCK;
    };
  }

  /**
   * When the paid request was turned away.
   *
   * @param isForNow whether the provider says when it may come again
   */
  static Verdict ofSubmit(ProviderError.Kind kind, boolean isForNow) {
    return switch (kind) {
      case THROTTLED -> AGAIN;
      case REFUSED, DENIED, NOT_SOLD, NOT_STARTED_IN_TIME, FAULT -> isForNow ? AGAIN : REFUSED;
    };
  }

  /** When a clip that was paid for does not come home. */
  static Verdict of(ClipFailure failure) {
    return switch (failure) {
      case ClipFailure.Interrupted broken -> AGAIN;
      case ClipFailure.NotWritable disk -> AGAIN;
      case ClipFailure.Gone gone -> ADDRESS_LOST;
      case ClipFailure.Damaged damaged -> LOST_IN_TIME;
      case ClipFailure.Unacceptable offered -> STUCK;
      case ClipFailure.Forbidden forbidden -> STUCK;
    };
  }
}
