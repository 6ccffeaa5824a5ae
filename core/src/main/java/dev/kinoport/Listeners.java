package dev.kinoport;

import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Passes notices on to the listener of all generations and to those of a single one. */
final class Listeners implements GenerationListener {
  private final ConcurrentHashMap<GenerationId, List<Seat>> byId = new ConcurrentHashMap<>();
  private final GenerationListener everybody;

  Listeners(GenerationListener everybody) {
    this.everybody = everybody;
  }

  @Override
  public void on(GenerationId id, Notice notice) {
    try {
      everybody.on(id, notice);
    } finally {
      tell(byId.getOrDefault(id, List.of()), id, notice);
    }
  }

  /** One that throws does not keep the notice from those behind it. */
  private static void tell(List<Seat> seats, GenerationId id, Notice notice) {
    if (seats.isEmpty()) {
      return;
    }
    try {
      seats.get(0).listener().on(id, notice);
    } finally {
      tell(seats.subList(1, seats.size()), id, notice);
    }
  }

  /**
   * One subscription of one listener, which may have several. Not a record, because each is its
   * own.
   */
  private static final class Seat {
    private final GenerationListener listener;

    private Seat(GenerationListener listener) {
      this.listener = listener;
    }

    private GenerationListener listener() {
      return listener;
    }
  }

  Subscription add(GenerationId id, GenerationListener listener) {
    Seat seat = new Seat(listener);
    byId.merge(
        id,
        List.of(seat),
        (present, more) -> Stream.concat(present.stream(), more.stream()).toList());
    return () ->
        byId.computeIfPresent(
            id,
            (key, present) -> {
              List<Seat> rest = present.stream().filter(other -> other != seat).toList();
              return rest.isEmpty() ? null : rest;
            });
  }
}
