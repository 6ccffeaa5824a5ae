package dev.kinoport.clip;

import dev.kinoport.clip.StoredClip.Fingerprint;
import java.io.IOException;

/** What is read under the name of a kept clip is not what was kept. */
public final class ChangedClipException extends IOException {
  private static final long serialVersionUID = 1;

  private final String difference;

  ChangedClipException(Fingerprint found, Fingerprint kept) {
    this("it has %s, and the clip has %s".formatted(words(found), words(kept)));
  }

  private ChangedClipException(String difference) {
    super("it is not the clip that was kept: " + difference);
    this.difference = difference;
  }

  /** For people: how long it is, and its digest, and what both should be. */
  public String difference() {
    return difference;
  }

  private static String words(Fingerprint print) {
    return "%d bytes with SHA-256 %s".formatted(print.bytes(), print.sha256());
  }
}
