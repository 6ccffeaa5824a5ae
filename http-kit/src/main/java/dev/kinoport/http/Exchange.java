package dev.kinoport.http;

import dev.kinoport.http.config.Secret;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Carries out calls: the one place where trouble with HTTP becomes a value. */
public final class Exchange {
  private final Secret secret;

  Exchange(Secret secret) {
    this.secret = secret;
  }

  /** Waits for the answer to a call; left: why there is none, in words. */
  public Either<String, Answer> carryOut(Call<ResponseBody> call) {
    try {
      Response<ResponseBody> response = call.execute();
      return Either.right(
          new Answer(
              response.code(),
              clean(response.headers()),
              text(response.isSuccessful() ? response.body() : response.errorBody())));
    } catch (IOException | RuntimeException e) {
      // An interceptor of the caller's own may throw anything, after a paid request has left too.
      return Either.left(ErrorText.of(e, secret));
    }
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
