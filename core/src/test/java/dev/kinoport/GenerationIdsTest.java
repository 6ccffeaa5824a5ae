package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GenerationIdsTest {
  private final ManualTime time = new ManualTime();

  @Test
  void theySortByTime() {
    GenerationIds ids = new GenerationIds(time, new SplittableRandom(1));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      made.add(ids.next().value());
      time.sleep(Duration.ofMillis(1L << (i % 30)));
    }

    assertThat(made).isSorted().allMatch(id -> id.matches("[0-9A-HJKMNP-TV-Z]{26}"));
  }

  @Test
  void theSameDiceAtTheSameTimeGiveTheSame() {
    assertThat(new GenerationIds(time, new SplittableRandom(7)).next())
        .isEqualTo(new GenerationIds(time, new SplittableRandom(7)).next())
        .isNotEqualTo(new GenerationIds(time, new SplittableRandom(8)).next());
  }

  @Test
  void diceThatAreNotFitForManyThreadsStillGiveEachItsOwn() {
    GenerationIds ids = new GenerationIds(time, new SplittableRandom(1));
    List<CompletableFuture<Set<GenerationId>>> parts =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> some(ids)))
            .toList();
    Set<GenerationId> all = new HashSet<>();
    parts.forEach(part -> all.addAll(part.join()));

    assertThat(all).hasSize(8 * 2_000);
  }

  private static Set<GenerationId> some(GenerationIds ids) {
    Set<GenerationId> made = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      made.add(ids.next());
    }
    return made;
  }
}
