package dev.kinoport.fake;

import dev.kinoport.Kinoport;
import dev.kinoport.backend.Backend;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.Submission;
import dev.kinoport.backend.SubmitAnswer;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.request.VideoRequest;
import io.vavr.control.Option;
import java.util.Map;

/** Calls on the ports themselves, without an engine. */
record Submissions(FakeProvider provider) {
  static VideoRequest request(RequestDraft draft) {
    try (Kinoport planner = Kinoport.builder().backend(nobody()).build()) {
      return planner.plan(draft).get().request();
    }
  }

  private static Backend nobody() {
    return FakeProvider.on(VirtualTime.create()).build().backend();
  }

  static Submission of(VideoRequest request) {
    return new Submission("generation-1", request, Map.of(), Option.none());
  }

  SubmitAnswer submit(Submission submission) {
    return provider.backend().video().submit(submission);
  }

  Handle accepted(RequestDraft draft) {
    return ((SubmitAnswer.Accepted) submit(of(request(draft)))).handle();
  }

  ProviderStatus status(Handle handle) {
    return provider.backend().video().status(handle).get();
  }

  ProviderResult result(Handle handle) {
    return provider.backend().video().result(handle).get();
  }
}
