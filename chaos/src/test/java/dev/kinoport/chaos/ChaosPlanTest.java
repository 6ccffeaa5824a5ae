package dev.kinoport.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.chaos.crew.WorkerLife;
import dev.kinoport.chaos.crew.WorkerPlan;
import dev.kinoport.chaos.database.Database;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.chaos.worker.WorkerSteps;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChaosPlanTest {
  private static final EnumSet<Disturbance> ALL = EnumSet.allOf(Disturbance.class);
  private static final List<Class<?>> ENDS =
      Stream.of(WorkerLife.class.getPermittedSubclasses())
          .filter(life -> life != WorkerLife.Unharmed.class)
          .toList();

  @Test
  void aSeedGivesTheSameOrderAgain() {
    assertThat(plan(7).workers()).isEqualTo(plan(7).workers()).isNotEqualTo(plan(8).workers());
    assertThat(plan(7).order(ALL)).isEqualTo(plan(7).order(ALL)).isNotEqualTo(plan(8).order(ALL));
  }

  @Test
  void everyStepAndEveryTroubleHasItsTurn() {
    List<WorkerLife> first = first(200).map(WorkerPlan::life).toList();

    assertThat(first.stream().map(WorkerLife::death).filter(step -> !step.isEmpty()))
        .containsAll(WorkerSteps.all());
    assertThat(first.stream().map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(ENDS);
    assertThat(plan(7).order(ALL)).hasSize(50).containsAll(ALL);
  }

  @Test
  void workersOfEachKindMeetEveryKindOfEnd() {
    Set<Object> met =
        first(200)
            .map(worker -> Set.of(worker.providers(), worker.life().getClass()))
            .collect(Collectors.toSet());

    assertThat(met).hasSize(ServedProvider.KINDS.size() * ENDS.size());
  }

  private static Stream<WorkerPlan> first(int count) {
    return plan(7).workers().stream().limit(count);
  }

  private static ChaosPlan plan(long seed) {
    return ChaosPlan.of(Database.Kind.SQLITE, 500, 200, seed);
  }
}
