package dev.kinoport.http.webhook;

/** Why a message is not believed. None of these deserves an answer that explains itself. */
public enum WebhookRefusal {
  /** A header is missing, or is not what it should be. */
  MALFORMED,
  /** Sent too long ago, or in the future. */
  OUT_OF_TIME,
  /** Longer than any message of the shop's. */
  TOO_LARGE,
  /** Signed by nobody we know. */
  BAD_SIGNATURE,
  /** Perhaps from the shop, but the address it was sent to is none that we gave out. */
  NOT_OUR_ADDRESS,
  /** The shop's keys cannot be had just now; it will send it again. */
  KEYS_UNAVAILABLE
}
