package dev.kinoport.clip;

import io.vavr.control.Option;
import java.net.URI;

/** Why a clip has not come home. Nothing is left half stored. */
public sealed interface ClipFailure {
  /** For people; holds no secret. */
  String reason();

  /** Whether another try cannot help. */
  default boolean isFinal() {
    return false;
  }

  /**
   * The connection failed or broke; what came so far is kept for the next try.
   *
   * @param reason what happened
   */
  record Interrupted(String reason) implements ClipFailure {}

  /**
   * The provider no longer has the file, or never had it.
   *
   * @param reason what it said
   */
  record Gone(String reason) implements ClipFailure {}

  /**
   * What came is not a whole clip: wrong length, or not a video.
   *
   * @param reason what is wrong with it
   */
  record Damaged(String reason) implements ClipFailure {}

  /**
   * It may not be fetched the way it is offered, and no host that a person allows changes that:
   * longer than the limit, in clear text, a password in its address, redirected again and again.
   *
   * @param reason which rule
   */
  record Unacceptable(String reason) implements ClipFailure {
    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /**
   * It may not be fetched from that host.
   *
   * @param reason which rule
   * @param elsewhere the server that a redirect led to, if one did: not the clip's own address is
   *     what is forbidden then. Without path and query, which may hold a signature
   */
  record Forbidden(String reason, Option<URI> elsewhere) implements ClipFailure {
    /** It may not be fetched from its own address. */
    public Forbidden(String reason) {
      this(reason, Option.none());
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /**
   * Our own side cannot keep it: disk full, no permission.
   *
   * @param reason what the file system said
   */
  record NotWritable(String reason) implements ClipFailure {}
}
