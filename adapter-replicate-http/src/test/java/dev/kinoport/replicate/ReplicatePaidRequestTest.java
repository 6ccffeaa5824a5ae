package dev.kinoport.replicate;

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

class ReplicatePaidRequestTest extends PaidRequestContract {
  @Override
  protected Shop open(
      URI address, OkHttpClient client, Duration answerWithin, Supplier<Instant> now) {
    ReplicateConfig config =
        Predictions.config(address)
            .http(
                http -> http.client(client).timeouts(HttpTimeouts.standard().answer(answerWithin)));
    Replicate replicate = Replicate.open(config, FixedTime.showing(now));
    return new Shop() {
      @Override
      public VideoBackend video() {
        return replicate.provider().video();
      }

      @Override
      public void close() {
        replicate.close();
      }
    };
  }

  @Override
  protected Submission submission() {
    return Predictions.submission();
  }

  @Override
  protected String accepted(RawServer.Received request) {
    return Predictions.accepted();
  }
}
