package dev.kinoport.request;

import dev.kinoport.media.ImageSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a caller asks for, in no particular order and unchecked. Each method returns another draft;
 * setting the same name again replaces it.
 *
 * {@snippet file="dev/kinoport/examples/FirstTypesTest.java" region="draft"}
 *
 * @param model alias of a model, a shop's own name (sku) for one, or {@code shop:sku}
 * @param settings values as text, by the name the caller used
 * @param images pictures, by the role the caller named
 */
public record RequestDraft(
    String model, Map<String, String> settings, Map<String, List<ImageSource>> images) {
  /**
   * @throws NullPointerException if anything is null
   */
  public RequestDraft {
    Objects.requireNonNull(model, "model must not be null");
    Objects.requireNonNull(settings, "settings must not be null");
    Objects.requireNonNull(images, "images must not be null");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    Map<String, List<ImageSource>> copy = new LinkedHashMap<>();
    images.forEach((role, sources) -> copy.put(role, List.copyOf(sources)));
    images = Collections.unmodifiableMap(copy);
  }

  /** A draft that says nothing yet. */
  public static RequestDraft of(String model) {
    return new RequestDraft(model, Map.of(), Map.of());
  }

  /** What the clip shall show. */
  public RequestDraft prompt(String prompt) {
    return set("prompt", Objects.requireNonNull(prompt, "prompt must not be null"));
  }

  /** The picture the clip begins with. */
  public RequestDraft firstFrame(ImageSource image) {
    return image("first_frame", image);
  }

  /** The picture the clip ends with. */
  public RequestDraft lastFrame(ImageSource image) {
    return image("last_frame", image);
  }

  /** A picture in a role. */
  public RequestDraft image(String role, ImageSource image) {
    return images(role, List.of(Objects.requireNonNull(image, "image must not be null")));
  }

  /** Several pictures in a role. */
  public RequestDraft images(String role, List<ImageSource> sources) {
    Objects.requireNonNull(role, "role must not be null");
    Objects.requireNonNull(sources, "sources must not be null");
    Map<String, List<ImageSource>> more = new LinkedHashMap<>(images);
    more.put(role, sources);
    return new RequestDraft(model, settings, more);
  }

  /** How long the clip shall be, in s. */
  public RequestDraft duration(int seconds) {
    return set("duration", String.valueOf(seconds));
  }

  /** How fine the picture shall be, in the provider's spelling, such as {@code 768P}. */
  public RequestDraft resolution(String resolution) {
    return set("resolution", Objects.requireNonNull(resolution, "resolution must not be null"));
  }

  /** Names only: a setting may hold a whole image, and nobody asked to see the prompt. */
  @Override
  public String toString() {
    return "RequestDraft[" + model + ", " + settings.keySet() + ", " + images.keySet() + "]";
  }

  /** Any input, by its canonical name or the provider's; a picture as a URL or a path. */
  public RequestDraft set(String name, String value) {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(value, "value must not be null");
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return new RequestDraft(model, more, images);
  }
}
