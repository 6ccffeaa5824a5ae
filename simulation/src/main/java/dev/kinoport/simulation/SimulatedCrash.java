package dev.kinoport.simulation;

/** The process dies here. An error, so that nothing in the engine can catch and survive it. */
final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  SimulatedCrash(String where) {
    super(where, null, false, false);
  }
}
