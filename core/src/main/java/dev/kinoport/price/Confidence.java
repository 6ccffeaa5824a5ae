package dev.kinoport.price;

/** How far a price rule can be trusted; the most trusted comes first. */
public enum Confidence {
  /** Real bills agree with it. */
  MEASURED,
  /** The provider says so. */
  PUBLISHED,
  /** Second-hand, undated or said to be approximate: the bill may differ. */
  ROUGH
}
