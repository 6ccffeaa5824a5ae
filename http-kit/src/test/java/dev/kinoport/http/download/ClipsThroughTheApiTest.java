package dev.kinoport.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.HttpOptions;
import dev.kinoport.http.config.MinimumSpeed;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clip that the shop's API hands out itself: the key goes there, and to nobody else. */
class ClipsThroughTheApiTest {
  private static final byte[] CLIP = "0123456789".getBytes(StandardCharsets.UTF_8);
  private static final ApiKey KEY = ApiKey.of("5ecre7c0ffee");

  @Test
  void theKeyGoesToTheShopsOwnBaseAlone() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        ShopHttp http = http(server.address().resolve("/v1/"))) {
      HttpClipSource clips = clips(http);

      assertThat(read(clips, server.address().resolve("/v1/videos/a/content"))).isEqualTo(CLIP);
      assertThat(read(clips, server.address().resolve("/v2/videos/a/content"))).isEqualTo(CLIP);

      assertThat(server.received().get(0).header("authorization")).isEqualTo("Bearer 5ecre7c0ffee");
      assertThat(server.received().get(1).headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void aRedirectAwayIsFollowedWithoutTheKey() throws Exception {
    try (RawServer cloud = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        RawServer server =
            new RawServer(
                r -> RawServer.json(307, "", "Location: " + cloud.address().resolve("/v1/x.mp4")));
        ShopHttp http = http(server.address().resolve("/v1/"))) {
      assertThat(read(clips(http), server.address().resolve("/v1/videos/a/content")))
          .isEqualTo(CLIP);

      assertThat(server.received().getFirst().headers()).containsKey("authorization");
      assertThat(cloud.received().getFirst().headers()).doesNotContainKey("authorization");
    }
  }

  @Test
  void anErrorThatSaysWhereTheClipIsCountsAsARedirect() throws Exception {
    try (RawServer cloud = new RawServer(r -> RawServer.bytes(200, "video/mp4", CLIP));
        RawServer server =
            new RawServer(r -> {
              String host = r.target().contains("evil") ? "localhost" : "127.0.0.1";
              return RawServer.json(
                  400, "moved to http://%s:%d/x.mp4".formatted(host, cloud.port()));
            });
        ShopHttp http = http(server.address().resolve("/v1/"))) {
      HttpClipSource clips = clips(http);

      assertThat(read(clips, server.address().resolve("/v1/videos/a/content"))).isEqualTo(CLIP);
      assertThat(cloud.received().getFirst().headers()).doesNotContainKey("authorization");

      assertThat(open(clips, server.address().resolve("/v1/videos/evil/content")).getLeft())
          .as("and is checked as one")
          .isInstanceOf(ClipFailure.Forbidden.class);
      assertThat(cloud.received()).hasSize(1);
    }
  }

  @Test
  void anErrorThatSaysNothingOfItIsAnError() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(400, "{\"detail\":\"no\"}"));
        ShopHttp http = http(server.address().resolve("/v1/"))) {
      assertThat(open(clips(http), server.address().resolve("/v1/videos/a/content")).getLeft())
          .isEqualTo(new ClipFailure.Interrupted("127.0.0.1 answered 400"));
    }
  }

  private static ShopHttp http(URI base) {
    return new ShopHttp(
        HttpOptions.standard().settings("shop", KEY, List.of(base)), new SystemTime());
  }

  private static HttpClipSource clips(ShopHttp http) {
    return HttpClipSource.throughTheApi(
        http,
        new ClipDownloadLimits(
            List.of("127.0.0.1"), true, 1_000, "a setting raises it", MinimumSpeed.standard()),
        answer ->
            Option.some(answer.body())
                .filter(text -> text.startsWith("moved to "))
                .map(text -> text.substring("moved to ".length())));
  }

  private static Either<ClipFailure, ClipStream> open(HttpClipSource clips, URI place) {
    return clips.open(new RemoteClip(place, Option.none(), Option.none()), 0);
  }

  private static byte[] read(HttpClipSource clips, URI place) throws Exception {
    try (var body = open(clips, place).get().body()) {
      return body.readAllBytes();
    }
  }
}
