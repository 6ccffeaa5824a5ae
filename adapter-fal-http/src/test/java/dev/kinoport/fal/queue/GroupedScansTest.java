package dev.kinoport.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.fal.raw.Await;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupedScansTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void whoComesWhileOneLooksLooksTogetherAfterwards() throws Exception {
    List<Instant> looks = new CopyOnWriteArrayList<>();
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    GroupedScans<Integer> scans =
        new GroupedScans<>((list, from) -> {
          looks.add(from);
          first.countDown();
          awaitOrGiveUp(over);
          return looks.size();
        });
    CompletableFuture<Integer> one = from(scans, NOON);
    first.await();
    List<Thread> later = new ArrayList<>();
    List<CompletableFuture<Integer>> seen = new ArrayList<>();
    for (int second = 0; second < 50; second++) {
      Instant from = NOON.minusSeconds(second);
      CompletableFuture<Integer> look = new CompletableFuture<>();
      seen.add(look);
      later.add(Thread.ofPlatform().start(() -> look.complete(scans.from(from, "list"))));
    }
    Await.until(
        "all wait",
        () -> later.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    over.countDown();

    assertThat(one.get()).isEqualTo(1);
    assertThat(seen).allSatisfy(look -> assertThat(look.get()).isEqualTo(2));
    assertThat(looks).containsExactly(NOON, NOON.minusSeconds(49));
  }

  @Test
  void listsDoNotWaitForEachOther() {
    GroupedScans<String> scans = new GroupedScans<>((list, from) -> list);

    assertThat(Stream.of("a", "b").map(list -> scans.from(NOON, list))).containsExactly("a", "b");
  }

  @Test
  void aDefectIsEverybodysAndTheNextLookIsFree() {
    List<Instant> looks = new ArrayList<>();
    GroupedScans<Integer> scans =
        new GroupedScans<>((list, from) -> {
          looks.add(from);
          if (looks.size() == 1) {
            throw new IllegalStateException("broken");
          }
          return looks.size();
        });

    assertThatThrownBy(() -> scans.from(NOON, "list")).isInstanceOf(CompletionException.class);
    assertThat(scans.from(NOON, "list")).isEqualTo(2);
  }

  private static CompletableFuture<Integer> from(GroupedScans<Integer> scans, Instant from) {
    return CompletableFuture.supplyAsync(
        () -> scans.from(from, "list"), task -> Thread.ofPlatform().start(task));
  }

  private static void awaitOrGiveUp(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
