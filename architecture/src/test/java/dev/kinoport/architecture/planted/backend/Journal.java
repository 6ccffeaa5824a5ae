package dev.kinoport.architecture.planted.backend;

/** A port whose answer anyone may extend. */
interface Journal {
  Answer open();

  Closed closed();

  /** Open, so that a caller cannot answer each case. */
  interface Answer {}

  /** Closed: fine. */
  sealed interface Closed {
    /** The only one. */
    record Only() implements Closed {}
  }
}
