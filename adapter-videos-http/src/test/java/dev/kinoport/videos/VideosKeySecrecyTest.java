package dev.kinoport.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key reaches the server's own base and nothing else, and is in nothing that is said. */
class VideosKeySecrecyTest {
  private static final String KEY = "sk-5ecre7c0ffee5ecre7";

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503})
  void theKeyIsToldToNobodyElse(int code) throws Exception {
    List<Object> said = new ArrayList<>();
    String echo = "{\"error\":{\"message\":\"bad key %s\",\"code\":\"%s\"}}".formatted(KEY, KEY);
    try (RawServer server = Jobs.answering(code, echo, "X-Echo: " + KEY, "Location: /" + KEY)) {
      VideosConfig config = VideosConfig.of(server.address().resolve("/v1"), KEY).name(Jobs.NAME);
      said.add(config);
      said.add(config.key());
      try (Videos videos = Videos.open(config)) {
        Provider provider = videos.provider();
        said.add(videos);
        said.add(provider);
        said.add(provider.video().submit(Jobs.submission()));
        said.add(provider.video().status(Jobs.handle()));
        said.add(provider.video().result(Jobs.handle()));
        said.add(provider.video().cancel(Jobs.handle()));
        said.add(provider.video().find(Jobs.submission(), Instant.EPOCH));
        URI elsewhere = server.address().resolve("/cloud/x.mp4");
        said.add(
            videos.clipSource().open(new RemoteClip(elsewhere, Option.none(), Option.none()), 0));
      }
      assertThat(said).noneMatch(what -> what.toString().contains(KEY));
      assertThat(server.received())
          .filteredOn(r -> r.target().startsWith("/v1/"))
          .isNotEmpty()
          .allMatch(r -> r.header("authorization").equals("Bearer " + KEY))
          .noneMatch(r -> r.text().contains(KEY));
      assertThat(server.received())
          .filteredOn(r -> r.target().startsWith("/cloud/"))
          .isNotEmpty()
          .noneMatch(r -> r.headers().containsKey("authorization"));
    }
  }

  @Test
  void aClipIsFetchedWithTheKeyAndAServerWithoutOneGetsNone() throws Exception {
    for (Option<String> key : List.of(Option.some(KEY), Option.<String>none())) {
      try (RawServer server =
          new RawServer(r ->
              r.target().endsWith("/content")
                  ? RawServer.bytes(200, "video/mp4", new byte[] {1, 2, 3})
                  : RawServer.json(200, Jobs.job("completed", "")))) {
        URI base = server.address().resolve("/v1/");
        VideosConfig config =
            key.fold(() -> VideosConfig.of(base), text -> VideosConfig.of(base, text))
                .name(Jobs.NAME);
        try (Videos videos = Videos.open(config)) {
          ProviderResult result = videos.provider().video().result(Jobs.handle()).get();
          RemoteClip clip = ((ProviderResult.Finished) result).clip();
          assertThat(clip.location().getPath()).isEqualTo("/v1/videos/" + Jobs.ID + "/content");
          videos.clipSource().open(clip, 0).get().body().close();
        }
        assertThat(server.received())
            .hasSize(2)
            .allMatch(r ->
                key.fold(
                    () -> !r.headers().containsKey("authorization"),
                    text -> r.header("authorization").equals("Bearer " + text)));
      }
    }
  }

  @Test
  void theKeyLeavesThisMachineOverTlsOnly() {
    assertThatThrownBy(() -> VideosConfig.of(URI.create("http://gpu.example/v1"), KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be https")
        .hasMessageNotContaining(KEY);
    assertThat(VideosConfig.of(URI.create("http://gpu.example/v1")).base())
        .hasToString("http://gpu.example/v1/");
  }
}
