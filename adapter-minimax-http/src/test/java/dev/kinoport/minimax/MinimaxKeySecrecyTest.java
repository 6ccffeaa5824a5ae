package dev.kinoport.minimax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.provider.Provider;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key reaches MiniMax's API and nothing else, and is in nothing that is said. */
class MinimaxKeySecrecyTest {
  private static final String KEY = "sk-api-5ecre7c0ffee5ecre7";

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 403, 404, 422, 429, 500, 503})
  void theKeyIsToldToNobodyElse(int code) throws Exception {
    List<Object> said = new ArrayList<>();
    String echo =
        "{\"task_id\":\"\",\"base_resp\":{\"status_code\":1004,\"status_msg\":\"bad key %s\"}}"
            .formatted(KEY);
    try (RawServer server =
        new RawServer(r -> RawServer.json(code, echo, "Trace-Id: " + KEY, "Location: /" + KEY))) {
      MinimaxConfig config =
          MinimaxConfig.of(KEY)
              .name(Tasks.NAME)
              .base(server.address().resolve("/api.minimax.io/"))
              .http(http -> http.clipsFrom(List.of("127.0.0.1"), true))
              .callback(URI.create("https://us.example/hook"));
      said.add(config);
      said.add(config.key());
      try (Minimax minimax = Minimax.open(config)) {
        Provider provider = minimax.provider();
        said.add(minimax);
        said.add(provider);
        said.add(provider.video().submit(Tasks.submission()));
        said.add(provider.video().status(Tasks.handle()));
        said.add(provider.video().result(Tasks.handle()));
        said.add(provider.video().cancel(Tasks.handle()));
        said.add(provider.video().find(Tasks.submission(), Instant.EPOCH));
        URI clip = server.address().resolve("/video-product.cdn.minimax.io/x.mp4");
        said.add(minimax.clipSource().open(new RemoteClip(clip, Option.none(), Option.none()), 0));
        said.add(minimax.callbacks().receive("/x", KEY.getBytes(StandardCharsets.UTF_8)));
      }
      assertThat(said).noneMatch(what -> what.toString().contains(KEY));
      assertThat(server.received())
          .filteredOn(r -> r.target().startsWith("/api.minimax.io/"))
          .isNotEmpty()
          .allMatch(r -> r.header("authorization").equals("Bearer " + KEY))
          .noneMatch(r -> r.text().contains(KEY));
      assertThat(server.received())
          .filteredOn(r -> r.target().contains("cdn"))
          .isNotEmpty()
          .noneMatch(r -> r.headers().containsKey("authorization"));
    }
  }
}
