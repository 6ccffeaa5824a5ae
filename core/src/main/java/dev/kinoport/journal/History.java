package dev.kinoport.journal;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.LifeCycle;
import dev.kinoport.generation.Order;
import io.vavr.control.Option;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  /**
   * What was admitted, with every offer it may be fulfilled by.
   *
   * @throws IllegalArgumentException if it does not begin with its admission: the journal is
   *     damaged
   */
  public Order admitted() {
    if (events.getFirst() instanceof GenerationEvent.Admitted admitted) {
      return admitted.order();
    }
    throw new IllegalArgumentException("a generation begins with its admission: " + id);
  }

  /** How often the paid request has left, whoever it went to, 0 or more. */
  public int attempts() {
    return attempts(events);
  }

  /** How often it has left to the provider whose offer holds now, 0 or more. */
  public int attemptsHere() {
    int moved = events.size();
    while (moved > 0 && !(events.get(moved - 1) instanceof GenerationEvent.MovedOn)) {
      moved--;
    }
    return attempts(events.subList(moved, events.size()));
  }

  private static int attempts(List<GenerationEvent> among) {
    return (int) among.stream().filter(GenerationEvent.SubmitStarted.class::isInstance).count();
  }

  /** How the paid request left last; none if it never did. */
  public Option<GenerationEvent.SubmitStarted> lastDeparture() {
    for (GenerationEvent event : events.reversed()) {
      if (event instanceof GenerationEvent.SubmitStarted departure) {
        return Option.some(departure);
      }
    }
    return Option.none();
  }

  /** This history with one event more. */
  public History plus(GenerationEvent event) {
    List<GenerationEvent> longer = new ArrayList<>(events);
    longer.add(event);
    return new History(id, longer);
  }

  /** Hosts that the clip of this generation may come from because a person said so. */
  public Set<String> trustedHosts() {
    Set<String> hosts = new HashSet<>();
    for (GenerationEvent event : events) {
      switch (event) {
        case GenerationEvent.ClipHostTrusted trusted -> hosts.add(trusted.host());
        case GenerationEvent.ClipLocated located -> hosts.add(host(located.location()));
        default -> {}
      }
    }
    return hosts;
  }

  private static String host(URI address) {
    String host = address.getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  /** Where the events have led. */
  public GenerationState state() {
    return LifeCycle.fold(events);
  }
}
