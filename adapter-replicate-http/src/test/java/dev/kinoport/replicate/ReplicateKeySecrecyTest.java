package dev.kinoport.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.Provider;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.testkit.http.SampleImage;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key reaches Replicate's API and nothing else, and is in nothing that is said. */
class ReplicateKeySecrecyTest {
  private static final String KEY = "r8_5ecre7c0ffee5ecre7";
  private static final String API = "/api.replicate.com/";

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 302, 400, 401, 402, 403, 404, 422, 429, 500, 503})
  void theKeyIsToldToNobodyElse(int code) throws Exception {
    List<Object> said = new ArrayList<>();
    try (RawServer server = echoing(code)) {
      ReplicateConfig config =
          ReplicateConfig.of(KEY)
              .name(Predictions.NAME)
              .base(server.address().resolve(API))
              .http(http -> http.clipsFrom(List.of("127.0.0.1"), true))
              .webhook(URI.create("https://us.example/hook"));
      said.add(config);
      said.add(config.key());
      try (Replicate replicate = Replicate.open(config)) {
        Provider provider = replicate.provider();
        said.add(replicate);
        said.add(provider);
        said.add(provider.video().submit(Predictions.submission()));
        said.add(provider.video().status(Predictions.handle()));
        said.add(provider.video().result(Predictions.handle()));
        said.add(provider.video().cancel(Predictions.handle()));
        said.add(provider.video().find(Predictions.submission(), Instant.EPOCH));
        said.add(provider.uploader().upload(picture()));
        URI clip = server.address().resolve("/replicate.delivery/xezq/x.mp4");
        said.add(
            replicate.clipSource().open(new RemoteClip(clip, Option.none(), Option.none()), 0));
        said.add(
            replicate.webhooks().receive("/x", name -> KEY, KEY.getBytes(StandardCharsets.UTF_8)));
      }
      assertThat(said).noneMatch(what -> what.toString().contains(KEY));
      assertThat(server.received())
          .filteredOn(r -> r.target().startsWith(API))
          .isNotEmpty()
          .allMatch(r -> r.header("authorization").equals("Bearer " + KEY))
          .noneMatch(r -> r.text().contains(KEY));
      assertThat(server.received())
          .filteredOn(r -> r.target().contains("delivery"))
          .isNotEmpty()
          .noneMatch(r -> r.headers().containsKey("authorization"));
      assertThat(server.received())
          .as("the list names where it goes on, and that is elsewhere")
          .noneMatch(r -> r.target().contains("elsewhere"));
    }
  }

  private static RawServer echoing(int code) {
    String echo =
        """
        {"id":"x","detail":"bad key KEY","results":[],"key":"whsec_AAEC",\
        "next":"http://localhost:1/elsewhere","urls":{"get":"http://x/KEY"}}\
        """
            .replace("KEY", KEY);
    return new RawServer(request -> RawServer.json(code, echo, "Location: /" + KEY, "X: " + KEY));
  }

  private static LocalImage picture() {
    return LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(SampleImage.png())).get();
  }
}
