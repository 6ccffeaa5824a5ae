package dev.kinoport.fal.queue;

import dev.kinoport.fal.answer.BilledUnits;
import dev.kinoport.fal.answer.ProviderErrors;
import dev.kinoport.fal.answer.Results;
import dev.kinoport.http.Answer;
import dev.kinoport.http.Departure;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.OneShotJson;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * fal without its queue: one request, held open until the model is done. For models of seconds. A
 * connection that breaks loses what was paid for, and nothing can find it again; the queue can.
 *
 * <p>Safe for use by many threads. Like a submit, it costs money and leaves at most once.
 */
public final class FalDirect {
  private static final Duration LONGEST = Duration.ofDays(365);

  private final DirectCalls api;
  private final Exchange exchange;
  private final FalOptions options;
  private final Timekeeper time;

  /**
   * Made by {@code Fal}.
   *
   * @param base of direct calls
   */
  public FalDirect(ShopHttp http, URI base, FalOptions options) {
    this.api = http.calls(DirectCalls.class, base, http.patient());
    this.exchange = http.exchange();
    this.options = options;
    this.time = http.time();
  }

  /**
   * Generates, and waits for it.
   *
   * @param patience how long to wait; what is given up may go on, and be charged
   * @return what came of it; left: why that is not known, never {@link SubmitAnswer.Accepted}
   */
  public Either<SubmitAnswer, ProviderResult> run(Submission submission, Duration patience) {
    return Endpoint.parse(submission.document().sku())
        .<SubmitAnswer>mapLeft(fault ->
            new SubmitAnswer.Refused(
                ProviderError.of(ProviderError.Kind.REFUSED, "bad_endpoint", fault), Option.none()))
        .flatMap(endpoint -> send(submission, endpoint, patience));
  }

  private Either<SubmitAnswer, ProviderResult> send(
      Submission submission, Endpoint endpoint, Duration patience) {
    Departure departure = new Departure(submission, time);
    var call =
        api.run(
            endpoint.path(),
            OptionHeaders.of(options, submission.timeToStart()),
            new OneShotJson(CanonicalJson.write(submission.fields())),
            departure);
    call.timeout().timeout(millis(patience), TimeUnit.MILLISECONDS);
    return exchange
        .carryOut(call)
        .<SubmitAnswer>mapLeft(words ->
            departure.isStillHere()
                ? new SubmitAnswer.NeverSent(words)
                : new SubmitAnswer.Unknown(words))
        .flatMap(this::read);
  }

  /** To the client, zero is for ever. */
  private static long millis(Duration patience) {
    return patience.compareTo(LONGEST) > 0
        ? LONGEST.toMillis()
        : patience.isNegative() ? 1 : Math.max(1, patience.toMillis());
  }

  private Either<SubmitAnswer, ProviderResult> read(Answer answer) {
    boolean refused =
        switch (answer.code()) {
          case 401, 402, 403, 404, 405, 413, 415, 429 -> BilledUnits.of(answer).isEmpty();
          default -> false;
        };
    if (refused) {
      return Either.left(
          new SubmitAnswer.Refused(ProviderErrors.of(answer), answer.retryAfter(time.now())));
    }
    return Results.of(answer, time.now())
        .<SubmitAnswer>mapLeft(failure -> new SubmitAnswer.Unknown(failure.reason()))
        .filterOrElse(
            result ->
                !(result instanceof ProviderResult.NotReady
                    || result instanceof ProviderResult.Unproven),
            unclear -> new SubmitAnswer.Unknown("fal answered " + answer.code()));
  }
}
