package dev.kinoport.benchmarks.wire;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.http.WireRequest;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.Received;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The server that all clients talk to. It lives in this process, which does nothing else meanwhile:
 * so its books, its threads and its clock can be looked at directly.
 */
final class OneServer implements AutoCloseable {
  /** The endpoint that the clients use where nothing else is said. */
  static final String ENDPOINT = "fal-ai/minimax/hailuo-02/standard/image-to-video";

  /** An endpoint in a namespace: its requests are found three segments down, not two. */
  static final String WORKFLOW = "workflows/studio/kite";

  private final SystemTime time = new SystemTime();
  private final FakeProvider provider;
  private final EmulatorServer server;

  OneServer() {
    provider = FakeProvider.on(time).catalogue(catalogue()).script(Lives::of).build();
    server = EmulatorServer.before(provider).start();
  }

  /** The standard models, and one of them once more as a workflow. */
  static Catalogue catalogue() {
    Catalogue standard = FalOffers.catalogue();
    Offer model =
        standard
            .find(ENDPOINT)
            .getOrElseThrow(() -> new IllegalStateException("no model at " + ENDPOINT));
    return standard.with(
        new Offer(
            model.shop(),
            WORKFLOW,
            "kite",
            model.title(),
            List.of(Route.only(WORKFLOW)),
            model.inputs(),
            model.rules(),
            model.price(),
            model.retention(),
            model.retirement(),
            model.output(),
            model.provenance()));
  }

  String address() {
    return server.address().toString();
  }

  /** What every client asks for, ready to be sent. */
  static Submission submission(String prompt) {
    return RequestChecker.check(FalOffers.catalogue(), draft(ENDPOINT, prompt))
        .toEither()
        .map(checked -> new Submission(prompt, checked.document(), Map.of(), Option.none()))
        .getOrElseThrow(faults -> new IllegalStateException(faults.toString()));
  }

  static RequestDraft draft(String model, String prompt) {
    return RequestDraft.of(model)
        .prompt(prompt)
        .firstFrame(ImageSource.url("https://v3b.fal.media/files/peer/kite.jpg"));
  }

  /** A clip as the fake makes them, some MB. */
  ClipStream clip() {
    provider.provider().video().submit(submission("happy clip"));
    String requestId = jobs("happy clip").getFirst().requestId();
    return provider
        .administration()
        .openClip(requestId, 0)
        .getOrElseThrow(failure -> new IllegalStateException(failure.reason()));
  }

  /** Where a clip of the fake's can be fetched by anybody. */
  URI clipAddress() {
    try (Fal fal = Fal.open(FalConfig.emulator(URI.create(address())))) {
      VideoBackend backend = fal.provider().video();
      if (!(backend.submit(submission("happy address")) instanceof SubmitAnswer.Accepted job)) {
        throw new IllegalStateException("not accepted");
      }
      Running.waitUntil(
          () -> backend.status(job.handle()).exists(ProviderStatus.Completed.class::isInstance),
          Duration.ofMinutes(1));
      return backend
          .result(job.handle())
          .toOption()
          .filter(ProviderResult.Finished.class::isInstance)
          .map(result -> ((ProviderResult.Finished) result).clip().location())
          .getOrElseThrow(() -> new IllegalStateException("no clip"));
    }
  }

  int openStreams() {
    return server.openStreams();
  }

  Option<JobView> job(String requestId) {
    return provider.administration().job(requestId);
  }

  /** The jobs whose prompt begins like this. */
  List<JobView> jobs(String prompt) {
    return provider.administration().jobs().stream()
        .filter(job -> job.request().prompt().exists(text -> text.startsWith(prompt)))
        .toList();
  }

  /** When a job's request was sent, every time. */
  List<Instant> submits(JobView job) {
    return provider.received().stream()
        .filter(submit -> submit.requestHash().equals(job.request().digest()))
        .map(Received::at)
        .toList();
  }

  /** All requests so far, oldest first. */
  List<WireRequest> requests() {
    return server.requests();
  }

  @Override
  public void close() {
    server.close();
    time.close();
  }
}
