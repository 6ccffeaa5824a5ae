package dev.kinoport.simulation;

import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.ForwardingVideoBackend;
import io.vavr.control.Option;

/**
 * Broken on purpose: takes a time-out for a no. Whatever is to notice two bills is tried with it.
 */
public final class HastyBackend extends ForwardingVideoBackend {
  /**
   * @param backend who is asked
   */
  public HastyBackend(VideoBackend backend) {
    super(backend);
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    SubmitAnswer answer = super.submit(submission);
    return answer instanceof SubmitAnswer.Unknown unknown
        ? new SubmitAnswer.Refused(
            ProviderError.of(ProviderError.Kind.FAULT, "timeout", unknown.reason()), Option.none())
        : answer;
  }
}
