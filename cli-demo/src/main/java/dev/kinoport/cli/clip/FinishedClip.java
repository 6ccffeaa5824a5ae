package dev.kinoport.cli.clip;

import dev.kinoport.cli.text.JsonValues;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.clip.VideoContainer;
import dev.kinoport.json.Json;
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
    return Json.object()
        .with("file", file.toAbsolutePath().toString())
        .with("container", container.key())
        .with("width", number(facts.map(it -> BigDecimal.valueOf(it.widthPx()))))
        .with("height", number(facts.map(it -> BigDecimal.valueOf(it.heightPx()))))
        .with("seconds", number(facts.map(ClipFacts::seconds)))
        .with("fps", number(facts.map(ClipFacts::fps)))
        .with("bytes", number(fingerprint.map(it -> BigDecimal.valueOf(it.bytes()))))
        .with("sha256", fingerprint.map(StoredClip.Fingerprint::sha256));
  }

  private static Json number(Option<BigDecimal> number) {
    return JsonValues.number(number);
  }
}
