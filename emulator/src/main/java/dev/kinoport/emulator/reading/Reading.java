package dev.kinoport.emulator.reading;

import java.util.Locale;

/**
 * A point where a shop's sources disagree or are silent. The server takes the likelier side; each
 * of these switches it to the other. The order is that of the usual life of a request.
 */
public enum Reading {
  /** A submit answers 202; else 200. */
  SUBMIT_ANSWERS_202,
  /** A status before completion answers 200 as well; else 202. */
  PENDING_ANSWERS_200,
  /** A request that was cancelled in the queue is not found; else its result is a 499. */
  QUEUED_CANCEL_LEAVES_NOTHING,
  /** The result before completion answers 202 with the same body; else 400. */
  EARLY_RESULT_ANSWERS_202,
  /** A result that was forgotten is a 410; else it was never there, 404. */
  FORGOTTEN_IS_GONE,
  /** Who is not found gets a {@code detail}; else a {@code status} of NOT_FOUND. */
  NOT_FOUND_HAS_DETAIL,
  /** A request is found below any app; else only below its own. */
  ANY_APP_ANSWERS,
  /** Each key is an account, and others' requests are not found; else all keys are of one. */
  KEYS_ARE_ACCOUNTS,
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
  /** A wrong key is told off in the words of 2025; else in those of 2026. */
  WRONG_KEY_IN_OLD_WORDS,
  /** A 429 has its code under {@code type}; else under {@code error_type}. */
  THROTTLED_SAYS_TYPE,
  /** A 401 or 404 has no {@code x-fal-request-id}; else every answer has one. */
  REFUSALS_HAVE_NO_ID,
  /** Requests without a key are taken; else they are refused with 401. */
  KEY_IS_OPTIONAL,
  /** A request that starts too late is a {@code startup_timeout}; else {@code request_timeout}. */
  LATE_START_IS_STARTUP_TIMEOUT,
  /** A failed webhook says {@code Invalid status code}; else {@code Unexpected status code}. */
  WEBHOOK_SAYS_INVALID_STATUS_CODE,
  /** Files are on v3.fal.media; else on v3b.fal.media. */
  FILES_ON_V3,
  /** MiniMax: a refusal leaves {@code task_id} out; else it is empty. */
  MINIMAX_REFUSAL_HAS_NO_TASK_ID,
  /** MiniMax: tasks and files have 18 digits, more than a double holds; else 15. */
  MINIMAX_LONG_IDS,
  /** MiniMax: a field that it does not know is refused; else it is ignored. */
  MINIMAX_REFUSES_UNKNOWN_FIELDS,
  /** MiniMax: 20 submits a minute; else 5. */
  MINIMAX_TAKES_20_A_MINUTE,
  /** MiniMax: a callback that fails its challenge refuses the submit; else nobody is called. */
  MINIMAX_FAILED_CHALLENGE_REFUSES,
  /** MiniMax: a message that was not taken is sent three times; else once. */
  MINIMAX_REPEATS_MESSAGES,
  /** MiniMax: flagged input fails on the query; else it is refused at the submit. */
  MINIMAX_FLAGS_LATER,
  /** MiniMax: an unknown task is 1004; else 2013. */
  MINIMAX_UNKNOWN_TASK_IS_DENIED,
  /** MiniMax: a clip's address leads to it for 9 hours; else for one. */
  MINIMAX_ADDRESS_LIVES_9_HOURS,
  /** Replicate: what is cancelled before it began is {@code aborted}; else {@code canceled}. */
  REPLICATE_QUEUED_CANCEL_ABORTS,
  /** Replicate: cancelling what is over is a 409; else 200 and the object as it is. */
  REPLICATE_LATE_CANCEL_IS_409,
  /** Replicate: a prediction is in the list after 30 s; else at once. */
  REPLICATE_LISTS_LATE,
  /** Replicate: the list shows webhooks; else only the answer to a create does. */
  REPLICATE_LISTS_WEBHOOKS,
  /**
   * Replicate: a 429 has {@code Retry-After} as well; else only {@code retry_after} in its body.
   */
  REPLICATE_THROTTLED_HAS_RETRY_AFTER,
  /** Replicate: an upload lives for an hour; else for a day. */
  REPLICATE_FILES_LIVE_1_HOUR,
  /** Replicate: a field that a model does not have is let pass; else it is refused. */
  REPLICATE_IGNORES_UNKNOWN_FIELDS,
  /** Replicate: an input is shown with its defaults; else as it was sent. */
  REPLICATE_FILLS_DEFAULTS_IN,
  /** Replicate: 10 s at 1080p of Hailuo is a 422 at the create; else the prediction fails. */
  REPLICATE_REFUSES_LENGTH_AT_ONCE,
  /** Replicate: flagged input is a 422 at the create; else the prediction fails with E005. */
  REPLICATE_FLAGS_AT_ONCE,
  /** Replicate: a clip that was removed is a 403; else a 404. */
  REPLICATE_EXPIRED_CLIP_IS_403,
  /** Replicate: the moment of {@code created_after} is not among what is listed; else it is. */
  REPLICATE_CREATED_AFTER_IS_EXCLUSIVE,
  /** Replicate: the account has little credit, and 6 creates a minute; else 600. */
  REPLICATE_CREDIT_IS_LOW,
  /** Replicate: an answer that is lost after the create is a gateway's 504; else a broken line. */
  REPLICATE_LOST_ANSWER_IS_504,
  /** Replicate: {@code model} of an official one is an internal name; else what was asked for. */
  REPLICATE_MODEL_IS_INTERNAL,
  /** Videos: a create answers 202, as TensorRT-LLM does; else 200. */
  VIDEOS_CREATE_ANSWERS_202,
  /** Videos: a create is a form, as at vLLM-Omni; else a form or JSON. */
  VIDEOS_MULTIPART_ONLY,
  /** Videos: seconds in JSON are a number, as at SGLang; else a text. */
  VIDEOS_NUMBER_SECONDS,
  /** Videos: a job that failed is told under its own error, as at vLLM-Omni; else under 200. */
  VIDEOS_FAILED_STATUS_IS_ERROR,
  /** Videos: the code of an error is a number, as at vLLM-Omni; else a word. */
  VIDEOS_CODE_IS_NUMBER,
  /** Videos: a job that is over tells how long it was worked on, as at vLLM-Omni; else not. */
  VIDEOS_TELLS_INFERENCE_TIME,
  /** Videos: a deletion answers the job, and one that was stopped stays, as at SGLang. */
  VIDEOS_DELETE_ANSWERS_JOB,
  /** Videos: a list says nothing of more, as at SGLang; else it has {@code has_more}. */
  VIDEOS_LIST_IS_BARE,
  /** Videos: a clip is a 400 with its address in a cloud, as at SGLang; else it is answered. */
  VIDEOS_CLIPS_ARE_IN_CLOUD,
  /**
   * Videos: jobs that an earlier server took are unknown, as at most; else a kept world has them.
   */
  VIDEOS_RESTART_FORGETS;

  /** As options of a command are written, such as {@code submit-answers-202}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
