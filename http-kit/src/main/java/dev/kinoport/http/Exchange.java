package dev.kinoport.http;

import dev.kinoport.http.config.Secret;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Carries out calls: the one place where trouble with HTTP becomes a value. */
public final class Exchange {
  private final Secret secret;
  private final Timekeeper time;
  private final AtomicReference<Option<Duration>> ahead = new AtomicReference<>(Option.none());

  Exchange(Secret secret, Timekeeper time) {
    this.secret = secret;
    this.time = time;
  }

  /** Waits for the answer to a call; left: why there is none, in words. */
  public Either<String, Answer> carryOut(Call<ResponseBody> call) {
    try {
      Response<ResponseBody> response = call.execute();
      Instant now = time.now();
      Answer answer =
          new Answer(
              response.code(),
              clean(response.headers()),
              text(response.isSuccessful() ? response.body() : response.errorBody()));
      hear(answer, now);
      return Either.right(answer);
    } catch (IOException | RuntimeException e) {
      // An interceptor of the caller's own may throw anything, after a paid request has left too.
      return Either.left(ErrorText.of(e, secret));
    }
  }

  /** A page about a fault may come from something before the shop, and so does its time. */
  private void hear(Answer answer, Instant now) {
    if (answer.isSuccess()) {
      ahead.set(answer.serverTime().map(there -> Duration.between(now, there)));
    }
  }

  /**
   * What the shop's clock shows now, as the last of its answers told it; none before the first, and
   * after one that told none: ours may have been set since.
   */
  public Option<Instant> timeThere() {
    return ahead.get().map(time.now()::plus);
  }

  /**
   * Sends a paid request.
   *
   * @param departure its tag
   * @param reading what an answer means
   */
  public SubmitAnswer submit(
      Call<ResponseBody> call, Departure departure, Function<Answer, SubmitAnswer> reading) {
    return carryOut(call)
        .fold(
            words ->
                departure.isStillHere()
                    ? new SubmitAnswer.NeverSent(words)
                    : new SubmitAnswer.Unknown(words),
            reading);
  }

  /** Asks a question that is free of charge. */
  public Either<ProviderFailure, Answer> ask(Call<ResponseBody> call) {
    return carryOut(call).mapLeft(ProviderFailure.Unreachable::new);
  }

  private String text(@Nullable ResponseBody body) throws IOException {
    if (body == null) {
      return "";
    }
    try (body) {
      return secret.removeFrom(body.source().readString(StandardCharsets.UTF_8));
    }
  }

  private Headers clean(Headers headers) {
    Headers.Builder clean = new Headers.Builder();
    for (int i = 0; i < headers.size(); i++) {
      clean.addUnsafeNonAscii(headers.name(i), secret.removeFrom(headers.value(i)));
    }
    return clean.build();
  }
}
