package dev.kinoport.fake.server;

/**
 * A point where fal's sources disagree or are silent. The server takes the likelier side; each of
 * these switches it to the other. The order is that of the usual life of a request.
 */
public enum Reading {
  /** A submit answers 202; else 200. */
  SUBMIT_ANSWERS_202,
  /** A status before completion answers 200 as well; else 202. */
  PENDING_ANSWERS_200,
  /** Addresses in answers hold the full endpoint id and end in {@code /response}; else neither. */
  ADDRESSES_WITH_FULL_ID,
  /** Status, result and cancel are found below the full endpoint id as well; else 405. */
  FULL_ID_ANSWERS,
  /** Cancelling in the queue answers 200 and OK; else 202 and CANCELLATION_REQUESTED. */
  QUEUED_CANCEL_ANSWERS_200,
  /** The completed status of a model's own error says so; else only the result does. */
  MODEL_ERRORS_SHOW_IN_STATUS,
  /** A submit's answer holds {@code gateway_request_id}; else only the webhook does. */
  SUBMIT_TELLS_GATEWAY_ID,
  /** An error worth retrying is marked {@code X-Fal-Retryable}; else {@code X-Fal-Needs-Retry}. */
  RETRYABLE_HEADER,
  /** A failed downstream service is a 400; else a 500. */
  DOWNSTREAM_ERROR_IS_400,
  /** Log times have no zone; else they end in Z. */
  LOG_TIMES_WITHOUT_ZONE,
  /** A stream repeats all log lines in every event; else it sends only new ones. */
  STREAM_REPEATS_LOGS,
  /** Requests without a key are taken; else they are refused with 401. */
  KEY_IS_OPTIONAL,
  /** A request that starts too late is a {@code startup_timeout}; else {@code request_timeout}. */
  LATE_START_IS_STARTUP_TIMEOUT,
  /** A failed webhook says {@code Invalid status code}; else {@code Unexpected status code}. */
  WEBHOOK_SAYS_INVALID_STATUS_CODE,
  /** Files are on v3.fal.media; else on v3b.fal.media. */
  FILES_ON_V3
}
