package dev.kinoport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerFleetTest {
  @Test
  void manyWorkersMakeEveryClipOnceAndAskAsOftenAsFewDo() {
    WorkerFleet many = new WorkerFleet(20, 60, 2, Duration.ofSeconds(10), Duration.ofSeconds(50));
    WorkerFleet one = new WorkerFleet(1, 60, 2, Duration.ofSeconds(10), Duration.ofSeconds(50));

    WorkerFleet.Load load = many.run();

    assertThat(load.clips()).isEqualTo(120);
    assertThat(load.charged()).isEqualTo(120);
    assertThat(load.mostOpen()).as("a minute's worth").isBetween(60L, 75L);
    assertThat(load.commits()).as("an admission and six events each").isEqualTo(7 * 120);
    assertThat(load.perClip(load.reads())).isBetween(7.0, 60.0);
    assertThat(load.requests()).isGreaterThan(3 * 120);
    assertThat(many.run()).as("the same again").isEqualTo(load);
    assertThat(one.run().perClip(load.requests()))
        .as("more workers ask no more")
        .isEqualTo(load.perClip(load.requests()));
  }
}
