package dev.kinoport.provider;

/** What the provider says to a wish to cancel. None of these is the end: the result tells. */
public enum CancelAnswer {
  /** Noted; it may still finish. */
  REQUESTED,
  /** Too late, it is over already. */
  ALREADY_FINISHED,
  /** The provider does not know it. */
  NOT_FOUND,
  /** The provider stops nothing, or not what has got so far. */
  UNSUPPORTED
}
