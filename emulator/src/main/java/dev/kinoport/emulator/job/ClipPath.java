package dev.kinoport.emulator.job;

import io.vavr.control.Option;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where on the file host the clip of a job lies. */
public final class ClipPath {
  private static final Pattern PATTERN =
      Pattern.compile("/files/b/[0-9a-f]{8}/([0-9a-f-]{36})_output\\.mp4");

  private ClipPath() {}

  /** Where the clip lies on the wire that lies there in process; dead where that is dead. */
  public static String of(URI inProcess) {
    String file = inProcess.getPath();
    String name = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    return "/files/b/%08x/%s_output.mp4".formatted(name.hashCode(), name);
  }

  /** Whose clip lies at a path of the file host. */
  public static Option<String> requestId(String path) {
    Matcher matcher = PATTERN.matcher(path);
    return matcher.matches() ? Option.of(matcher.group(1)) : Option.none();
  }
}
