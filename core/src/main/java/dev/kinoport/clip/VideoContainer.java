package dev.kinoport.clip;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What a clip is by its first bytes, whatever its name and its server say. */
public enum VideoContainer {
  MP4("MP4", "video/mp4"),
  MATROSKA("WebM or Matroska", "video/webm"),
  AVI("AVI", "video/vnd.avi"),
  MPEG_TS("MPEG transport stream", "video/mp2t"),
  OGG("Ogg", "video/ogg"),
  FLASH("Flash video", "video/x-flv"),
  GIF("GIF", "image/gif"),
  UNKNOWN("no kind of video that we know", "application/octet-stream");

  /** As many first bytes as are looked at. */
  public static final int HEAD = 512;

  private static final int PACKET = 188;

  private final String words;
  private final String mediaType;

  VideoContainer(String words, String mediaType) {
    this.words = words;
    this.mediaType = mediaType;
  }

  /** Looks at a file; one that cannot be read is of no known kind. */
  public static VideoContainer of(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      return of(bytes.readNBytes(HEAD));
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /**
   * Why these bytes are not kept as a clip: none for a whole MP4, and for another kind of video,
   * whose end nobody here can check.
   */
  public static Option<String> faultIn(byte[] clip) {
    boolean isOther = isOther(Arrays.copyOf(clip, Math.min(clip.length, HEAD)), false);
    return isOther ? Option.none() : Mp4File.faultIn(clip);
  }

  /**
   * Whether this is kept although it is no MP4. What nobody knows was paid for, too, if it is all
   * of what was announced and no text, such as the page of a gateway.
   */
  static boolean isOther(byte[] head, boolean isAllThatWasAnnounced) {
    VideoContainer kind = of(head);
    return kind == UNKNOWN
        ? isAllThatWasAnnounced && head.length > 0 && !isText(head)
        : kind != MP4;
  }

  /** Looks at the first bytes of a clip, {@link #HEAD} of them if it has so many. */
  public static VideoContainer of(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("ftyp", 4)) {
      return MP4;
    }
    if (start.startsWith("\u001aE\u00df\u00a3")) {
      return MATROSKA;
    }
    if (start.startsWith("RIFF") && start.startsWith("AVI ", 8)) {
      return AVI;
    }
    if (start.startsWith("OggS")) {
      return OGG;
    }
    if (start.startsWith("FLV\u0001")) {
      return FLASH;
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return GIF;
    }
    return start.startsWith("G")
            && start.startsWith("G", PACKET)
            && start.startsWith("G", 2 * PACKET)
        ? MPEG_TS
        : UNKNOWN;
  }

  private static boolean isText(byte[] head) {
    for (byte sign : head) {
      if (sign >= 0 && sign < ' ' && sign != '\t' && sign != '\n' && sign != '\r') {
        return false;
      }
    }
    return true;
  }

  /** For people. */
  @Override
  public String toString() {
    return words;
  }

  /** By which a browser knows how to play it; a Matroska file goes as WebM, which most take. */
  public String mediaType() {
    return mediaType;
  }

  /** For programs: small letters. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
