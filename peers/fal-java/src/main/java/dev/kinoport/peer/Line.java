package dev.kinoport.peer;

import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * What became of one job, as it is printed.
 *
 * @param requestId as far as the client told its caller; null if it did not
 * @param submittedAtMs when the client was called, in milliseconds of the epoch with their fraction
 * @param returnedAtMs when it returned
 * @param ok whether with a result
 * @param error what it threw, or null
 */
record Line(
    String requestId, BigDecimal submittedAtMs, BigDecimal returnedAtMs, boolean ok, String error) {

  static BigDecimal now() {
    return BigDecimal.valueOf(Duration.between(Instant.EPOCH, Instant.now()).toNanos(), 6);
  }

  String json() {
    return new GsonBuilder().serializeNulls().disableHtmlEscaping().create().toJson(this);
  }
}
