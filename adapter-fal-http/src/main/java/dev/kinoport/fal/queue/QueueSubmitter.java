package dev.kinoport.fal.queue;

import dev.kinoport.fal.answer.ProviderErrors;
import dev.kinoport.http.Answer;
import dev.kinoport.http.Departure;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.OneShotJson;
import dev.kinoport.http.WireJson;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Sends the request that costs money, once, and says what can be known of it afterwards. */
final class QueueSubmitter {
  /** Timed out at the gateway, or given up between us and fal: it may have gone on all the same. */
  private static final Set<Integer> UNCLEAR = Set.of(408, 409, 425, 499);

  private static final Duration THROTTLED_FOR = Duration.ofSeconds(10);

  private final QueueCalls api;
  private final Exchange exchange;
  private final QueueLinks links;
  private final FalOptions options;
  private final BiFunction<String, String, Option<String>> callbacks;
  private final Timekeeper time;

  QueueSubmitter(
      QueueCalls api,
      Exchange exchange,
      QueueLinks links,
      FalOptions options,
      BiFunction<String, String, Option<String>> callbacks,
      Timekeeper time) {
    this.api = api;
    this.exchange = exchange;
    this.links = links;
    this.options = options;
    this.callbacks = callbacks;
    this.time = time;
  }

  SubmitAnswer submit(Submission submission) {
    return Endpoint.parse(submission.document().sku())
        .fold(
            fault -> refused(ProviderError.of(ProviderError.Kind.REFUSED, "bad_endpoint", fault)),
            endpoint -> send(submission, endpoint));
  }

  private SubmitAnswer send(Submission submission, Endpoint endpoint) {
    Departure departure = new Departure(submission, time);
    var call =
        api.submit(
            endpoint.path(),
            orNull(callbacks.apply(submission.generationId(), endpoint.path())),
            orNull(options.maxQueueLength()),
            OptionHeaders.of(options, submission.timeToStart()),
            new OneShotJson(CanonicalJson.write(submission.fields())),
            departure);
    return exchange.submit(call, departure, answer -> read(answer, endpoint));
  }

  private SubmitAnswer read(Answer answer, Endpoint endpoint) {
    if (answer.isSuccess()) {
      return accepted(answer, endpoint);
    }
    boolean no = answer.code() >= 400 && answer.code() < 500 && !UNCLEAR.contains(answer.code());
    if (!no) {
      return new SubmitAnswer.Unknown("fal answered " + answer.code());
    }
    Option<Duration> pause = answer.retryAfter(time.now());
    return new SubmitAnswer.Refused(
        answer.code() == 404 ? ProviderErrors.notSold(answer) : ProviderErrors.of(answer),
        answer.code() == 429 ? pause.orElse(Option.some(THROTTLED_FOR)) : pause);
  }

  private SubmitAnswer accepted(Answer answer, Endpoint endpoint) {
    return WireJson.read(answer.body())
        .fold(
            fault -> new SubmitAnswer.Unknown("an answer that cannot be read: " + fault),
            submitted ->
                WireJson.text(submitted, "request_id")
                    .filter(Handle::isRequestId)
                    .<SubmitAnswer>map(id ->
                        new SubmitAnswer.Accepted(links.handle(id, endpoint.path(), submitted)))
                    .getOrElse(() -> new SubmitAnswer.Unknown("an answer without a request id")));
  }

  private static SubmitAnswer refused(ProviderError error) {
    return new SubmitAnswer.Refused(error, Option.none());
  }

  private static <T> @Nullable T orNull(Option<T> option) {
    return option.fold(() -> null, value -> value);
  }
}
