package dev.kinoport.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.TestOrders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Order ORDER = TestOrders.order("g1");
  private static final GenerationEvent ADMITTED =
      new GenerationEvent.Admitted(ORDER, TestOrders.ORDERED_AT);
  private static final GenerationEvent STARTED = new GenerationEvent.Started(TestOrders.ORDERED_AT);

  @Test
  void theVersionIsTheNumberOfEvents() {
    History history = new History(ORDER.id(), List.of(ADMITTED));
    History longer = history.plus(new GenerationEvent.CancelAsked(TestOrders.ORDERED_AT));

    assertThat(history.version()).isEqualTo(1);
    assertThat(longer.version()).isEqualTo(2);
    assertThat(history.events()).hasSize(1);
    assertThat(longer.state()).isInstanceOf(GenerationState.Planned.class);
  }

  @Test
  void nobodyCanChangeItFromOutside() {
    List<GenerationEvent> events = new ArrayList<>(List.of(ADMITTED));
    History history = new History(ORDER.id(), events);

    events.add(STARTED);

    assertThat(history.events()).containsExactly(ADMITTED);
  }

  @Test
  void aDamagedHistoryHasNoState() {
    History damaged = new History(ORDER.id(), List.of(ADMITTED, STARTED));
    History empty = new History(ORDER.id(), List.of());

    assertThatThrownBy(damaged::state)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot happen");
    assertThatThrownBy(empty::state).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdIsAdmittedOnce() {
    InMemoryJournal journal = new InMemoryJournal();
    assertThat(journal.admit(List.of(ORDER)).isRight()).isTrue();

    assertThatThrownBy(() -> journal.admit(List.of(ORDER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("g1");
  }
}
