package dev.kinoport.videos;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.clip.StandInClip;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.testkit.http.odd.OddAnswersContract;
import dev.kinoport.testkit.http.odd.OddWire;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

class VideosOddAnswersTest extends OddAnswersContract {
  private static final HttpTimeouts IMPATIENT =
      HttpTimeouts.standard().answer(IMPATIENCE).submit(SUBMIT_IMPATIENCE);

  @Override
  protected OddWire wire(VirtualTime time) {
    return new VideosWire();
  }

  @Override
  protected Provider open(URI shop, VirtualTime time, Path clips, ClosedAtEnd opened) {
    VideosConfig config = Jobs.config(shop).http(http -> http.timeouts(IMPATIENT)).clips(clips);
    return opened.add(Videos.open(config, time)).provider();
  }

  @Override
  protected RequestDraft draft(String prompt) {
    return Jobs.KITE.prompt(prompt);
  }

  /** The wire of a server of one's own, where every job is done at once. */
  private static final class VideosWire implements OddWire {
    private static final byte[] CLIP = StandInClip.of("odd", 0);

    @Override
    public List<String> steps() {
      return List.of("CREATE", "GET", "LIST", "DELETE", "CONTENT");
    }

    @Override
    public String submit() {
      return "CREATE";
    }

    @Override
    public Oddities oddities() {
      return new Oddities(
          List.of(
              "{\"error\":null}",
              "{\"error\":{\"message\":\" \\n\",\"code\":null}}",
              "{\"error\":{\"message\":\"x\",\"type\":[],\"code\":500}}",
              "{\"error\":\"text\"}",
              "{\"detail\":[{\"loc\":7,\"msg\":null}]}",
              "{\"id\":null,\"status\":\"queued\"}",
              "{\"id\":\"../../x\",\"status\":\"queued\"}",
              "{\"id\":\"another\",\"status\":\"completed\"}",
              Jobs.job("failed", ",\"error\":null"),
              Jobs.job("failed", ",\"error\":{\"code\":null,\"message\":null}"),
              Jobs.job("failed", ",\"error\":\"\\u001b[31m\""),
              Jobs.job("perhaps", ""),
              Jobs.job("cancelled", ""),
              Jobs.job("completed", ",\"progress\":-7,\"inference_time_s\":\"NaN\""),
              Jobs.job("completed", ",\"url\":\"file:///etc/hostname\""),
              "{\"object\":\"list\",\"data\":null}",
              "{\"object\":\"list\",\"data\":[null,7],\"has_more\":7}"),
          List.of("x-request-id: ", "openai-processing-ms: -1"));
    }

    @Override
    public String step(RawServer.Received request) {
      String target = request.target();
      return switch (request.method()) {
        case "POST" -> "CREATE";
        case "DELETE" -> "DELETE";
        default ->
            target.endsWith("/content")
                ? "CONTENT"
                : target.contains("/videos/" + Jobs.ID) ? "GET" : "LIST";
      };
    }

    @Override
    public Right right(String step, RawServer.Received request) {
      return switch (step) {
        case "CREATE" -> Right.json(200, Jobs.accepted());
        case "GET" -> Right.json(200, Jobs.job("completed", ",\"inference_time_s\":7.5"));
        case "LIST" -> Right.json(200, "{\"object\":\"list\",\"data\":[],\"has_more\":false}");
        case "DELETE" -> Right.json(200, "{\"id\":\"%s\",\"deleted\":true}".formatted(Jobs.ID));
        default -> new Right(200, "video/mp4", CLIP.clone());
      };
    }
  }
}
