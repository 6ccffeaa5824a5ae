package dev.kinoport.journal;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.LifeCycle;
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
