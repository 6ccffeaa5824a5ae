package dev.kinoport.media;

/**
 * One end of a range of whole numbers.
 *
 * @param kind which end, and whether the limit itself is inside
 * @param limit in the unit of what is bounded
 */
public record Bound(Kind kind, long limit) {
  /** Which end, and whether the limit is inside. */
  public enum Kind {
    OVER("over"),
    AT_LEAST("at least"),
    UNDER("under"),
    AT_MOST("at most");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** More than the limit. */
  public static Bound over(long limit) {
    return new Bound(Kind.OVER, limit);
  }

  /** The limit or more. */
  public static Bound atLeast(long limit) {
    return new Bound(Kind.AT_LEAST, limit);
  }

  /** Less than the limit. */
  public static Bound under(long limit) {
    return new Bound(Kind.UNDER, limit);
  }

  /** The limit or less. */
  public static Bound atMost(long limit) {
    return new Bound(Kind.AT_MOST, limit);
  }

  /** True if a number is inside. */
  public boolean allows(long number) {
    return switch (kind) {
      case OVER -> number > limit;
      case AT_LEAST -> number >= limit;
      case UNDER -> number < limit;
      case AT_MOST -> number <= limit;
    };
  }

  @Override
  public String toString() {
    return kind.words + " " + limit;
  }
}
