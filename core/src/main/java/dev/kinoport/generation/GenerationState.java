package dev.kinoport.generation;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Where a generation stands: the fold of its events. Each state holds what is known in it. */
public sealed interface GenerationState {
  /** What was bought. */
  Order order();

  /** When this state began. */
  Instant since();

  /** The provider's name for it, as far as it has one or had one in the end. */
  default Option<Handle> atProvider() {
    return switch (this) {
      case Accepted accepted -> Option.some(accepted.handle());
      case Succeeded done -> Option.some(done.handle());
      case Failed failed -> failed.handle();
      case Cancelled gone -> gone.handle();
      case Unsent unsent -> Option.none();
    };
  }

  /** Can still be stopped. */
  sealed interface Cancellable extends GenerationState {
    /** The caller's wish to cancel. */
    Cancel cancel();

    /** The same state with another wish. */
    GenerationState withCancel(Cancel wish);
  }

  /** Not yet with the provider, or nobody knows. */
  sealed interface Unsent extends Cancellable {
    /** Addresses of the images uploaded so far, by SHA-256. */
    Map<String, URI> uploads();

    /** How often the paid request has left, 0 or more. */
    int attempts();
  }

  /** With the provider, which has a name for it. */
  sealed interface Accepted extends GenerationState {
    /** The provider's name for it. */
    Handle handle();
  }

  /** Done at the provider, and not home yet: paid for, as far as anybody knows. */
  sealed interface Delivering extends Accepted {
    /** When the provider was done, as far as we saw. */
    Instant completedAt();

    /** How many addresses of its clip have led nowhere, 0 or more. */
    int addressesLost();

    /** What the provider says it costs, if it has said so. */
    Charge charge();
  }

  /** Over: it stays as it is, but for the name that an answer gives to what was given up. */
  sealed interface Ended extends GenerationState {
    /** What it cost. */
    Cost cost();
  }

  /** What has become of the caller's wish to cancel. */
  enum Cancel {
    /** There is none. */
    NOT_ASKED,
    /** Asked for; the provider does not know yet. */
    ASKED,
    /** The provider knows. */
    SENT
  }

  /**
   * Admitted, money set aside, nothing sent.
   *
   * @param order what was bought
   * @param uploads images uploaded so far
   * @param attempts how often it was sent in vain
   * @param notBefore the next attempt may begin then
   * @param lastTrouble why the last attempt failed
   * @param cancel the wish to cancel
   * @param since when this state began
   */
  record Planned(
      Order order,
      Map<String, URI> uploads,
      int attempts,
      Instant notBefore,
      Option<String> lastTrouble,
      Cancel cancel,
      Instant since)
      implements Unsent {
    public Planned {
      uploads = Map.copyOf(uploads);
    }

    /** Without the addresses of uploads. */
    @Override
    public String toString() {
      return "Planned[%s, attempts=%d, %s]".formatted(order, attempts, since);
    }

    @Override
    public Planned withCancel(Cancel wish) {
      return new Planned(order, uploads, attempts, notBefore, lastTrouble, wish, since);
    }
  }

  /**
   * The paid request is on its way, sent by whoever wrote that down.
   *
   * @param order what was bought
   * @param uploads images uploaded
   * @param attempts which attempt this is, 1 or more
   * @param answerBy later than this nobody waits for the answer any more
   * @param cancel the wish to cancel
   * @param since when it left
   */
  record Submitting(
      Order order,
      Map<String, URI> uploads,
      int attempts,
      Instant answerBy,
      Cancel cancel,
      Instant since)
      implements Unsent {
    public Submitting {
      uploads = Map.copyOf(uploads);
    }

    /** Without the addresses of uploads. */
    @Override
    public String toString() {
      return "Submitting[%s, attempts=%d, %s]".formatted(order, attempts, since);
    }

    @Override
    public Submitting withCancel(Cancel wish) {
      return new Submitting(order, uploads, attempts, answerBy, wish, since);
    }
  }

  /**
   * The provider may or may not have it. It is never sent again from here by itself.
   *
   * @param order what was bought
   * @param uploads images uploaded
   * @param attempts which attempt is in doubt
   * @param sentAt when the request left
   * @param reason what happened
   * @param cancel the wish to cancel
   * @param since when the doubt began
   */
  record InDoubt(
      Order order,
      Map<String, URI> uploads,
      int attempts,
      Instant sentAt,
      String reason,
      Cancel cancel,
      Instant since)
      implements Unsent {
    public InDoubt {
      uploads = Map.copyOf(uploads);
    }

    /** Without the addresses of uploads. */
    @Override
    public String toString() {
      return "InDoubt[%s, attempts=%d, %s]".formatted(order, attempts, since);
    }

    @Override
    public InDoubt withCancel(Cancel wish) {
      return new InDoubt(order, uploads, attempts, sentAt, reason, wish, since);
    }
  }

  /**
   * Waiting at the provider.
   *
   * @param order what was bought
   * @param handle the provider's name for it
   * @param cancel the wish to cancel
   * @param since when it was accepted
   */
  record Queued(Order order, Handle handle, Cancel cancel, Instant since)
      implements Accepted, Cancellable {
    @Override
    public Queued withCancel(Cancel wish) {
      return new Queued(order, handle, wish, since);
    }
  }

  /**
   * Being generated.
   *
   * @param order what was bought
   * @param handle the provider's name for it
   * @param cancel the wish to cancel
   * @param since when the work was first seen
   */
  record Running(Order order, Handle handle, Cancel cancel, Instant since)
      implements Accepted, Cancellable {
    @Override
    public Running withCancel(Cancel wish) {
      return new Running(order, handle, wish, since);
    }
  }

  /**
   * The provider is done; what came of it is not known yet.
   *
   * @param order what was bought
   * @param handle the provider's name for it
   * @param completedAt when the provider was done, as far as we saw
   * @param notBefore it may be asked for then
   * @param addressesLost how many addresses of its clip have led nowhere, 0 or more
   * @param charge what the provider said it costs, if it has been asked
   * @param since when this state began
   */
  record Fetching(
      Order order,
      Handle handle,
      Instant completedAt,
      Instant notBefore,
      int addressesLost,
      Charge charge,
      Instant since)
      implements Delivering {}

  /**
   * There is a clip, on its way home.
   *
   * @param order what was bought
   * @param handle the provider's name for it
   * @param clip where it lies
   * @param completedAt when the provider was done, as far as we saw
   * @param addressesLost how many addresses of it have led nowhere before, 0 or more
   * @param charge what the provider says it costs
   * @param since when its address came
   */
  record Downloading(
      Order order,
      Handle handle,
      Instant completedAt,
      RemoteClip clip,
      int addressesLost,
      Charge charge,
      Instant since)
      implements Delivering {}

  /**
   * Done: the clip is home.
   *
   * @param order what was bought
   * @param handle the provider's name for it
   * @param clip where it is kept
   * @param cost what it cost
   * @param since when it ended
   */
  record Succeeded(Order order, Handle handle, StoredClip clip, Cost cost, Instant since)
      implements Ended {}

  /**
   * Done: there is no clip.
   *
   * @param order what was bought
   * @param handle the provider's name for it, if it ever had it
   * @param failure why
   * @param cost what it cost all the same
   * @param since when it ended
   */
  record Failed(
      Order order, Option<Handle> handle, GenerationFailure failure, Cost cost, Instant since)
      implements Ended {}

  /**
   * Done: stopped by the caller's wish.
   *
   * @param order what was bought
   * @param handle the provider's name for it, if it ever had it
   * @param cost what it cost all the same
   * @param since when it ended
   */
  record Cancelled(Order order, Option<Handle> handle, Cost cost, Instant since) implements Ended {}
}
