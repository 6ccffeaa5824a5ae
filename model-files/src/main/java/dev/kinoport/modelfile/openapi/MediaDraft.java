package dev.kinoport.modelfile.openapi;

import dev.kinoport.input.FileInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageType;
import io.vavr.control.Option;

/** Makes an input of a field that holds addresses of pictures, sounds or clips. */
record MediaDraft(
    String path, String field, String name, ValueSchema schema, boolean required, OpenPoints open) {
  /** What is taken where the document does not say. */
  static final int MOST = 100;

  /** What is taken, since no document says. */
  static final AcceptedImages LIMITS =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);

  /** Whether the name of a field says that it holds addresses. */
  static boolean isMedia(String field, ValueSchema schema) {
    boolean texts =
        schema.is("string") || (schema.is("array") && schema.items().exists(it -> it.is("string")));
    return texts && (field.endsWith("_url") || field.endsWith("_urls"));
  }

  Option<Input> input() {
    if (field.contains("audio")) {
      return Option.some(file(FileInput.Kind.AUDIO));
    }
    if (field.contains("video")) {
      return Option.some(file(FileInput.Kind.VIDEO));
    }
    open.note(path + ": what types and sizes it takes, the document does not say");
    return Option.some(new MediaInput(name, field, required, most(), LIMITS));
  }

  private FileInput file(FileInput.Kind kind) {
    return new FileInput(name, field, required, kind, most());
  }

  private int most() {
    if (!schema.is("array")) {
      return 1;
    }
    Option<Long> most = schema.whole("maxItems").filter(number -> number <= Integer.MAX_VALUE);
    if (most.isEmpty()) {
      open.assumed(path, "most", "names no greatest number, " + MOST + " taken");
    }
    return Math.toIntExact(most.getOrElse((long) MOST));
  }
}
