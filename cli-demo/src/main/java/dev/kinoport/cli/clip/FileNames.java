package dev.kinoport.cli.clip;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names of files mean on Linux, macOS and Windows, whichever this is. */
public final class FileNames {
  /** Devices, with or without an ending. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?i)(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])( *\\..*)?");

  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\<>:\"|?*]");

  private FileNames() {}

  /** Whether Windows would take it for a device. */
  public static boolean isReserved(String name) {
    return RESERVED.matcher(name).matches();
  }

  /** The first sign that no name may have on all three. */
  public static Option<String> forbiddenIn(String name) {
    Matcher sign = FORBIDDEN.matcher(name);
    return Option.when(sign.find(), sign::group);
  }

  /** Equal for two names that one of them thinks the same: case, and how accents are put. */
  public static String same(Path name) {
    String composed = Normalizer.normalize(name.toString(), Normalizer.Form.NFC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
