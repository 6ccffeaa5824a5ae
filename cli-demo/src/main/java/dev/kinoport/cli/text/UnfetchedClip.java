package dev.kinoport.cli.text;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Summary;
import java.util.EnumSet;

/**
 * What is said of a clip that is paid for and not here, when the journal knows of nothing that
 * keeps it: a process is fetching it, or was killed at that, or found no room even to write down
 * that there is none.
 */
public final class UnfetchedClip {
  private static final String UNLESS = ". Needless while a process is at it";

  private UnfetchedClip() {}

  /** Whether a generation has such a clip. */
  public static boolean isOf(Summary summary) {
    return summary.trouble().isEmpty()
        && EnumSet.of(Phase.FETCHING, Phase.DOWNLOADING).contains(summary.phase());
  }

  /** What is the matter with it. */
  public static String found(Summary summary) {
    return "it is done at %s, and its clip is not here: %s since %s"
        .formatted(
            summary.provider(),
            State.of(summary.phase()).shown(),
            WholeSeconds.of(summary.since()));
  }

  /** What brings it. */
  public static String lever(GenerationId id) {
    return "kinoport resume %s fetches it, and nothing is paid again%s".formatted(id, UNLESS);
  }

  /** What brings all of them. */
  public static String leverOfAll(int clips) {
    return "not here yet: %s that the provider has made; kinoport resume fetches what is missing, and nothing is paid again%s"
        .formatted(Counted.of(clips, "clip"), UNLESS);
  }
}
