package dev.kinoport.videos.video;

import dev.kinoport.http.ShopHttp;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * Which server makes which model. A handle says the model and not the address, so that a server may
 * move, and so that no journal decides where a key goes.
 */
final class VideosServers {
  private static final String SKU = "sku";

  private final ShopHttp http;
  private final ServedBy served;
  private final Map<URI, Server> servers = new ConcurrentHashMap<>();

  VideosServers(ShopHttp http, ServedBy served) {
    this.http = http;
    this.served = served;
  }

  /**
   * One server.
   *
   * @param base what stands before {@code videos}
   * @param paid for what costs
   * @param free for everything else
   */
  record Server(URI base, VideosCalls paid, VideosCalls free) {
    /** Where the clip of a job is. */
    URI content(String id) {
      return HttpUrl.get(base.toString())
          .newBuilder()
          .addPathSegment("videos")
          .addPathSegment(id)
          .addPathSegment("content")
          .build()
          .uri();
    }
  }

  /**
   * A job that was asked about, and where.
   *
   * @param server that has it
   * @param id its name there
   * @param sku what it was bought as; empty if nobody knows
   */
  record Place(Server server, String id, String sku) {}

  Server making(String sku) {
    return at(served.base(sku));
  }

  private Server at(URI base) {
    return servers.computeIfAbsent(
        base,
        key ->
            new Server(
                key,
                http.calls(VideosCalls.class, key, http.paid()),
                http.calls(VideosCalls.class, key, http.keyed())));
  }

  Handle handle(String id, String sku) {
    return new Handle(served.name(), id, Map.of(SKU, sku));
  }

  /** Where a job is to be asked for; left: it is none of ours. */
  Either<ProviderFailure, Place> of(Handle handle) {
    return handle
        .ownedBy(served.name())
        .map(mine -> {
          String sku = Option.of(mine.links().get(SKU)).getOrElse("");
          return new Place(making(sku), mine.requestId(), sku);
        });
  }
}
