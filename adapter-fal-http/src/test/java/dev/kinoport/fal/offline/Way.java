package dev.kinoport.fal.offline;

import dev.kinoport.provider.Provider;
import dev.kinoport.provider.StatusFeed;

/** How a generation is watched over the wire. */
enum Way {
  /** Asked about again and again. */
  POLLED(Transport.CLEAR_TEXT),
  /** Listened to. */
  STREAMED(Transport.CLEAR_TEXT),
  /** Listened to, at the adapter's default addresses. */
  STREAMED_OVER_TLS(Transport.TLS),
  /** Asked about, until the provider calls back. */
  CALLED_BACK(Transport.CLEAR_TEXT);

  private final Transport transport;

  Way(Transport transport) {
    this.transport = transport;
  }

  Transport transport() {
    return transport;
  }

  /** The provider, heard this way. */
  Provider of(Provider fal) {
    return switch (this) {
      case STREAMED, STREAMED_OVER_TLS -> fal;
      case POLLED, CALLED_BACK -> fal.withFeed(StatusFeed.silent());
    };
  }
}
