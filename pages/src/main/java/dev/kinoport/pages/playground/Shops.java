package dev.kinoport.pages.playground;

import dev.kinoport.KinoportBuilder;
import java.net.URI;

/** How a playground buys: through the engine, from the emulated shops, over their wires. */
@FunctionalInterface
public interface Shops {
  /**
   * Begins to put an engine together: its providers, its clock, and what is to be closed with it.
   *
   * @param server where the emulated shops are
   */
  KinoportBuilder before(URI server);
}
