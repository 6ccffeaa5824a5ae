package dev.kinoport.fake.clip;

import dev.kinoport.clipwriter.ClipException;
import dev.kinoport.clipwriter.ClipSpec;
import dev.kinoport.clipwriter.ClipWriter;
import dev.kinoport.clipwriter.image.EncodedImage;
import dev.kinoport.clipwriter.scene.ClipLength;
import dev.kinoport.clipwriter.scene.Framing;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.RequestImage;
import dev.kinoport.input.WireValue;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Renders the clips of requests when somebody reads them, and remembers the last few. The same
 * request gives the same bytes, at whichever shop it was bought: what its words and pictures say
 * counts, and not how a shop writes them.
 */
public final class ClipStudio {
  private static final int REMEMBERED = 4;
  private static final int DEFAULT_SHORT_SIDE_PX = 768;
  private static final int DEFAULT_SECONDS = 5;
  private static final int SHOWN_PROMPT = 40;

  private final Function<RequestImage, Option<byte[]>> images;
  private final Map<String, byte[]> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
              return size() > REMEMBERED;
            }
          });

  /**
   * Rents one.
   *
   * @param images the bytes of an image, if the provider has them
   */
  public ClipStudio(Function<RequestImage, Option<byte[]>> images) {
    this.images = images;
  }

  /**
   * The clip of a request. An image that passed the checks and cannot be drawn here, because it is
   * too large or none of it can be decoded, is stood in for, as one on the web is: who has paid
   * gets a clip.
   */
  public byte[] render(Document request) {
    String hash = identity(request);
    byte[] known = remembered.get(hash);
    if (known != null) {
      return known;
    }
    ClipSpec spec = spec(request, hash);
    byte[] bytes = RenderedClips.of(spec, () -> RenderThreads.render(() -> film(spec)));
    remembered.put(hash, bytes);
    return bytes;
  }

  /** What is wanted, in canonical words; a switch is not seen, and each shop has its own. */
  private String identity(Document request) {
    Map<String, WireValue> seen = new TreeMap<>();
    request
        .inputs()
        .forEach((name, value) -> {
          switch (value) {
            case WireValue.Image(RequestImage image) ->
                seen.put(name, new WireValue.Text(contents(image)));
            case WireValue.Text(String text) when !text.isBlank() -> seen.put(name, value);
            case WireValue.Number number -> seen.put(name, value);
            case WireValue.Text blank -> {}
            case WireValue.Flag flag -> {}
            case WireValue.Many many -> seen.put(name, new WireValue.Text(many.shown()));
            case WireValue.Group group -> seen.put(name, new WireValue.Text(group.shown()));
          }
        });
    seen.put("model", new WireValue.Text(request.model()));
    return sha256(CanonicalJson.write(seen).getBytes(StandardCharsets.UTF_8));
  }

  private String contents(RequestImage image) {
    return images.apply(image).map(ClipStudio::sha256).getOrElse(() -> name(image));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] film(ClipSpec spec) {
    try {
      return ClipWriter.write(spec);
    } catch (ClipException e) {
      return film(withoutTheImageAt(e.place(), spec));
    }
  }

  /** Ends: what stands in can be drawn. */
  private static ClipSpec withoutTheImageAt(ClipException.Place place, ClipSpec spec) {
    EncodedImage instead = PlaceholderImage.of(place.name());
    return switch (place) {
      case FIRST ->
          new ClipSpec(
              instead,
              spec.last(),
              spec.caption(),
              spec.length(),
              spec.framing(),
              spec.motionSeed());
      case LAST ->
          new ClipSpec(
              spec.first(),
              Optional.of(instead),
              spec.caption(),
              spec.length(),
              spec.framing(),
              spec.motionSeed());
    };
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

  /** The image itself, or what stands in for one that lies where the fake never looks. */
  private EncodedImage bytes(RequestImage image) {
    return images
        .apply(image)
        .map(EncodedImage::of)
        .getOrElse(() -> PlaceholderImage.of(name(image)));
  }

  private static String name(RequestImage image) {
    return switch (image) {
      case RequestImage.Local local -> local.image().sha256();
      case RequestImage.Remote remote -> remote.address().toString();
    };
  }
}
