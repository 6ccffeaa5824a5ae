package dev.kinoport.engine.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.History;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecalledGenerationsTest {
  private static final int MANY = 20_001;
  private static final Order ORDER = TestOrders.order("g");

  private final RecalledGenerations recalled = new RecalledGenerations();

  private static GenerationId id(int number) {
    return new GenerationId("g" + number);
  }

  private static History history(int number) {
    return new History(
        id(number), List.of(new GenerationEvent.Admitted(ORDER, TestOrders.ORDERED_AT)));
  }

  @Test
  void whatWasMetLongestAgoMakesWayForOthersThatNobodyEnds() {
    for (int i = 0; i < MANY - 1; i++) {
      recalled.saw(history(i));
    }
    assertThat(recalled.of(id(0))).isNotEmpty();

    recalled.saw(history(MANY));

    assertThat(recalled.of(id(0))).isNotEmpty();
    assertThat(recalled.of(id(1))).isEmpty();
    assertThat(recalled.of(id(MANY))).isNotEmpty();
  }

  @Test
  void onlyWhatMayBePaidIsNotSentOnTheWordOfAJournalThatWentOn() {
    History admitted = history(1);
    recalled.saw(admitted.plus(new GenerationEvent.CancelAsked(TestOrders.ORDERED_AT)));
    recalled.parted(admitted);

    assertThat(recalled.isParted(id(1))).isFalse();
  }

  @Test
  void whatIsLeftToAPersonIsKnownUntilItHasEndedAndIsForgotten() {
    part(0);
    for (int i = 1; i <= MANY; i++) {
      recalled.saw(history(i));
    }
    assertThat(recalled.of(id(0))).as("others were met since").isEmpty();
    assertThat(recalled.isParted(id(0))).as("and it is still open").isTrue();

    part(MANY);
    recalled.ended(id(MANY));
    for (int i = 0; i < 999; i++) {
      recalled.ended(id(1_000 + i));
    }
    assertThat(recalled.isParted(id(MANY))).isTrue();
    recalled.ended(id(2_000));
    assertThat(recalled.isParted(id(MANY))).isFalse();
  }

  private void part(int number) {
    recalled.saw(
        history(number)
            .plus(
                new GenerationEvent.SubmitStarted(
                    1, TestOrders.ORDERED_AT, TestOrders.ORDERED_AT)));
    recalled.parted(history(number));
  }

  @Test
  void whatHasEndedIsKnownForAWhile() {
    recalled.saw(history(1));

    recalled.ended(id(1));
    recalled.ended(id(1));

    assertThat(recalled.of(id(1))).isNotEmpty();
    recalled.forget(id(1));
    assertThat(recalled.of(id(1))).isEmpty();
  }
}
