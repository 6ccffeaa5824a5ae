package dev.kinoport.input;

import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import java.net.URI;

/** An image that passed the checks. */
public sealed interface RequestImage {
  /**
   * One on the web, which the provider fetches by itself.
   *
   * @param address http or https
   */
  record Remote(URI address) implements RequestImage {
    /** Without the query, which may be a signature. */
    @Override
    public String toString() {
      return ImageSource.url(address).display();
    }
  }

  /**
   * One that we hold, to be uploaded first.
   *
   * @param image what is known of it
   */
  record Local(LocalImage image) implements RequestImage {}
}
