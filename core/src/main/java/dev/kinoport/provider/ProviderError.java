package dev.kinoport.provider;

import java.util.List;

/**
 * What the provider said when it would not or could not.
 *
 * @param kind whose move it is
 * @param type the provider's own code, kept as it came, such as {@code content_policy_violation}
 * @param message the provider's own words
 * @param details faults by field; may be empty
 * @param retryable whether a new generation with the same input may go better
 */
public record ProviderError(
    Kind kind, String type, String message, List<Detail> details, boolean retryable) {
  public ProviderError {
    details = List.copyOf(details);
  }

  /** An error without details. */
  public static ProviderError of(Kind kind, String type, String message) {
    boolean retryable = kind != Kind.REFUSED && kind != Kind.NOT_SOLD;
    return new ProviderError(kind, type, message, List.of(), retryable);
  }

  /** Whose move it is. */
  public enum Kind {
    /** The input is at fault; change it. */
    REFUSED,
    /** Key or account: not allowed, or out of money. */
    DENIED,
    /**
     * The provider does not sell this, whatever the input: no such model, or not to this account.
     */
    NOT_SOLD,
    /** Too many requests for now. */
    THROTTLED,
    /** It did not begin within the time to start. */
    NOT_STARTED_IN_TIME,
    /** The provider broke. */
    FAULT
  }

  /**
   * One fault of one field.
   *
   * @param field the provider's path to it, such as {@code body.prompt}
   * @param type the provider's code
   * @param message the provider's words
   * @param context limits and the like, as text: {@code max_size=20971520}; may be empty
   */
  public record Detail(String field, String type, String message, List<String> context) {
    public Detail {
      context = List.copyOf(context);
    }
  }
}
