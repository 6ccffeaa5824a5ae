package dev.kinoport.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
  private static final Option<Duration> LONG = Option.of(Duration.ofMinutes(2));

  private final SystemTime time = new SystemTime();

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void aTaskRunsOnAVirtualThreadAndNotBeforeItsTime() {
    Instant due = time.now().plusMillis(20);
    CompletableFuture<Instant> ran = new CompletableFuture<>();
    CompletableFuture<Boolean> virtual = new CompletableFuture<>();

    time.at(
        due,
        () -> {
          virtual.complete(Thread.currentThread().isVirtual());
          ran.complete(time.now());
        });

    assertThat(time.await(ran, LONG).get()).isAfterOrEqualTo(due);
    assertThat(virtual.join()).isTrue();
  }

  @Test
  void noMomentIsTooFarAway() {
    CompletableFuture<String> past = new CompletableFuture<>();

    time.at(Instant.MAX, () -> past.complete("the end of time"));
    time.at(Instant.MIN, () -> past.complete("long ago"));

    assertThat(time.await(past, LONG)).contains("long ago");
  }

  @Test
  void noLimitIsTooLong() {
    CompletableFuture<String> done = CompletableFuture.completedFuture("done");

    assertThat(time.await(done, Option.of(ChronoUnit.FOREVER.getDuration()))).contains("done");
    assertThat(time.await(done, Option.of(Duration.ZERO))).contains("done");
    assertThat(time.await(done, Option.of(Duration.ofSeconds(Long.MIN_VALUE)))).contains("done");
    assertThat(time.await(done, Option.none())).contains("done");
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    Thread.currentThread().interrupt();

    assertThat(time.await(new CompletableFuture<String>(), LONG)).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFailedTaskIsADefect() {
    CompletableFuture<String> failed =
        CompletableFuture.failedFuture(new IllegalStateException("planted"));

    assertThatThrownBy(() -> time.await(failed, LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("planted");
  }

  @Test
  void afterCloseTasksAreDroppedWithoutAWord() {
    CompletableFuture<String> never = new CompletableFuture<>();
    time.at(time.now().plusSeconds(3), () -> never.complete("before"));
    time.close();
    time.at(time.now(), () -> never.complete("after"));

    assertThat(time.await(never, Option.of(Duration.ofSeconds(4)))).isEmpty();
  }
}
