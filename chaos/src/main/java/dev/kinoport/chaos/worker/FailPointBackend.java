package dev.kinoport.chaos.worker;

import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.ForwardingVideoBackend;

/** Names the steps before and after the request that costs money. */
final class FailPointBackend extends ForwardingVideoBackend {
  private final FailPoints failPoints;

  FailPointBackend(VideoBackend backend, FailPoints failPoints) {
    super(backend);
    this.failPoints = failPoints;
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    failPoints.at("before submit");
    SubmitAnswer answer = super.submit(submission);
    failPoints.at(
        answer instanceof SubmitAnswer.Accepted ? WorkerSteps.ACCEPTED : WorkerSteps.NOT_ACCEPTED);
    return answer;
  }
}
