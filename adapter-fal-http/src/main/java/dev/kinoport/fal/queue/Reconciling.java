package dev.kinoport.fal.queue;

/** How lost answers are looked for in fal's listing. */
public enum Reconciling {
  /** Not at all; a person decides. */
  OFF,
  /** A match is believed, an absence is not: nobody documents that the listing is complete. */
  MATCHES,
  /** An absence is believed too, so that the request may be sent again. */
  MATCHES_AND_ABSENCE;

  /** The default: {@link #MATCHES}. */
  public static Reconciling standard() {
    return MATCHES;
  }
}
