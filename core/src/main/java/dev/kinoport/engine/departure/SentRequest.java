package dev.kinoport.engine.departure;

import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.Submission;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What goes to the provider for an order, put together anew: to send it, or to look for it. */
public final class SentRequest {
  private SentRequest() {}

  /** What was sent, as it was sent; left: an image that was in it cannot be had any more. */
  public static Either<ImageFault, Submission> of(GenerationState.Unsent state) {
    return inlineImages(state.order().document()).map(inline -> with(state, inline));
  }

  /** The same, with the images that travel within it. */
  public static Submission with(GenerationState.Unsent state, Map<String, URI> inline) {
    Order order = state.order();
    Map<String, URI> addresses = new HashMap<>(state.uploads());
    addresses.putAll(inline);
    return new Submission(order.id().value(), order.document(), addresses, order.timeToStart());
  }

  /** Images that travel within the request, each as a data URI, encoded now and kept nowhere. */
  public static Either<ImageFault, Map<String, URI>> inlineImages(Document document) {
    Map<String, URI> inline = new HashMap<>();
    for (LocalImage image : document.imagesInline()) {
      Either<ImageFault, byte[]> bytes = image.read();
      if (bytes.isLeft()) {
        return bytes.map(none -> inline);
      }
      bytes.forEach(read -> inline.put(image.sha256(), dataUri(image, read)));
    }
    return Either.right(inline);
  }

  private static URI dataUri(LocalImage image, byte[] bytes) {
    return URI.create(
        "data:%s;base64,%s"
            .formatted(image.type().mimeType(), Base64.getEncoder().encodeToString(bytes)));
  }
}
