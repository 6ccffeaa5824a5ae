package dev.kinoport.fal.queue;

import dev.kinoport.http.Origins;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where to ask about a request: the addresses that fal gave for it, as long as they are fal's own,
 * else those that follow from its endpoint.
 */
public final class QueueLinks {
  private static final String ENDPOINT = "endpoint";
  private static final String STATUS = "status_url";
  private static final String RESULT = "response_url";
  private static final String CANCEL = "cancel_url";

  /** Of an address to keep: those of requests have some two hundred. */
  private static final int MOST_CHARACTERS = 4096;

  private final ProviderName name;
  private final HttpUrl queue;
  private final Origins trusted;

  public QueueLinks(ProviderName name, URI queue, List<URI> alsoQueue) {
    this.name = name;
    this.queue = HttpUrl.get(queue.toString());
    trusted = new Origins(Stream.concat(Stream.of(queue), alsoQueue.stream()).toList());
  }

  /**
   * Names a request. Addresses that are not fal's are dropped here already, and those that follow
   * from the endpoint anyway: they would be a tenth of the memory that a waiting generation takes.
   */
  Handle handle(String requestId, String endpoint, Json.Members answer) {
    Handle byName = byName(requestId, endpoint);
    Map<String, String> links = new HashMap<>(byName.links());
    keep(links, STATUS, answer, status(byName));
    keep(links, RESULT, answer, result(byName));
    keep(links, CANCEL, answer, cancel(byName));
    return new Handle(name, requestId, links);
  }

  /** Names a request of which no address is known. */
  public Handle byName(String requestId, String endpoint) {
    return byName(name, requestId, endpoint);
  }

  /** Names a request of which neither address nor endpoint is known: it can only be told apart. */
  public Handle byId(String requestId) {
    return Handle.of(name, requestId);
  }

  /** Names a request of whoever goes by this name. */
  public static Handle byName(ProviderName name, String requestId, String endpoint) {
    return new Handle(name, requestId, Map.of(ENDPOINT, endpoint));
  }

  Either<ProviderFailure, HttpUrl> status(Handle handle) {
    return link(handle, STATUS, request -> request.addPathSegment("status"));
  }

  Either<ProviderFailure, HttpUrl> stream(Handle handle) {
    return status(handle).map(status -> status.newBuilder().addPathSegment("stream").build());
  }

  Either<ProviderFailure, HttpUrl> result(Handle handle) {
    return link(handle, RESULT, request -> request);
  }

  Either<ProviderFailure, HttpUrl> cancel(Handle handle) {
    return link(handle, CANCEL, request -> request.addPathSegment("cancel"));
  }

  /** Addresses that are not fal's are dropped, and such as nobody would give. */
  private void keep(
      Map<String, String> links,
      String purpose,
      Json.Members answer,
      Either<ProviderFailure, HttpUrl> known) {
    answer
        .text(purpose)
        .filter(url -> url.length() <= MOST_CHARACTERS)
        .flatMap(this::trusted)
        .filter(url -> !known.contains(url))
        .forEach(url -> links.put(purpose, url.toString()));
  }

  private Either<ProviderFailure, HttpUrl> link(
      Handle handle, String purpose, Function<HttpUrl.Builder, HttpUrl.Builder> suffix) {
    return handle
        .ownedBy(name)
        .flatMap(mine ->
            trusted(mine.links().get(purpose))
                .<Either<ProviderFailure, HttpUrl>>map(Either::right)
                .getOrElse(() -> built(mine).map(request -> suffix.apply(request).build())));
  }

  private Option<HttpUrl> trusted(@Nullable String given) {
    HttpUrl url = given == null ? null : HttpUrl.parse(given);
    return url != null && trusted.have(url) ? Option.some(url) : Option.none();
  }

  private Either<ProviderFailure, HttpUrl.Builder> built(Handle handle) {
    return Endpoint.parse(handle.links().getOrDefault(ENDPOINT, ""))
        .<ProviderFailure>mapLeft(fault ->
            new ProviderFailure.BadInput(
                "where request " + handle.requestId() + " belongs to is unknown: " + fault))
        .map(endpoint ->
            queue
                .newBuilder()
                .addPathSegments(endpoint.app())
                .addPathSegment("requests")
                .addPathSegment(handle.requestId()));
  }
}
