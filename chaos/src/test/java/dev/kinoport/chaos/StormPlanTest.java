package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StormPlanTest {
  private static final EnumSet<Trouble> ALL = EnumSet.allOf(Trouble.class);

  @Test
  void aSeedGivesTheSameOrderAgain() {
    assertThat(plan(7).lives()).isEqualTo(plan(7).lives()).isNotEqualTo(plan(8).lives());
    assertThat(plan(7).order(ALL)).isEqualTo(plan(7).order(ALL)).isNotEqualTo(plan(8).order(ALL));
  }

  @Test
  void everyStepAndEveryTroubleHasItsTurn() {
    List<WorkerLife> first = plan(7).lives().subList(0, 200);

    assertThat(first.stream().map(WorkerLife::death).filter(step -> !step.isEmpty()))
        .containsAll(Steps.all());
    assertThat(first.stream().map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(WorkerLife.class.getPermittedSubclasses());
    assertThat(plan(7).order(ALL)).hasSize(50).containsAll(ALL);
  }

  private static StormPlan plan(long seed) {
    return StormPlan.of(Database.Kind.SQLITE, 500, 200, seed);
  }
}
