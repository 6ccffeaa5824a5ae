package dev.kinoport.fal.raw;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fal.Fal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.Submission;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Requests and answers that many tests need. */
public final class Wishes {
  public static final String ENDPOINT = "fal-ai/minimax/hailuo-02/standard/image-to-video";

  /** What an emulator is called by default. */
  public static final ProviderName NAME = ProviderName.of("fal-emulator");

  public static final String REQUEST_ID = "019a0000-0000-7000-8000-000000000001";
  public static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private Wishes() {}

  public static Document document() {
    RequestDraft draft =
        RequestDraft.of("hailuo-02-standard")
            .prompt("A red kite")
            .firstFrame(ImageSource.url("https://images.example/kite.png"));
    return RequestChecker.check(FalOffers.catalogue(), draft).get().document();
  }

  public static Submission submission() {
    return new Submission("gen-1", document(), Map.of(), Option.none());
  }

  public static Handle handle() {
    return handle(REQUEST_ID);
  }

  /** A request by name, at an emulator. */
  public static Handle handle(String requestId) {
    return Fal.handle(NAME, requestId, ENDPOINT);
  }

  /** A clip of which nothing is known but where it is. */
  public static RemoteClip clip(URI location) {
    return new RemoteClip(location, Option.none(), Option.none());
  }

  /** The answer to a submit, with the addresses of this server. */
  public static String accepted(RawServer.Received request) {
    String base =
        "http://" + request.header("host") + "/queue.fal.run/fal-ai/minimax/requests/" + REQUEST_ID;
    return """
    {"status":"IN_QUEUE","request_id":"%s","response_url":"%s","status_url":"%s/status",\
    "cancel_url":"%s/cancel","logs":null,"metrics":{},"queue_position":0}\
    """
        .formatted(REQUEST_ID, base, base, base);
  }

  /** A clock that stands still. */
  public static Timekeeper clock() {
    return clock(() -> NOW);
  }

  /** A clock that is turned by hand. */
  public static Timekeeper clock(Supplier<Instant> now) {
    return FixedTime.showing(now);
  }
}
