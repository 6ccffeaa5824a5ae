package dev.kinoport.clipwriter.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kinoport.clipwriter.scene.KeyframeSchedule.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyframeScheduleTest {
  @ParameterizedTest
  @CsvSource({
    "1, 24",
    "2, 24",
    "3, 24",
    "24, 24",
    "49, 24",
    "144, 24",
    "720, 24",
    "3600, 60",
    "7, 1"
  })
  void everyFrameIsDecodedOnceAfterTheKeysItNeeds(int frames, int rate) {
    KeyframeSchedule schedule = KeyframeSchedule.of(new ClipLength(frames, rate));
    List<Entry> order = schedule.decodingOrder();

    Set<Integer> decoded = new HashSet<>();
    for (Entry entry : order) {
      if (!entry.isKey()) {
        int before = schedule.frameOf(entry.before());
        int after = schedule.frameOf(entry.before() + 1);
        assertThat(decoded).contains(before, after);
        assertThat(entry.display()).isStrictlyBetween(before, after);
        assertThat(after - before).as("frames apart").isLessThan(64);
      }
      assertThat(decoded.add(entry.display())).isTrue();
    }
    assertThat(decoded).hasSize(frames).contains(0, frames - 1);
  }

  @Test
  void sixSecondsHaveFourKeys() {
    KeyframeSchedule schedule = KeyframeSchedule.of(ClipLength.ofSeconds(6));

    assertThat(schedule.decodingOrder().stream().filter(Entry::isKey).map(Entry::display))
        .containsExactly(0, 47, 95, 143);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 1", "24, 1", "49, 1", "144, 2"})
  void shortClipsHaveAnInnerKeyTooToCarryTheCaption(int frames, int inner) {
    KeyframeSchedule schedule = KeyframeSchedule.of(new ClipLength(frames, 24));

    long count =
        schedule.decodingOrder().stream()
            .filter(entry -> entry.isKey() && schedule.isInner(entry.before()))
            .count();
    assertThat(count).isEqualTo(inner);
  }

  @Test
  void frameNumbersCountKeysOnly() {
    KeyframeSchedule schedule = KeyframeSchedule.of(new ClipLength(5, 24));

    assertThat(schedule.decodingOrder())
        .extracting(Entry::display, Entry::frameNumber)
        .containsExactly(tuple(0, 0), tuple(2, 1), tuple(1, 2), tuple(4, 2), tuple(3, 3));
  }
}
