package dev.kinoport.provider;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One provider of video generations.
 *
 * <p>Implementations are safe for use by many threads and never throw for an expected failure: an
 * exception out of this port is a defect of the adapter. No call is repeated by the adapter itself;
 * when to try again is the engine's decision. A handle of another provider is not asked for: it is
 * answered with {@link ProviderFailure.BadInput} that names both. Proven by {@code
 * VideoBackendContract}.
 */
public interface VideoBackend {
  /**
   * Asks for one generation. This is the call that costs money, so it leaves at most once per
   * invocation: no hidden retry, no redirect. After {@link Submission#leaveBy} it does not leave.
   *
   * @return one of four answers; {@link SubmitAnswer.Unknown} whenever it cannot be ruled out that
   *     the provider has the request
   */
  SubmitAnswer submit(Submission submission);

  /** Asks how far a generation is. Free of charge, may be repeated at will. */
  Either<ProviderFailure, ProviderStatus> status(Handle handle);

  /**
   * Fetches what came of a generation. Only this tells success from failure; a completed status
   * does not.
   */
  Either<ProviderFailure, ProviderResult> result(Handle handle);

  /**
   * Asks the provider to stop. The generation may still succeed; its result tells.
   *
   * @return {@link CancelAnswer#UNSUPPORTED} where {@link Capabilities#cancel} says that it cannot
   *     be stopped, or not what has got so far; it goes on then
   */
  Either<ProviderFailure, CancelAnswer> cancel(Handle handle);

  /**
   * Looks for generations that the provider accepted for exactly this submission.
   *
   * @param since when the submission left, by the provider's clock, as far as {@link #timeThere}
   *     and the journal tell it; an absence is conclusive only of a list that goes back further
   * @return the matches known by now, or {@link Finding.Unsupported}
   */
  Either<ProviderFailure, Finding> find(Submission submission, Instant since);

  /**
   * What the provider's own clock shows now, as its answers have told it. Nothing is asked for it.
   *
   * @return none before the first answer; then what is not found is not believed to be absent
   */
  Option<Instant> timeThere();
}
