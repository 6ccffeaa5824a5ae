package dev.kinoport.journal;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.LifeCycle;
import java.util.ArrayList;
import java.util.List;

/**
 * All events of one generation.
 *
 * @param id which
 * @param events in order, at least one
 */
public record History(GenerationId id, List<GenerationEvent> events) {
  public History {
    events = List.copyOf(events);
  }

  /** How many events there are; who appends must know it. */
  public long version() {
    return events.size();
  }

  /** This history with one event more. */
  public History plus(GenerationEvent event) {
    List<GenerationEvent> longer = new ArrayList<>(events);
    longer.add(event);
    return new History(id, longer);
  }

  /** Where the events have led. */
  public GenerationState state() {
    return LifeCycle.fold(events);
  }
}
