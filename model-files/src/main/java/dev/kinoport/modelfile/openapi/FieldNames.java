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
          Map.entry("audio_urls", "reference_audio"),
          Map.entry("end_image_url", "last_frame"),
          Map.entry("tail_image_url", "last_frame"),
          Map.entry("video_urls", "reference_videos"),
          Map.entry("last_frame_url", "last_frame"),
          Map.entry("subject_reference_image_url", "subject"),
          Map.entry("reference_image_urls", "reference"),
          Map.entry("reference_video_urls", "reference_videos"),
          Map.entry("reference_audio_urls", "reference_audio"),
          Map.entry("video_url", "source_video"),
          Map.entry("audio_url", "audio_file"),
          Map.entry("voice_ids", "voice"),
          Map.entry("generate_audio", "audio"),
          Map.entry("generate_audio_switch", "audio"),
          Map.entry("bgm", "audio"),
          Map.entry("generate_multi_clip_switch", "multi_clip"),
          Map.entry("enable_prompt_expansion", "prompt_optimizer"),
          Map.entry("expand_prompt", "prompt_optimizer"),
          Map.entry("enable_safety_checker", "safety_checker"),
          Map.entry("num_frames", "frames"),
          Map.entry("num_inference_steps", "steps"),
          Map.entry("frame_rate", "fps"),
          Map.entry("frames_per_second", "fps"),
          Map.entry("target_fps", "fps"));

  private FieldNames() {}

  /** The name that Kinoport gives to a field; its own, if that is all that is known of it. */
  static String canonical(String field) {
    return CANONICAL.getOrDefault(field, field);
  }
}
