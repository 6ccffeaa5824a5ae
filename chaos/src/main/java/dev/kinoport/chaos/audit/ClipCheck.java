package dev.kinoport.chaos.audit;

import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a clip is on the disk, the one that the journal speaks of, and whole. */
final class ClipCheck {
  private static final BigDecimal SHORTEST_SECONDS = BigDecimal.valueOf(5);

  private ClipCheck() {}

  /** What is wrong with it; none if nothing is. */
  static Option<String> fault(StoredClip clip) {
    Path file = Path.of(clip.location());
    try (InputStream bytes = Files.newInputStream(file)) {
      StoredClip.Fingerprint found = StoredClip.Fingerprint.of(bytes);
      if (!clip.fingerprint().contains(found)) {
        return Option.some("%s, and the journal has %s".formatted(found, clip.fingerprint()));
      }
      Either<ClipFailure, ClipFacts> facts = Mp4File.facts(file);
      return facts.fold(
          failure -> Option.some(failure.reason()),
          whole ->
              whole.seconds().compareTo(SHORTEST_SECONDS) < 0
                  ? Option.some("only %s s long".formatted(whole.seconds()))
                  : Option.none());
    } catch (IOException e) {
      return Option.some("no clip: " + e);
    }
  }
}
