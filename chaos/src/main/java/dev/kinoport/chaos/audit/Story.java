package dev.kinoport.chaos.audit;

import dev.kinoport.journal.History;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** One generation's life in a line, for whoever looks for the cause of a broken promise. */
final class Story {
  private Story() {}

  static String of(History history) {
    return "%s %s from %s: %s"
        .formatted(
            history.state().order().key().getOrElse("no key"),
            history.id(),
            history.state().order().provider(),
            history.events().stream()
                .map(event ->
                    event.getClass().getSimpleName()
                        + " "
                        + LocalTime.ofInstant(event.at(), ZoneOffset.UTC)
                            .truncatedTo(ChronoUnit.MILLIS))
                .collect(Collectors.joining(", ")));
  }
}
