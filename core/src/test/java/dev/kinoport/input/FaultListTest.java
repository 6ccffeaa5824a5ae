package dev.kinoport.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of very many faults the first are told and the others counted, whoever gathers them. */
class FaultListTest {
  @Test
  void theFirstHundredAreToldAndTheOthersCounted() {
    FaultList<String> faults = new FaultList<>();

    IntStream.range(0, 1_234).forEach(i -> faults.add("fault " + i));

    assertThat(faults.all(FaultList::untold))
        .hasSize(101)
        .startsWith("fault 0", "fault 1")
        .endsWith("fault 99", "and 1,134 faults more, which are not told");
  }

  @Test
  void whatIsNotToldIsNotMade() {
    FaultList<String> faults = new FaultList<>();
    List<Integer> made = new ArrayList<>();

    for (int i = 0; i < 500; i++) {
      int place = i;
      faults.add(() -> {
        made.add(place);
        return "";
      });
    }

    assertThat(made).hasSize(FaultList.MOST_TOLD);
    assertThat(faults.untold()).isEqualTo(400);
  }

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
