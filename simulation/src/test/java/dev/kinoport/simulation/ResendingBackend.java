package dev.kinoport.simulation;

import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.ForwardingVideoBackend;

/** Broken on purpose: sends again what it has no answer to. */
final class ResendingBackend extends ForwardingVideoBackend {
  ResendingBackend(VideoBackend backend) {
    super(backend);
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    SubmitAnswer first = super.submit(submission);
    return first instanceof SubmitAnswer.Unknown ? super.submit(submission) : first;
  }
}
