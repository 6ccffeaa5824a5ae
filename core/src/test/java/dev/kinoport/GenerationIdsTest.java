package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
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
  void diceThatAreNotFitForManyThreadsAreRolledByOneAtATime() {
    Queue<Thread> rolledBy = new ConcurrentLinkedQueue<>();
    RandomGenerator dice =
        () -> {
          rolledBy.add(Thread.currentThread());
          return 0L;
        };
    GenerationIds ids = new GenerationIds(time, dice);
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(i -> Thread.ofPlatform().start(() -> make(ids, 2_000)))
            .toList();
    threads.forEach(GenerationIdsTest::join);

    List<Thread> rolls = List.copyOf(rolledBy);
    int rollsOfAnId = rolls.size() / 8_000;
    for (int first = 0; first < rolls.size(); first += rollsOfAnId) {
      assertThat(new HashSet<>(rolls.subList(first, first + rollsOfAnId))).hasSize(1);
    }
  }

  private static void make(GenerationIds ids, int count) {
    for (int i = 0; i < count; i++) {
      ids.next();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
