package dev.kinoport.chaos;

import dev.kinoport.chaos.worker.WorkerSteps;
import java.time.Duration;
import java.util.Map;

/**
 * What befell the workers.
 *
 * @param killed workers
 * @param deaths of them, those at a named step
 * @param stops how often one was stopped and woken
 * @param troubles around them
 * @param again how often a known generation was asked for once more
 * @param startsFailed workers that found no database
 * @param took from the first worker to the last charge
 */
record ChaosCounts(
    int killed,
    Map<String, Integer> deaths,
    int stops,
    Map<Disturbance, Integer> troubles,
    int again,
    int startsFailed,
    Duration took) {

  @Override
  public String toString() {
    return """
    %d workers killed, %d stopped and woken, in %d s
      killed at named steps: %s; at none of: %s
      troubles: %s; asked for again: %d; starts without a database: %d\
    """
        .formatted(
            killed,
            stops,
            took.toSeconds(),
            deaths,
            WorkerSteps.all().stream().filter(it -> !deaths.containsKey(it)).toList(),
            troubles,
            again,
            startsFailed);
  }
}
