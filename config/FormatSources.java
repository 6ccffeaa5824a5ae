import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formats every Java file below the current folder with google-java-format, or checks that it is.
 *
 * <p>Run by the build of the root module, as a single source file in the toolchain's JDK.
 */
final class FormatSources {
  private static final String REMEDY = "mvn -q -N validate -Pformat";
  private static final Set<String> SKIPPED = Set.of("target", "node_modules");

  private FormatSources() {}

  public static void main(String[] arguments) throws IOException {
    boolean write = arguments.length == 1 && arguments[0].equals("write");
    if (!write && !(arguments.length == 1 && arguments[0].equals("check"))) {
      fail("usage: FormatSources check|write");
    }
    List<Path> sources = sourcesBelow(Path.of(""));
    List<String> findings =
        sources.parallelStream().map(file -> process(file, write)).filter(f -> f != null).toList();
    findings.forEach(System.out::println);
    if (findings.stream().anyMatch(finding -> finding.startsWith("cannot"))) {
      fail("Some files cannot be parsed.");
    }
    if (!write && !findings.isEmpty()) {
      fail(findings.size() + " files are not formatted. To format everything: " + REMEDY);
    }
    System.out.println(sources.size() + " Java files " + (write ? "formatted." : "are formatted."));
  }

  private static String process(Path file, boolean write) {
    try {
      String before = Files.readString(file);
      String after = new Formatter().formatSourceAndFixImports(before);
      if (after.equals(before)) {
        return null;
      }
      if (write) {
        Files.writeString(file, after);
        return "formatted " + file;
      }
      return "not formatted: " + file;
    } catch (FormatterException e) {
      return "cannot parse " + file + ": " + e.getMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sourcesBelow(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped = name.startsWith(".") || SKIPPED.contains(name);
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    sources.sort(null);
    return sources;
  }

  private static void fail(String reason) {
    System.err.println(reason);
    System.exit(1);
  }
}
