package dev.kinoport.fal;

import dev.kinoport.backend.Handle;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.StatusFeed;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Listens to fal's status streams, one for each request, each on a virtual thread of its own. */
final class StatusStreams implements StatusFeed {
  private final OkHttpClient client;
  private final QueueLinks links;

  StatusStreams(OkHttpClient streams, QueueLinks links) {
    this.client = streams;
    this.links = links;
  }

  @Override
  public Following follow(Handle handle, Consumer<ProviderStatus> heard) {
    return links.stream(handle).fold(failure -> Following.NONE, url -> open(url, heard));
  }

  private Following open(HttpUrl url, Consumer<ProviderStatus> heard) {
    Request request =
        new Request.Builder()
            .url(url.newBuilder().setQueryParameter("logs", "1").build())
            .header("Accept", "text/event-stream")
            .header("Accept-Encoding", "identity")
            .build();
    StatusStream stream = new StatusStream(client.newCall(request), heard);
    stream.begin();
    return stream;
  }
}
