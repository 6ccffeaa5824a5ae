package dev.kinoport.minimax.answer;

import dev.kinoport.provider.ProviderError;

/**
 * A {@code base_resp.status_code}, and whose move it is. Source: MiniMax's page of error codes, and
 * for 1028, 1030, 2038 and 2061 its own clients, read 2026-11-28.
 *
 * @param number as it came
 */
public record ReturnCode(int number) {
  /** What a code says about what was asked. */
  public enum Meaning {
    /** In order. */
    OK,
    /** Too many requests for now. */
    THROTTLED,
    /** Key, account or plan. */
    DENIED,
    /** The input is at fault. */
    REFUSED,
    /** The service broke; what became of what was asked, nobody can tell. */
    FAULT,
    /** In no list that is known. */
    UNLISTED
  }

  /** What it says. */
  public Meaning meaning() {
    return switch (number) {
      case 0 -> Meaning.OK;
      case 1002, 1039, 1041, 2045 -> Meaning.THROTTLED;
      case 1004, 1008, 1028, 1030, 2038, 2049, 2056, 2061 -> Meaning.DENIED;
      case 1026, 1027, 1042, 2013 -> Meaning.REFUSED;
      case 1000, 1001, 1013, 1024, 1033 -> Meaning.FAULT;
      // of the products with a voice
      case 1043, 1044, 2037, 2039, 2042, 2048, 20132 -> Meaning.FAULT;
      default -> Meaning.UNLISTED;
    };
  }

  /** Whether a question about a task is answered so that knows no such task. */
  boolean isNoSuchTask() {
    return number == 2013;
  }

  /** Whether a gateway's own error is believed to be no more than this code. */
  boolean isClearBehindServerError() {
    return switch (number) {
      case 1002, 1004, 1008, 1026, 2013, 2049 -> true;
      default -> false;
    };
  }

  /** What a task that failed with it failed of. */
  ProviderError.Kind kind() {
    return switch (meaning()) {
      case THROTTLED -> ProviderError.Kind.THROTTLED;
      case DENIED -> ProviderError.Kind.DENIED;
      case REFUSED -> ProviderError.Kind.REFUSED;
      case OK, FAULT, UNLISTED -> ProviderError.Kind.FAULT;
    };
  }
}
