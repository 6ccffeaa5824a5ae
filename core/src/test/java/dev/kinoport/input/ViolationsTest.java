package dev.kinoport.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of faults, cut ones among them, become one without losing count. */
class ViolationsTest {
  @Test
  void listsThatWereCutAreTakenUpWithoutLosingCount() {
    Violations one = new Violations();
    IntStream.range(0, 150).forEach(i -> one.add(new Violation("a" + i, "", "is wrong")));
    Violations other = new Violations();
    IntStream.range(0, 250).forEach(i -> other.add(new Violation("b" + i, "", "is wrong")));

    var all = new Violations().addAll(one.all()).addAll(other.all()).all();

    assertThat(all).hasSize(101);
    assertThat(all.last().others()).isEqualTo(300);
    assertThat(all.last()).hasToString("and 300 faults more, which are not told");
  }

  @Test
  void aListThatFitsIsToldWhole() {
    Violations few = new Violations().add(new Violation("prompt", "", "is required"));

    assertThat(few.all()).containsExactly(new Violation("prompt", "", "is required"));
    assertThat(few.unless(() -> 1).isInvalid()).isTrue();
    assertThat(new Violations().unless(() -> 1).get()).isEqualTo(1);
  }
}
