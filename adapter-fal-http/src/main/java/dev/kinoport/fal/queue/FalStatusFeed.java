package dev.kinoport.fal.queue;

import dev.kinoport.http.Answer;
import dev.kinoport.http.StreamPlaces;
import dev.kinoport.http.config.Secret;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Listens to fal's status streams, one for each request, each on a virtual thread of its own, as
 * long as there are places for them; the others are asked about.
 */
final class FalStatusFeed implements StatusFeed {
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final StreamPlaces places;
  private final QueueLinks links;
  private final Secret secret;
  private final Timekeeper time;
  private volatile Instant quietUntil = Instant.MIN;

  FalStatusFeed(StreamPlaces places, QueueLinks links, Secret secret, Timekeeper time) {
    this.places = places;
    this.links = links;
    this.secret = secret;
    this.time = time;
  }

  @Override
  public Following follow(Handle handle, Consumer<ProviderStatus> heard) {
    if (time.now().isBefore(quietUntil)) {
      return Following.NONE;
    }
    return links.stream(handle)
        .toOption()
        .flatMap(url -> places.take().map(place -> open(url, place, heard)))
        .getOrElse(Following.NONE);
  }

  private Following open(HttpUrl url, StreamPlaces.Place place, Consumer<ProviderStatus> heard) {
    Request request =
        new Request.Builder()
            .url(url.newBuilder().setQueryParameter("logs", "1").build())
            .header("Accept", "text/event-stream")
            .header("Accept-Encoding", "identity")
            .build();
    Call call = place.client().newCall(request);
    StatusSubscription stream = new StatusSubscription(call, heard, this::refused, secret);
    call.enqueue(place.leavingAfter(stream));
    return stream;
  }

  /** A server that is too busy for streams is only polled for a while. */
  private void refused(Answer answer) {
    if (answer.code() == 429 || answer.code() >= 500) {
      Instant now = time.now();
      quietUntil = now.plus(answer.retryAfter(now).getOrElse(QUIET));
    }
  }
}
