package dev.kinoport.videos;

import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.PaidRequestContract;
import dev.kinoport.testkit.http.RawServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** As a form, and in JSON. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class VideosPaidRequestTest extends PaidRequestContract {
  private final boolean json;

  VideosPaidRequestTest(boolean json) {
    this.json = json;
  }

  @Override
  protected Shop open(
      URI address, OkHttpClient client, Duration answerWithin, Supplier<Instant> now) {
    VideosConfig config =
        Jobs.config(address)
            .json(json)
            .http(
                http -> http.client(client).timeouts(HttpTimeouts.standard().answer(answerWithin)));
    Videos videos = Videos.open(config, FixedTime.showing(now));
    return new Shop() {
      @Override
      public VideoBackend video() {
        return videos.provider().video();
      }

      @Override
      public void close() {
        videos.close();
      }
    };
  }

  @Override
  protected Submission submission() {
    return Jobs.submission();
  }

  @Override
  protected String accepted(RawServer.Received request) {
    return Jobs.accepted();
  }
}
