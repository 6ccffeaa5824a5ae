package dev.kinoport.minimax;

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
import java.util.List;
import java.util.regex.Pattern;

class MinimaxOddAnswersTest extends OddAnswersContract {
  private static final HttpTimeouts IMPATIENT =
      HttpTimeouts.standard().answer(IMPATIENCE).submit(SUBMIT_IMPATIENCE);

  @Override
  protected OddWire wire(VirtualTime time) {
    return new MinimaxWire();
  }

  @Override
  protected Provider open(URI shop, VirtualTime time, Path clips, ClosedAtEnd opened) {
    MinimaxConfig config = Tasks.config(shop).http(http -> http.timeouts(IMPATIENT)).clips(clips);
    return opened.add(Minimax.open(config, time)).provider();
  }

  @Override
  protected RequestDraft draft(String prompt) {
    return Tasks.KITE.prompt(prompt).firstFrame(ImageSource.bytes(SampleImage.png()));
  }

  /** MiniMax's wire, where every task is done at once. */
  private static final class MinimaxWire implements OddWire {
    private static final byte[] CLIP = StandInClip.of("odd", 0);

    /** Codes with which MiniMax says that it took nothing. */
    private static final Pattern REFUSED =
        Pattern.compile("\"status_code\":(1002|1004|1008|1026|2013|2049|2056)\\b");

    @Override
    public List<String> steps() {
      return List.of("CREATE", "QUERY", "FILE", "CLIP");
    }

    @Override
    public String submit() {
      return "CREATE";
    }

    @Override
    public boolean isRefusal(int status, String body) {
      return OddWire.super.isRefusal(status, body) || REFUSED.matcher(body).find();
    }

    @Override
    public Oddities oddities() {
      return new Oddities(
          List.of(
              "{\"base_resp\":null}",
              "{\"base_resp\":{}}",
              "{\"base_resp\":{\"status_code\":null,\"status_msg\":null}}",
              "{\"base_resp\":{\"status_code\":\"0\"}}",
              "{\"base_resp\":{\"status_code\":0,\"status_msg\":\"success\"}}",
              "{\"task_id\":\"\",\"base_resp\":{\"status_code\":1002,\"status_msg\":\"\"}}",
              "{\"task_id\":null,\"base_resp\":{\"status_code\":1004,\"status_msg\":null}}",
              "{\"base_resp\":{\"status_code\":1008,\"status_msg\":\"no balance\"}}",
              "{\"base_resp\":{\"status_code\":1026,\"status_msg\":\"\\u001b[31m\"}}",
              "{\"base_resp\":{\"status_code\":1000,\"status_msg\":\"unknown error\"}}",
              "{\"status\":\"Success\",\"file_id\":null,\"base_resp\":{\"status_code\":0}}",
              "{\"status\":\"Fail\",\"base_resp\":{\"status_code\":0,\"status_msg\":\"\"}}",
              "{\"status\":\"Fail\",\"base_resp\":{\"status_code\":1027,\"status_msg\":null}}",
              "{\"status\":\"Perhaps\",\"base_resp\":{\"status_code\":0}}",
              "{\"file\":null,\"base_resp\":{\"status_code\":0}}",
              "{\"file\":{\"download_url\":null},\"base_resp\":{\"status_code\":0}}"),
          List.of("Trace-Id: ", "Trace-Id: ../../x", "Minimax-Request-Id: 7"));
    }

    @Override
    public String step(RawServer.Received request) {
      String target = request.target();
      if (request.method().equals("POST")) {
        return "CREATE";
      }
      if (target.contains("/v1/query/")) {
        return "QUERY";
      }
      return target.contains("/v1/files/") ? "FILE" : "CLIP";
    }

    @Override
    public Right right(String step, RawServer.Received request) {
      return switch (step) {
        case "CREATE" -> Right.json(200, Tasks.accepted());
        case "QUERY" ->
            Right.json(
                200, Tasks.answer("\"status\":\"Success\",\"file_id\":\"7\",", 0, "success"));
        case "FILE" ->
            Right.json(
                200,
                Tasks.answer(
                    "\"file\":{\"file_id\":7,\"bytes\":0,\"download_url\":\"http://%s/clip.mp4\"},"
                        .formatted(request.header("host")),
                    0,
                    "success"));
        default -> new Right(200, "video/mp4", CLIP.clone());
      };
    }
  }
}
