package dev.kinoport.fal;

import dev.kinoport.backend.Handle;
import dev.kinoport.backend.Submission;
import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.request.VideoRequest;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Requests and answers that many tests need. */
final class Wishes {
  static final String ENDPOINT = "fal-ai/minimax/hailuo-02/standard/image-to-video";
  static final String REQUEST_ID = "019a0000-0000-7000-8000-000000000001";
  static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private Wishes() {}

  static VideoRequest request() {
    RequestDraft draft =
        RequestDraft.of("hailuo-02-standard")
            .prompt("A red kite")
            .firstFrame(ImageSource.url("https://images.example/kite.png"));
    return RequestChecker.check(Catalogue.standard(), draft).get();
  }

  static Submission submission() {
    return new Submission("gen-1", request(), Map.of(), Option.none());
  }

  static Handle handle() {
    return new Handle(REQUEST_ID, Map.of("endpoint", ENDPOINT));
  }

  /** The answer to a submit, with the addresses of this server. */
  static String accepted(RawServer.Received request) {
    String base =
        "http://" + request.header("host") + "/queue.fal.run/fal-ai/minimax/requests/" + REQUEST_ID;
    return """
    {"status":"IN_QUEUE","request_id":"%s","response_url":"%s","status_url":"%s/status",\
    "cancel_url":"%s/cancel","logs":null,"metrics":{},"queue_position":0}\
    """
        .formatted(REQUEST_ID, base, base, base);
  }

  /** A clock that stands still. */
  static Timekeeper clock() {
    return clock(() -> NOW);
  }

  /** A clock that is turned by hand. */
  static Timekeeper clock(Supplier<Instant> now) {
    return new Timekeeper() {
      @Override
      public Instant now() {
        return now.get();
      }

      @Override
      public void at(Instant when, Runnable task) {
        throw new UnsupportedOperationException("only read");
      }

      @Override
      public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
        throw new UnsupportedOperationException("only read");
      }
    };
  }
}
