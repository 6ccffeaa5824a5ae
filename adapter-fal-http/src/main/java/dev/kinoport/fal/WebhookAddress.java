package dev.kinoport.fal;

import io.vavr.control.Option;
import java.net.URI;
import okhttp3.HttpUrl;

/** Our address for fal's messages, different for each generation. */
final class WebhookAddress {
  private final Option<HttpUrl> base;

  WebhookAddress(Option<URI> base) {
    this.base = base.map(address -> HttpUrl.get(address.toString()));
  }

  /** Where to tell what became of a generation. */
  Option<String> of(String generationId, String endpoint) {
    return base.map(address ->
        address
            .newBuilder()
            .setQueryParameter("generation", generationId)
            .setQueryParameter("endpoint", endpoint)
            .build()
            .toString());
  }
}
