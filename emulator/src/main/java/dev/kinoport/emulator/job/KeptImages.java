package dev.kinoport.emulator.job;

import dev.kinoport.fake.Administration;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Images that came with a request itself, put where the provider finds them. */
public final class KeptImages {
  private KeptImages() {}

  /** Their addresses by digest; left: one cannot be read. */
  public static Either<ImageFault, Map<String, URI>> of(
      Administration administration, Document request) {
    Map<String, URI> addresses = new HashMap<>();
    for (LocalImage image : request.localImages()) {
      Either<ImageFault, URI> kept =
          administration.keep(image).peek(address -> addresses.put(image.sha256(), address));
      if (kept.isLeft()) {
        return kept.map(address -> addresses);
      }
    }
    return Either.right(addresses);
  }
}
