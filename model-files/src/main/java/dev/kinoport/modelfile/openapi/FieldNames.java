package dev.kinoport.modelfile.openapi;

import java.util.Map;

/** What a provider's field names mean: the same input has many names. */
final class FieldNames {
  private static final Map<String, String> CANONICAL =
      Map.ofEntries(
          Map.entry("image_url", "first_frame"),
          Map.entry("start_image_url", "first_frame"),
          Map.entry("first_image_url", "first_frame"),
          Map.entry("first_frame_url", "first_frame"),
          Map.entry("end_image_url", "last_frame"),
          Map.entry("tail_image_url", "last_frame"),
          Map.entry("last_frame_url", "last_frame"),
          Map.entry("generate_audio", "audio"),
          Map.entry("generate_audio_switch", "audio"),
          Map.entry("num_frames", "frames"));

  private FieldNames() {}

  /** The name that Kinoport gives to a field; its own, if that is all that is known of it. */
  static String canonical(String field) {
    return CANONICAL.getOrDefault(field, field);
  }
}
