package dev.kinoport.cli.clip;

import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Option;
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
}
