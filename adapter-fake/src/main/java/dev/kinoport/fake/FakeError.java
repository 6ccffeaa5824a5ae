package dev.kinoport.fake;

import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderError.Kind;
import java.util.List;
import java.util.Locale;

/**
 * The errors that the imitated provider documents, by name, for scripts. Source: fal's pages on
 * model errors and request errors, read 2026-11.
 */
public enum FakeError {
  /** The model's server broke. */
  INTERNAL_SERVER_ERROR(500, Kind.FAULT, true, "Internal server error"),
  /** The model took too long. */
  GENERATION_TIMEOUT(504, Kind.FAULT, true, "The generation timed out"),
  /** A service behind the model failed. */
  DOWNSTREAM_SERVICE_ERROR(500, Kind.FAULT, true, "A downstream service failed"),
  /** A service behind the model is away. */
  DOWNSTREAM_SERVICE_UNAVAILABLE(500, Kind.FAULT, true, "A downstream service is unavailable"),
  /** Prompt, image or output was flagged. */
  CONTENT_POLICY_VIOLATION(422, Kind.REFUSED, false, "The content was flagged by a checker"),
  /** The model finished without an output. */
  NO_MEDIA_GENERATED(422, Kind.REFUSED, false, "No media was generated"),
  /** An image has too few pixels. */
  IMAGE_TOO_SMALL(422, Kind.REFUSED, false, "The image is too small"),
  /** An image has too many pixels. */
  IMAGE_TOO_LARGE(422, Kind.REFUSED, false, "The image is too large"),
  /** An image could not be decoded. */
  IMAGE_LOAD_ERROR(422, Kind.REFUSED, false, "The image could not be loaded"),
  /** An input's address could not be read. */
  FILE_DOWNLOAD_ERROR(422, Kind.REFUSED, false, "The file could not be downloaded"),
  /** No usable face. */
  FACE_DETECTION_ERROR(422, Kind.REFUSED, false, "No face was detected"),
  /** An input has too many bytes. */
  FILE_TOO_LARGE(422, Kind.REFUSED, false, "The file is too large"),
  /** A value is not among those allowed. */
  ONE_OF(422, Kind.REFUSED, false, "The value is not one of those allowed"),
  /** The model cannot do this. */
  FEATURE_NOT_SUPPORTED(422, Kind.REFUSED, false, "This feature is not supported"),
  /** The image's format is not read. */
  UNSUPPORTED_IMAGE_FORMAT(422, Kind.REFUSED, false, "This image format is not supported"),

  /** It did not start in time, or ran too long. */
  REQUEST_TIMEOUT(504, Kind.NOT_STARTED_IN_TIME, true, "The request timed out"),
  /** No runner came up in time. */
  STARTUP_TIMEOUT(504, Kind.NOT_STARTED_IN_TIME, true, "The runner did not start in time"),
  /** No runner could be had. */
  RUNNER_SCHEDULING_FAILURE(503, Kind.FAULT, true, "No runner could be scheduled"),
  /** The runner did not answer. */
  RUNNER_CONNECTION_TIMEOUT(503, Kind.FAULT, true, "The runner could not be reached in time"),
  /** The runner went away. */
  RUNNER_DISCONNECTED(503, Kind.FAULT, true, "The runner disconnected"),
  /** The runner refused. */
  RUNNER_CONNECTION_REFUSED(503, Kind.FAULT, true, "The runner refused the connection"),
  /** The runner could not be talked to. */
  RUNNER_CONNECTION_ERROR(503, Kind.FAULT, true, "The connection to the runner failed"),
  /** The runner's answer broke off. */
  RUNNER_INCOMPLETE_RESPONSE(502, Kind.FAULT, true, "The runner's answer was incomplete"),
  /** The runner failed. */
  RUNNER_SERVER_ERROR(500, Kind.FAULT, true, "The runner failed"),
  /** The platform cannot read the request. */
  BAD_REQUEST(400, Kind.REFUSED, false, "Bad request"),
  /** The platform failed. */
  INTERNAL_ERROR(500, Kind.FAULT, true, "Internal error"),

  /** The account runs as many as it may. */
  CONCURRENT_REQUESTS_LIMIT(429, Kind.THROTTLED, true, "Too many concurrent requests"),
  /** The key is not accepted. */
  INVALID_KEY(401, Kind.DENIED, false, "invalid key credentials"),
  /** The account is out of money. */
  USER_LOCKED(403, Kind.DENIED, false, "User is locked. Reason: Exhausted balance.");

  private final int status;
  private final Kind kind;
  private final boolean retryable;
  private final String message;

  FakeError(int status, Kind kind, boolean retryable, String message) {
    this.status = status;
    this.kind = kind;
    this.retryable = retryable;
    this.message = message;
  }

  /** The HTTP status that the provider sends with it. */
  public int status() {
    return status;
  }

  /** Its name in scripts, and the provider's code for it, where the provider has one. */
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The error as a backend reports it: who is denied access is told a status and no code. */
  public ProviderError error() {
    String code = kind == Kind.DENIED ? "http_" + status : type();
    return new ProviderError(kind, code, message, List.of(), retryable);
  }
}
