package dev.kinoport.simulation;

import dev.kinoport.journal.SendingProcesses;
import io.vavr.control.Option;
import java.util.Set;

/**
 * The workers of one world, which all die together. Those of another machine cannot be told apart.
 *
 * @param machine where it runs
 * @param name of one of them, another one at each start
 * @param alive those of this start
 */
record SimulatedSendingProcesses(String machine, String name, Set<String> alive)
    implements SendingProcesses {
  @Override
  public Option<String> self() {
    return Option.of(machine + "/" + name);
  }

  @Override
  public Life of(String sender) {
    if (!sender.startsWith(machine + "/")) {
      return Life.UNKNOWN;
    }
    return alive.contains(sender) ? Life.LIVES : Life.GONE;
  }
}
