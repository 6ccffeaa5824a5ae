package dev.kinoport.videos.dialect;

/**
 * Where servers of {@code /v1/videos} differ in what they take. All of them take a form of {@code
 * prompt}, {@code seconds}, {@code size} and the image as a file; they differ in how the address of
 * an image is told.
 */
public enum VideosDialect {
  /** As OpenAI's description has it: {@code input_reference} with an {@code image_url}, in JSON. */
  SPEC,
  /** vLLM-Omni: {@code image_reference}, and forms only. */
  VLLM_OMNI,
  /** SGLang-Diffusion: {@code reference_url}, in JSON. */
  SGLANG
}
