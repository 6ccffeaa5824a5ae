package dev.kinoport.simulation;

import dev.kinoport.journal.SendingProcesses;
import io.vavr.control.Option;
import java.util.Set;

/**
 * The workers of one world, which all die together.
 *
 * @param name of one of them, another one at each start
 * @param alive those of this start
 */
record SimulatedSendingProcesses(String name, Set<String> alive) implements SendingProcesses {
  @Override
  public Option<String> self() {
    return Option.of(name);
  }

  @Override
  public Life of(String sender) {
    return alive.contains(sender) ? Life.LIVES : Life.GONE;
  }
}
