package dev.kinoport.cli.clip;

import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonValues;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * A clip in its place.
 *
 * @param file where
 * @param facts what the file says about its picture, if it can be read
 * @param fingerprint size and digest
 */
public record FinishedClip(
    Path file, Option<ClipFacts> facts, Option<StoredClip.Fingerprint> fingerprint) {
  public static FinishedClip at(Path file, StoredClip stored) {
    return new FinishedClip(file, Mp4File.facts(file).toOption(), stored.fingerprint());
  }

  /** For programs. */
  public Json document() {
    return new Json.Members()
        .put("file", file.toAbsolutePath().toString())
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
