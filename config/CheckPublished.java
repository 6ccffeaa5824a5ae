import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Looks through the folder that a dry run of the deploy has filled: every module of the BOM is
 * there, with its sources, its Javadoc and what it is made of; every pom says what a public
 * repository asks for; every entry of every jar carries the one time that makes builds alike. It
 * signs nothing: that is one goal more where the key is.
 *
 * <p>{@code java config/CheckPublished.java FOLDER}
 */
final class CheckPublished {
  private static final Pattern MANAGED =
      Pattern.compile("<artifactId>(kinoport-[a-z0-9-]+)</artifactId>");
  private static final List<String> BESIDE_A_JAR =
      List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json");
  private static final List<String> IN_A_POM = List.of("name", "description");
  private static final List<String> IN_POM_OR_PARENT =
      List.of("url", "licenses", "developers", "scm");

  private final List<String> faults = new ArrayList<>();
  private final Path group;
  private int files;

  private CheckPublished(Path folder) {
    group = folder.resolve("dev/kinoport");
  }

  public static void main(String[] arguments) throws IOException {
    CheckPublished check = new CheckPublished(Path.of(arguments[0]));
    check.everything();
    check.faults.forEach(System.err::println);
    if (!check.faults.isEmpty() || check.files == 0) {
      System.err.printf("%d faults in what would be published.%n", check.faults.size());
      System.exit(1);
    }
    System.out.printf("%d published files are complete.%n", check.files);
  }

  private void everything() throws IOException {
    String parent = pom("kinoport-parent");
    Set<String> modules = new TreeSet<>();
    Matcher managed = MANAGED.matcher(pom("kinoport-bom"));
    while (managed.find()) {
      modules.add(managed.group(1));
    }
    modules.remove("kinoport-bom");
    for (String module : modules) {
      BESIDE_A_JAR.forEach(end -> file(module, end));
      said(module, pom(module), IN_A_POM, "");
      said(module, pom(module), IN_POM_OR_PARENT, parent);
      times(module);
    }
    said("kinoport-bom", pom("kinoport-bom"), IN_A_POM, "");
    said("kinoport-bom", pom("kinoport-bom"), IN_POM_OR_PARENT, "");
  }

  private void said(String module, String pom, List<String> elements, String parent) {
    for (String element : elements) {
      String tag = "<" + element;
      if (!pom.contains(tag) && !parent.contains(tag)) {
        faults.add(module + ": its pom has no " + element);
      }
    }
  }

  private String pom(String module) throws IOException {
    Path found = file(module, ".pom");
    return found == null ? "" : Files.readString(found);
  }

  /** The newest file of a module with this end; null, and a fault, if there is none. */
  private Path file(String module, String end) {
    Pattern name =
        Pattern.compile(
            Pattern.quote(module) + "-\\d[^/]*?(-\\d+\\.\\d+-\\d+)?" + Pattern.quote(end));
    try (Stream<Path> all = Files.walk(group.resolve(module))) {
      Path found =
          all.filter(path -> name.matcher(path.getFileName().toString()).matches())
              .filter(path ->
                  !end.equals(".jar") || !path.toString().matches(".*-(sources|javadoc)\\.jar"))
              .max(Path::compareTo)
              .orElse(null);
      if (found == null) {
        faults.add(module + ": there is no " + end);
      } else {
        files++;
      }
      return found;
    } catch (IOException e) {
      faults.add(module + " is not published");
      return null;
    }
  }

  private void times(String module) throws IOException {
    Path jar = file(module, ".jar");
    if (jar == null) {
      return;
    }
    try (ZipFile content = new ZipFile(jar.toFile())) {
      long times = content.stream().map(ZipEntry::getTimeLocal).distinct().count();
      if (times != 1) {
        faults.add(module + ": its entries carry " + times + " times, so no other build is alike");
      }
    }
  }
}
