package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.History;
import dev.kinoport.postgres.NeedsPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed in the middle of writing: what it was answered for is there. */
@ExtendWith(NeedsPostgres.class)
class KilledWriterTest {
  /** {@code -Dkills=100} for a longer run. */
  private static final int KILLS =
      Integer.getInteger("kills", Boolean.getBoolean("proof") ? 20 : 2);

  private final SplittableRandom dice = new SplittableRandom(11);

  @ParameterizedTest
  @EnumSource
  void whatWasAnsweredIsThere(Database database, @TempDir Path folder)
      throws IOException, InterruptedException {
    String url = database.empty(folder);
    Map<GenerationId, Long> answered = new HashMap<>();
    try (JdbcJournal journal = JdbcJournal.at(url).get()) {
      for (int kill = 0; kill < KILLS; kill++) {
        ChildProcess child = ChildProcess.start("write", url, "life" + kill);
        for (int lines = 1 + dice.nextInt(60); lines > 0; lines--) {
          note(answered, String.valueOf(child.line()));
        }
        child.kill().forEach(line -> note(answered, line));

        Map<GenerationId, Long> kept = new HashMap<>();
        journal.unfinished().get().forEach(id -> kept.put(id, whole(journal, id).version()));
        answered.forEach(
            (id, version) -> assertThat(kept.get(id)).as("%s", id).isGreaterThanOrEqualTo(version));
        assertThat(kept.values().stream().mapToLong(Long::longValue).sum())
            .as("at most the write that each was killed in was not answered for")
            .isLessThanOrEqualTo(
                answered.values().stream().mapToLong(Long::longValue).sum() + kill + 1);
      }
    }
    assertThat(answered).hasSizeGreaterThan(KILLS);
  }

  private static History whole(JdbcJournal journal, GenerationId id) {
    return journal.read(id).get().get();
  }

  /** A line may be cut off by the kill. */
  private static void note(Map<GenerationId, Long> answered, String line) {
    List<String> words = List.of(line.split(" ", -1));
    if (words.size() == 2 && words.get(1).matches("[1-4]")) {
      answered.put(new GenerationId(words.get(0)), Long.valueOf(words.get(1)));
    }
  }
}
