package dev.kinoport.fake.contract;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.ClipStoreContract.Journey;
import io.vavr.control.Option;
import java.util.Map;

/** A clip that the fake has made and that makes a journey. */
record FinishedClip(FakeProvider provider, RemoteClip clip) {
  static FinishedClip making(Journey journey) {
    FakeProvider provider =
        FakeProvider.on(VirtualTime.create())
            .script(Script.always(Life.instant().with(faults(journey))))
            .build();
    return new FinishedClip(provider, clipOf(provider.provider()));
  }

  private static Fault[] faults(Journey journey) {
    return switch (journey) {
      case WHOLE -> new Fault[] {};
      case BREAKING_OFF -> new Fault[] {new Fault.ClipInterrupted(2)};
      case TRUNCATED -> new Fault[] {new Fault.ClipTruncated(1)};
      case DAMAGED -> new Fault[] {new Fault.ClipTruncated(1_000)};
      case GONE -> new Fault[] {new Fault.ClipGone()};
    };
  }

  private static RemoteClip clipOf(Provider provider) {
    RequestDraft draft =
        RequestDraft.of("hailuo-02-standard")
            .prompt("a kite")
            .resolution("512P")
            .firstFrame(ImageSource.url("https://images.test/kite.png"));
    Document request = RequestChecker.check(FalOffers.catalogue(), draft).get().document();
    SubmitAnswer answer =
        provider.video().submit(new Submission("g1", request, Map.of(), Option.none()));
    Handle handle = ((SubmitAnswer.Accepted) answer).handle();
    return ((ProviderResult.Finished) provider.video().result(handle).get()).clip();
  }
}
