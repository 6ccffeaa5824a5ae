package dev.kinoport.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.HttpSettings;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.config.MinimumSpeed;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.http.config.Secret;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import okhttp3.OkHttpClient;

/** A shop of which nothing is used but its clips. */
record ClipShop(ShopHttp http, HttpClipSource source, FileClipStore store)
    implements AutoCloseable {
  static final byte[] CLIP = "0123456789".getBytes(StandardCharsets.UTF_8);
  static final long LIMIT = 1_000_000;
  static final ClipDownloadLimits LIVE = limits(List.of("fal.media", "*.fal.media"), false);

  ClipShop(
      ClipDownloadLimits limits,
      Option<OkHttpClient> client,
      Option<ProxyRules> proxies,
      Path folder) {
    this(
        new ShopHttp(
            new HttpSettings(
                "shop",
                "Key id:secret",
                List.of(URI.create("https://shop.example/")),
                Secret.of("id:secret", "secret"),
                HttpTimeouts.standard(),
                LIMIT,
                proxies.map(rules -> rules),
                client),
            new SystemTime()),
        limits,
        folder);
  }

  private ClipShop(ShopHttp http, ClipDownloadLimits limits, Path folder) {
    this(http, new HttpClipSource(http, limits), folder);
  }

  private ClipShop(ShopHttp http, HttpClipSource source, Path folder) {
    this(http, source, new FileClipStore(folder, source));
  }

  /** Whose clips come from this machine. */
  static ClipShop here(long mostBytes, Path folder) {
    ClipDownloadLimits limits =
        new ClipDownloadLimits(
            List.of("127.0.0.1"), true, mostBytes, "a setting raises it", MinimumSpeed.standard());
    return new ClipShop(limits, Option.none(), Option.none(), folder);
  }

  static ClipShop live() {
    return live(Option.none(), Option.none());
  }

  static ClipShop live(OkHttpClient client) {
    return live(Option.some(client), Option.none());
  }

  static ClipShop live(Option<OkHttpClient> client, Option<ProxyRules> proxies) {
    return new ClipShop(LIVE, client, proxies, Path.of("unused"));
  }

  @Override
  public void close() {
    http.close();
  }

  Either<ClipFailure, ClipStream> open(RawServer server, long offset) {
    return open(server.address().resolve("/v3.fal.media/x.mp4"), offset);
  }

  Either<ClipFailure, ClipStream> open(URI location, long offset) {
    return source.open(remote(location), offset);
  }

  /** Takes so many bytes of a clip, and leaves the rest. */
  void begin(RawServer server, int bytes) throws IOException {
    begin(server.address().resolve("/v3.fal.media/x.mp4"), bytes);
  }

  void begin(URI location, int bytes) throws IOException {
    try (InputStream body = open(location, 0).get().body()) {
      assertThat(body.readNBytes(bytes)).hasSize(bytes);
    }
  }

  /** As much of a file as the store looks at. */
  static byte[] tinyMp4() {
    ByteBuffer file = ByteBuffer.allocate(48);
    file.putInt(24).put("ftypisom".getBytes(StandardCharsets.US_ASCII)).position(24);
    file.putInt(8).put("moov".getBytes(StandardCharsets.US_ASCII));
    file.putInt(16).put("mdat".getBytes(StandardCharsets.US_ASCII));
    return file.array();
  }

  /** A clip of which nothing is known but where it is. */
  static RemoteClip remote(URI location) {
    return new RemoteClip(location, Option.none(), Option.none());
  }

  static ClipDownloadLimits limits(List<String> hosts, boolean privateToo) {
    return new ClipDownloadLimits(
        hosts, privateToo, LIMIT, "a setting raises it", MinimumSpeed.standard());
  }
}
