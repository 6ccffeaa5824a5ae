package dev.kinoport;

import java.io.Serial;

/**
 * A {@link Failure} as an exception, for those who would rather catch than fold: one type for each
 * case, with the same message. Thrown by the methods of {@link Kinoport} whose names end in {@code
 * OrThrow}.
 *
 * {@snippet file="dev/kinoport/examples/PlainFaceTest.java" region="plain"}
 */
public abstract sealed class KinoportException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  // Not for another process: there it is a message.
  private final transient Failure failure;

  private KinoportException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Why there is no clip, as a value. */
  public Failure failure() {
    return failure;
  }

  /** The exception for a failure. */
  public static KinoportException of(Failure failure) {
    return switch (failure) {
      case Failure.InvalidRequest it -> new InvalidRequestException(it);
      case Failure.InvalidBatch it -> new InvalidBatchException(it);
      case Failure.UnknownPrice it -> new UnknownPriceException(it);
      case Failure.OverBudget it -> new OverBudgetException(it);
      case Failure.KeyTaken it -> new KeyTakenException(it);
      case Failure.NoSuchGeneration it -> new NoSuchGenerationException(it);
      case Failure.JournalUnavailable it -> new JournalUnavailableException(it);
      case Failure.Failed it -> new GenerationFailedException(it);
      case Failure.Cancelled it -> new GenerationCancelledException(it);
      case Failure.InDoubt it -> new GenerationInDoubtException(it);
      case Failure.Stuck it -> new GenerationStuckException(it);
      case Failure.ClipNotKept it -> new ClipNotKeptException(it);
      case Failure.Elsewhere it -> new ProviderElsewhereException(it);
      case Failure.StillRunning it -> new StillRunningException(it);
    };
  }

  /** The request is not one that the model takes; nothing was spent. */
  public static final class InvalidRequestException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private InvalidRequestException(Failure.InvalidRequest failure) {
      super(failure);
    }

    @Override
    public Failure.InvalidRequest failure() {
      return (Failure.InvalidRequest) super.failure();
    }
  }

  /** Some items of a batch cannot be started, so none was. */
  public static final class InvalidBatchException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private InvalidBatchException(Failure.InvalidBatch failure) {
      super(failure);
    }

    @Override
    public Failure.InvalidBatch failure() {
      return (Failure.InvalidBatch) super.failure();
    }
  }

  /** Nobody knows the price, and the terms do not allow that. */
  public static final class UnknownPriceException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private UnknownPriceException(Failure.UnknownPrice failure) {
      super(failure);
    }

    @Override
    public Failure.UnknownPrice failure() {
      return (Failure.UnknownPrice) super.failure();
    }
  }

  /** The purse cannot pay; nothing was spent. */
  public static final class OverBudgetException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private OverBudgetException(Failure.OverBudget failure) {
      super(failure);
    }

    @Override
    public Failure.OverBudget failure() {
      return (Failure.OverBudget) super.failure();
    }
  }

  /** The idempotency key belongs to another request. */
  public static final class KeyTakenException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private KeyTakenException(Failure.KeyTaken failure) {
      super(failure);
    }

    @Override
    public Failure.KeyTaken failure() {
      return (Failure.KeyTaken) super.failure();
    }
  }

  /** This journal does not know the id. */
  public static final class NoSuchGenerationException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private NoSuchGenerationException(Failure.NoSuchGeneration failure) {
      super(failure);
    }

    @Override
    public Failure.NoSuchGeneration failure() {
      return (Failure.NoSuchGeneration) super.failure();
    }
  }

  /** The journal cannot be used; nothing new was started. */
  public static final class JournalUnavailableException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private JournalUnavailableException(Failure.JournalUnavailable failure) {
      super(failure);
    }

    @Override
    public Failure.JournalUnavailable failure() {
      return (Failure.JournalUnavailable) super.failure();
    }
  }

  /** The generation ended without a clip. */
  public static final class GenerationFailedException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private GenerationFailedException(Failure.Failed failure) {
      super(failure);
    }

    @Override
    public Failure.Failed failure() {
      return (Failure.Failed) super.failure();
    }
  }

  /** The generation was cancelled. */
  public static final class GenerationCancelledException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private GenerationCancelledException(Failure.Cancelled failure) {
      super(failure);
    }

    @Override
    public Failure.Cancelled failure() {
      return (Failure.Cancelled) super.failure();
    }
  }

  /** Nobody knows whether the provider has the request: do not start it again. */
  public static final class GenerationInDoubtException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private GenerationInDoubtException(Failure.InDoubt failure) {
      super(failure);
    }

    @Override
    public Failure.InDoubt failure() {
      return (Failure.InDoubt) super.failure();
    }
  }

  /** It waits for a person: do not start it again. */
  public static final class GenerationStuckException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private GenerationStuckException(Failure.Stuck failure) {
      super(failure);
    }

    @Override
    public Failure.Stuck failure() {
      return (Failure.Stuck) super.failure();
    }
  }

  /** A clip that was brought cannot be kept. */
  public static final class ClipNotKeptException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private ClipNotKeptException(Failure.ClipNotKept failure) {
      super(failure);
    }

    @Override
    public Failure.ClipNotKept failure() {
      return (Failure.ClipNotKept) super.failure();
    }
  }

  /** Its provider is not in this process. */
  public static final class ProviderElsewhereException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private ProviderElsewhereException(Failure.Elsewhere failure) {
      super(failure);
    }

    @Override
    public Failure.Elsewhere failure() {
      return (Failure.Elsewhere) super.failure();
    }
  }

  /** It has not ended, and this caller stopped waiting: come back with the id. */
  public static final class StillRunningException extends KinoportException {
    @Serial private static final long serialVersionUID = 1L;

    private StillRunningException(Failure.StillRunning failure) {
      super(failure);
    }

    @Override
    public Failure.StillRunning failure() {
      return (Failure.StillRunning) super.failure();
    }
  }
}
