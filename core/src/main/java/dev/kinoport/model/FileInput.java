package dev.kinoport.model;

/**
 * A sound or a clip, given by an address on the web, which is neither opened nor measured.
 *
 * @param name the role: {@code source_video}, {@code audio_file}
 * @param field the provider's name
 * @param required whether a request needs it
 * @param kind what the file must be
 * @param most how many files; over 1 it is a list on the wire
 */
public record FileInput(String name, String field, boolean required, Kind kind, int most)
    implements Input {
  /** What a file holds; its text has the article: {@code an audio file}. */
  public enum Kind {
    /** Sound. */
    AUDIO("an audio file"),
    /** Moving pictures. */
    VIDEO("a video file");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** True if it is a list on the wire. */
  public boolean isList() {
    return most > 1;
  }
}
