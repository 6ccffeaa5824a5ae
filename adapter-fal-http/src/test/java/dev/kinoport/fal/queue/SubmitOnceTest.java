package dev.kinoport.fal.queue;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.http.PaidRequestContract;
import dev.kinoport.testkit.http.RawServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

class SubmitOnceTest extends PaidRequestContract {
  @Override
  protected Shop open(
      URI address, OkHttpClient client, Duration answerWithin, Supplier<Instant> now) {
    FalConfig config =
        FalConfig.emulator(address)
            .client(client)
            .timeouts(HttpTimeouts.standard().answer(answerWithin));
    Fal fal = Fal.open(config, Wishes.clock(now));
    return new Shop() {
      @Override
      public VideoBackend video() {
        return fal.provider().video();
      }

      @Override
      public void close() {
        fal.close();
      }
    };
  }

  @Override
  protected Submission submission() {
    return Wishes.submission();
  }

  @Override
  protected String accepted(RawServer.Received request) {
    return Wishes.accepted(request);
  }

  /** fal's edge answers 421 before anything was taken. */
  @Override
  protected Class<? extends SubmitAnswer> meaningOf(int code) {
    return code == 421 ? SubmitAnswer.Refused.class : SubmitAnswer.Unknown.class;
  }
}
