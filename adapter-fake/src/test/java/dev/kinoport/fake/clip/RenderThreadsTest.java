package dev.kinoport.fake.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RenderThreadsTest {
  private final Queue<Thread> rendering = new ConcurrentLinkedQueue<>();

  /** Each holds its thread until all others were heard: on their own they would all be silent. */
  @Test
  void howManyEverAreRenderedVirtualThreadsGoOn() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<byte[]> caller = () -> RenderThreads.render(() -> busyUntil(heard));
      List<Future<byte[]>> clips =
          IntStream.range(0, 4 * Runtime.getRuntime().availableProcessors())
              .mapToObj(number -> callers.submit(caller))
              .toList();

      callers.submit(heard::countDown).get(240, TimeUnit.SECONDS);

      for (Future<byte[]> clip : clips) {
        assertThat(clip.get()).hasSize(1);
      }
    }
    assertThat(rendering)
        .hasSizeGreaterThan(1)
        .allSatisfy(thread -> {
          assertThat(thread.isVirtual()).isFalse();
          assertThat(thread.isDaemon()).isTrue();
          assertThat(thread.getName()).startsWith("kinoport-render-");
        });
    assertThat(rendering.stream().distinct().count())
        .isLessThanOrEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  @Test
  void whoIsAloneRendersForItself() {
    RenderThreads.render(this::noted);

    assertThat(rendering).containsExactly(Thread.currentThread());
  }

  @Test
  void whatGoesWrongGoesWrongForTheCaller() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<byte[]> clip =
          callers.submit(() ->
              RenderThreads.render(() -> {
                throw new IllegalStateException("no ink");
              }));

      assertThatThrownBy(clip::get)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no ink");
    }
  }

  private byte[] busyUntil(CountDownLatch heard) {
    while (heard.getCount() > 0) {
      Thread.onSpinWait();
    }
    return noted();
  }

  private byte[] noted() {
    rendering.add(Thread.currentThread());
    return new byte[1];
  }
}
