package dev.kinoport.minimax;

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

class MinimaxPaidRequestTest extends PaidRequestContract {
  @Override
  protected Shop open(
      URI address, OkHttpClient client, Duration answerWithin, Supplier<Instant> now) {
    MinimaxConfig config =
        Tasks.config(address)
            .http(
                http -> http.client(client).timeouts(HttpTimeouts.standard().answer(answerWithin)));
    Minimax minimax = Minimax.open(config, FixedTime.showing(now));
    return new Shop() {
      @Override
      public VideoBackend video() {
        return minimax.provider().video();
      }

      @Override
      public void close() {
        minimax.close();
      }
    };
  }

  @Override
  protected Submission submission() {
    return Tasks.submission();
  }

  @Override
  protected String accepted(RawServer.Received request) {
    return Tasks.accepted();
  }
}
