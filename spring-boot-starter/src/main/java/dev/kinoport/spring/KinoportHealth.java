package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the engine is: down if its journal cannot be used. What waits for a person is told and is no
 * reason to be down, for a restart would not help.
 *
 * @param up whether it can work
 * @param details for people; no secret, no prompt
 */
record KinoportHealth(boolean up, Map<String, Object> details) {
  static KinoportHealth of(Kinoport kinoport) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put(
        "providers",
        kinoport.providers().stream().map(provider -> provider.name().value()).toList());
    return kinoport
        .list(Selection.all().in(Phase.open()))
        .fold(
            failure -> {
              details.put("journal", failure.message());
              return new KinoportHealth(false, details);
            },
            open -> {
              details.put("journal", "up");
              details.put("open", open.size());
              details.put("doubts", count(open, Phase.IN_DOUBT));
              details.put(
                  "stuck",
                  open.stream().filter(it -> it.trouble().exists(why -> why.stuck())).count());
              return new KinoportHealth(true, details);
            });
  }

  private static long count(List<Summary> open, Phase phase) {
    return open.stream().filter(summary -> summary.phase() == phase).count();
  }
}
