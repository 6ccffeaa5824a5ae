package dev.kinoport.fake;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clipwriter.ClipException;
import dev.kinoport.clipwriter.ClipSpec;
import dev.kinoport.clipwriter.ClipWriter;
import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.Framing;
import dev.kinoport.input.RequestImage;
import dev.kinoport.input.WireValue;
import dev.kinoport.request.Document;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Renders the clips of jobs when somebody reads them, and remembers the last few. The same request
 * gives the same bytes.
 */
final class ClipStudio {
  private static final int REMEMBERED = 4;
  private static final int DEFAULT_SHORT_SIDE_PX = 768;
  private static final int DEFAULT_SECONDS = 5;
  private static final int SHOWN_PROMPT = 40;

  private final FakeUploads uploads;
  private final Map<String, byte[]> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
              return size() > REMEMBERED;
            }
          });

  ClipStudio(FakeUploads uploads) {
    this.uploads = uploads;
  }

  Either<ClipFailure, byte[]> render(Job job) {
    String hash = job.request().digest();
    byte[] known = remembered.get(hash);
    if (known != null) {
      return Either.right(known);
    }
    try {
      byte[] bytes = ClipWriter.write(spec(job.request(), hash));
      remembered.put(hash, bytes);
      return Either.right(bytes);
    } catch (ClipException e) {
      return Either.left(new ClipFailure.Forbidden("fake: no clip can be made: " + e.getMessage()));
    }
  }

  private ClipSpec spec(Document request, String hash) {
    int seconds =
        request.seconds().map(length -> (int) length.toSeconds()).getOrElse(DEFAULT_SECONDS);
    int shortSide = request.expected().shortSidePx().getOrElse(DEFAULT_SHORT_SIDE_PX);
    return new ClipSpec(
        image(request, "first_frame").getOrElse(() -> PlaceholderImage.of(hash)),
        image(request, "last_frame").toJavaOptional(),
        caption(request),
        ClipLength.ofSeconds(Math.max(1, seconds)),
        new Framing.ShortSide(shortSide),
        Long.parseUnsignedLong(hash.substring(0, 16), 16));
  }

  private static String caption(Document request) {
    String prompt = request.prompt().getOrElse("");
    return request.model()
        + ": "
        + (prompt.length() > SHOWN_PROMPT ? prompt.substring(0, SHOWN_PROMPT) + "..." : prompt);
  }

  private Option<EncodedImage> image(Document request, String role) {
    return Option.of(request.inputs().get(role))
        .filter(WireValue.Image.class::isInstance)
        .map(WireValue.Image.class::cast)
        .map(image -> bytes(image.image()));
  }

  private EncodedImage bytes(RequestImage image) {
    return switch (image) {
      case RequestImage.Local local ->
          uploads
              .of(local.image().sha256())
              .map(EncodedImage::of)
              .getOrElse(() -> PlaceholderImage.of(local.image().sha256()));
      case RequestImage.Remote remote ->
          uploads
              .at(remote.address())
              .map(EncodedImage::of)
              .getOrElse(() -> PlaceholderImage.of(remote.address().toString()));
    };
  }
}
