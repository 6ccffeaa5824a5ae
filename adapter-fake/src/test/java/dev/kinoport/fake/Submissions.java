package dev.kinoport.fake;

import dev.kinoport.Kinoport;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.util.Map;

/** Calls on the ports themselves, without an engine. */
record Submissions(FakeProvider provider) {
  static Document request(RequestDraft draft) {
    VirtualTime time = VirtualTime.create();
    Provider nobody = FakeProvider.on(time).build().provider();
    try (Kinoport planner = Kinoport.builder().provider(nobody).time(time).build()) {
      return planner.plan(draft).get().document();
    }
  }

  static Submission of(Document request) {
    return new Submission("generation-1", request, Map.of(), Option.none());
  }

  SubmitAnswer submit(Submission submission) {
    return provider.provider().video().submit(submission);
  }

  Handle accepted(RequestDraft draft) {
    return ((SubmitAnswer.Accepted) submit(of(request(draft)))).handle();
  }

  ProviderStatus status(Handle handle) {
    return provider.provider().video().status(handle).get();
  }

  ProviderResult result(Handle handle) {
    return provider.provider().video().result(handle).get();
  }
}
