package dev.kinoport.cli.clip;

import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonValues;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.clip.VideoContainer;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * A clip in its place.
 *
 * @param file where
 * @param facts what the file says about its picture, if it can be read
 * @param fingerprint size and digest
 * @param container what it is, by its bytes
 */
public record FinishedClip(
    Path file,
    Option<ClipFacts> facts,
    Option<StoredClip.Fingerprint> fingerprint,
    VideoContainer container) {
  public static FinishedClip at(Path file, StoredClip stored) {
    return new FinishedClip(
        file, Mp4File.facts(file).toOption(), stored.fingerprint(), VideoContainer.of(file));
  }

  /** The same clip under another name. */
  public FinishedClip named(Path name) {
    return new FinishedClip(name, facts, fingerprint, container);
  }

  /** What is odd about it, if anything is. */
  public Option<String> word() {
    return container == VideoContainer.MP4
        ? Option.none()
        : Option.some(
            "the clip is %s, not MP4, whatever its name says; it was paid for and is kept as it came"
                .formatted(container));
  }

  /** For programs. */
  public Json document() {
    return new Json.Members()
        .put("file", file.toAbsolutePath().toString())
        .put("container", container.key())
        .put("width", number(facts.map(it -> BigDecimal.valueOf(it.widthPx()))))
        .put("height", number(facts.map(it -> BigDecimal.valueOf(it.heightPx()))))
        .put("seconds", number(facts.map(ClipFacts::seconds)))
        .put("fps", number(facts.map(ClipFacts::fps)))
        .put("bytes", number(fingerprint.map(it -> BigDecimal.valueOf(it.bytes()))))
        .put("sha256", JsonValues.text(fingerprint.map(StoredClip.Fingerprint::sha256)));
  }

  private static Json number(Option<BigDecimal> number) {
    return JsonValues.number(number);
  }
}
