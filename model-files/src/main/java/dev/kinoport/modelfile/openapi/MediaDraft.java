package dev.kinoport.modelfile.openapi;

import dev.kinoport.media.ImageType;
import dev.kinoport.media.MediaLimits;
import dev.kinoport.model.Input;
import dev.kinoport.model.MediaInput;
import io.vavr.control.Option;
import java.util.List;

/** Makes an input of a field that holds addresses of pictures, sounds or clips. */
final class MediaDraft {
  private static final int MOST = 100;

  private final String field;
  private final String name;
  private final Schema schema;
  private final boolean required;
  private final List<String> open;

  MediaDraft(String field, String name, Schema schema, boolean required, List<String> open) {
    this.field = field;
    this.name = name;
    this.schema = schema;
    this.required = required;
    this.open = open;
  }

  /** Whether the name of a field says that it holds addresses. */
  static boolean isMedia(String field, Schema schema) {
    boolean texts =
        schema.is("string") || (schema.is("array") && schema.items().exists(it -> it.is("string")));
    return texts && (field.endsWith("_url") || field.endsWith("_urls"));
  }

  Option<Input> input() {
    open.add(field + ": what types and sizes it takes, the document does not say");
    MediaLimits limits = MediaLimits.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);
    return Option.some(new MediaInput(name, field, required, most(), limits));
  }

  private int most() {
    if (!schema.is("array")) {
      return 1;
    }
    Option<Long> most = schema.whole("maxItems").filter(number -> number <= Integer.MAX_VALUE);
    if (most.isEmpty()) {
      open.add(field + " names no greatest number, " + MOST + " taken");
    }
    return Math.toIntExact(most.getOrElse((long) MOST));
  }
}
