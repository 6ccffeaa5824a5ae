import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Formats every Java file below the current folder with google-java-format, or checks that it is.
 *
 * <p>Run by the build of the root module, as a single source file in the toolchain's JDK.
 */
final class FormatSources {
  private static final String REMEDY = "mvn -q -N validate -Pformat";
  private static final Set<String> SKIPPED = Set.of("target", "node_modules");
  private static final Path KNOWN = Path.of("target", "formatter", "formatted");

  /** The formatter's jar and its helpers', each named with its version; and the JDK that parses. */
  private static final String FORMATTER =
      System.getProperty("java.vm.version") + ' ' + formatterJars();

  private FormatSources() {}

  private static List<String> formatterJars() {
    try (var files = Files.list(Path.of("target", "formatter"))) {
      return files.map(Path::toString).filter(it -> it.endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    boolean write = arguments.length == 1 && arguments[0].equals("write");
    if (!write && !(arguments.length == 1 && arguments[0].equals("check"))) {
      fail("usage: FormatSources check|write");
    }
    List<Path> sources = sourcesBelow(Path.of(""));
    Set<String> known = known();
    Set<String> formatted = ConcurrentHashMap.newKeySet();
    List<String> findings =
        sources.parallelStream()
            .map(file -> process(file, write, known, formatted))
            .filter(f -> f != null)
            .toList();
    Files.write(KNOWN, formatted);
    findings.forEach(System.out::println);
    if (findings.stream().anyMatch(finding -> finding.startsWith("cannot"))) {
      fail("Some files cannot be parsed.");
    }
    if (!write && !findings.isEmpty()) {
      fail(findings.size() + " files are not formatted. To format everything: " + REMEDY);
    }
    System.out.println(sources.size() + " Java files " + (write ? "formatted." : "are formatted."));
  }

  /**
   * Digests of the texts that were found formatted by this formatter: the same text need not be
   * formatted again to see that it is.
   */
  private static Set<String> known() throws IOException {
    return Files.isRegularFile(KNOWN) ? Set.copyOf(Files.readAllLines(KNOWN)) : Set.of();
  }

  /** Of the text and of what formats it: another formatter finds nothing that it knows. */
  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(FORMATTER.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String process(
      Path file, boolean write, Set<String> known, Set<String> formatted) {
    try {
      String before = Files.readString(file);
      String digest = digest(before);
      if (known.contains(digest)) {
        formatted.add(digest);
        return null;
      }
      String after = new Formatter().formatSourceAndFixImports(before);
      if (after.equals(before)) {
        formatted.add(digest);
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
