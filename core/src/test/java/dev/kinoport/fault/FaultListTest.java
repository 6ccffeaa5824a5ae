package dev.kinoport.fault;

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
}
