package dev.kinoport.replicate;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.clip.StandInClip;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.testkit.http.SampleImage;
import dev.kinoport.testkit.http.odd.OddAnswersContract;
import dev.kinoport.testkit.http.odd.OddWire;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class ReplicateOddAnswersTest extends OddAnswersContract {
  private static final HttpTimeouts IMPATIENT =
      HttpTimeouts.standard().answer(IMPATIENCE).submit(SUBMIT_IMPATIENCE);

  @Override
  protected OddWire wire(VirtualTime time) {
    return new ReplicateWire(time);
  }

  @Override
  protected Provider open(URI shop, VirtualTime time, Path clips, ClosedAtEnd opened) {
    ReplicateConfig config =
        Predictions.config(shop).http(http -> http.timeouts(IMPATIENT)).clips(clips);
    return opened.add(Replicate.open(config, time)).provider();
  }

  @Override
  protected RequestDraft draft(String prompt) {
    return Predictions.KITE.prompt(prompt).firstFrame(ImageSource.bytes(SampleImage.png()));
  }

  /** Replicate's wire, where every prediction has succeeded at once. */
  private static final class ReplicateWire implements OddWire {
    private static final byte[] CLIP = StandInClip.of("odd", 0);

    private final VirtualTime time;
    private final List<String> rows = new ArrayList<>();

    private ReplicateWire(VirtualTime time) {
      this.time = time;
    }

    @Override
    public void taken(RawServer.Received request) {
      rows.add(
          "{\"id\":\"%s\",\"created_at\":\"%s\",\"status\":\"starting\",%s"
              .formatted(Predictions.ID, time.now(), request.text().substring(1)));
    }

    @Override
    public List<String> steps() {
      return List.of("UPLOAD", "CREATE", "GET", "LIST", "CANCEL", "CLIP");
    }

    @Override
    public String submit() {
      return "CREATE";
    }

    @Override
    public Oddities oddities() {
      return new Oddities(
          List.of(
              "{\"detail\":null,\"status\":null,\"title\":null}",
              "{\"detail\":\"\",\"status\":422,\"invalid_fields\":[]}",
              "{\"detail\":\"d\",\"invalid_fields\":[null,{}, 7]}",
              "{\"detail\":\"Request was throttled. Expected available in -1 second.\"}",
              "{\"id\":null,\"status\":\"starting\"}",
              "{\"id\":\"../../x\",\"status\":\"starting\"}",
              "{\"id\":7,\"status\":\"succeeded\",\"output\":null}",
              Predictions.prediction("succeeded", ",\"output\":null"),
              Predictions.prediction("succeeded", ",\"output\":[]"),
              Predictions.prediction("succeeded", ",\"output\":{\"x\":null}"),
              Predictions.prediction("failed", ",\"error\":null"),
              Predictions.prediction("failed", ",\"error\":\" \\n\""),
              Predictions.prediction("failed", ",\"error\":{\"code\":7}"),
              Predictions.prediction("aborted", ""),
              Predictions.prediction("perhaps", ""),
              "{\"results\":null,\"next\":null}",
              "{\"results\":[null,7],\"next\":7}",
              "{\"urls\":{\"get\":null}}"),
          List.of("Ratelimit-Reset: soon", "Ratelimit-Remaining: -1", "Preference-Applied: x"));
    }

    @Override
    public String step(RawServer.Received request) {
      String target = request.target();
      if (request.method().equals("POST")) {
        return target.contains("/v1/files")
            ? "UPLOAD"
            : target.endsWith("/cancel") ? "CANCEL" : "CREATE";
      }
      if (!target.contains("/v1/predictions")) {
        return "CLIP";
      }
      return target.contains("/v1/predictions/") ? "GET" : "LIST";
    }

    @Override
    public Right right(String step, RawServer.Received request) {
      String files = "http://" + request.header("host");
      return switch (step) {
        case "UPLOAD" ->
            Right.json(
                201,
                "{\"id\":\"f\",\"urls\":{\"get\":\"%s/api.replicate.com/v1/files/f\"}}"
                    .formatted(files));
        case "CREATE" -> Right.json(201, Predictions.accepted());
        case "GET" ->
            Right.json(
                200,
                Predictions.prediction(
                    "succeeded",
                    ",\"output\":\"%s/clip.mp4\",\"metrics\":{\"predict_time\":7.5}"
                        .formatted(files)));
        case "CANCEL" -> Right.json(200, Predictions.prediction("canceled", ""));
        case "LIST" ->
            Right.json(
                200,
                "{\"previous\":null,\"next\":null,\"results\":[%s]}"
                    .formatted(String.join(",", rows)));
        default -> new Right(200, "video/mp4", CLIP.clone());
      };
    }
  }
}
