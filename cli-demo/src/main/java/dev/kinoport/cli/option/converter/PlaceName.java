package dev.kinoport.cli.option.converter;

import io.vavr.control.Option;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Tells a name of this machine from one that only a shell, another system or a server understands.
 * A journal that is kept under such a name by mistake is not found again. What is there already is
 * a name, however odd, and so is what begins with {@code /} or {@code ./}.
 */
final class PlaceName {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** A scheme, a host and its port, a login, a setting of a driver. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "\\s*([A-Za-z][A-Za-z0-9+.-]+:|[^/:\\s]+:[0-9]{1,5}(/.*)?$|\\[[0-9A-Fa-f:.%]+\\]"
              + "|[^/@\\s]+@[^/@\\s]+/|[A-Za-z_][A-Za-z0-9_]*\\s*=).*",
          Pattern.DOTALL);

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern VARIABLE =
      Pattern.compile("\\$[A-Za-z_].*|.*\\$\\{.*|.*\\$\\(.*", Pattern.DOTALL);
  private static final Pattern SURELY = Pattern.compile("\\.{0,2}/.*", Pattern.DOTALL);

  private PlaceName() {}

  /** Why it is none, and what to write instead; none if it is one. */
  static Option<String> oddity(String typed) {
    if (isThere(typed)) {
      return Option.none();
    }
    if (typed.startsWith("~")) {
      return Option.some(
          "~ stands for a home only where a shell reads it"
              + (typed.matches("(?s)~(/.*)?")
                  ? ": write " + System.getProperty("user.home") + typed.substring(1)
                  : ""));
    }
    if (VARIABLE.matcher(typed).matches()) {
      return Option.some("a variable is filled in only where a shell reads it");
    }
    if (!WINDOWS
        && !SURELY.matcher(typed).matches()
        && (DRIVE.matcher(typed).matches() || typed.indexOf('\\') >= 0)) {
      return Option.some(
          "it is a name of Windows, and none of this machine: a file or folder of that name is ./"
              + "NAME");
    }
    return Option.when(
        !SURELY.matcher(typed).matches() && ADDRESS.matcher(typed).matches(),
        "it looks like an address: a file or folder of that name is ./" + "NAME");
  }

  private static boolean isThere(String typed) {
    try {
      Path path = Path.of(typed);
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          || (path.getParent() != null
              && !SURELY.matcher(typed).matches()
              && Files.isDirectory(path.getParent()));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
