import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the house: files and lines of each module, the fullest folders, the longest files, simple
 * names that stand twice, pairs of files that share six lines, and types of main code that no other
 * main code names. Prints the tables of docs/proof.md.
 *
 * <p>Run from the root: {@code java config/CountSources.java}; with a folder, it counts the tree
 * that is there, such as an older one that {@code git archive} has written.
 */
final class CountSources {
  private static final int RUN = 6;
  private static final int TOO_COMMON = 8;
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern TYPE =
      Pattern.compile(
          "public (?:(?:abstract|final|sealed|non-sealed|static|strictfp) )*"
              + "(?:class|interface|record|enum|@interface) (\\w+)");

  private CountSources() {}

  /**
   * A file.
   *
   * @param module whose it is
   * @param isMain of main code, not of tests
   * @param lines as written
   * @param code those that are neither blank, nor comment, nor import, nor the package
   */
  private record Source(
      String module, boolean isMain, Path path, List<String> lines, List<String> code) {
    static Source of(Path root, Path path) {
      try {
        String within = root.relativize(path).toString();
        boolean isMain = within.contains("/src/main/java/");
        String module = within.replaceFirst("/src/(main|test)/java/.*", "");
        List<String> lines = Files.readAllLines(path);
        return new Source(module, isMain, root.relativize(path), lines, code(lines));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String name() {
      return path.getFileName().toString().replace(".java", "");
    }

    private static List<String> code(List<String> lines) {
      List<String> code = new ArrayList<>();
      boolean isComment = false;
      for (String line : lines) {
        String text = line.strip();
        boolean begins = text.startsWith("/*");
        if (!isComment && !begins && !text.isEmpty() && !isAside(text)) {
          code.add(text);
        }
        isComment = (isComment || begins) && !text.endsWith("*/");
      }
      return code;
    }

    private static boolean isAside(String text) {
      return text.startsWith("//") || text.startsWith("import ") || text.startsWith("package ");
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments.length == 0 ? "." : arguments[0]).toAbsolutePath().normalize();
    List<Source> all;
    try (Stream<Path> files = Files.walk(root)) {
      all =
          files
              .filter(it -> it.toString().matches(".*/src/(main|test)/java/.*[.]java"))
              .filter(it -> !root.relativize(it).toString().matches("(.*/)?(target|peers)/.*"))
              .sorted()
              .map(it -> Source.of(root, it))
              .toList();
    }
    List<Source> main = all.stream().filter(Source::isMain).toList();
    modules(all);
    folders(main);
    longest(main);
    twice(main);
    System.out.println("\nPairs of files that share " + RUN + " lines or more:\n");
    System.out.println("| code | pairs |\n|---|---|");
    System.out.println("| main | " + pairs(main) + " |");
    System.out.println("| main and tests | " + pairs(all) + " |");
    alone(all);
  }

  private static void modules(List<Source> all) {
    System.out.println("| module | main files | lines | of code | test files | lines | of code |");
    System.out.println("|---|---|---|---|---|---|---|");
    all.stream()
        .collect(Collectors.groupingBy(Source::module, TreeMap::new, Collectors.toList()))
        .forEach((module, some) -> row("`" + module + "`", some));
    row("all", all);
  }

  private static void row(String name, List<Source> some) {
    List<Source> main = some.stream().filter(Source::isMain).toList();
    List<Source> test = some.stream().filter(it -> !it.isMain()).toList();
    System.out.printf("| %s | %s | %s |%n", name, counts(main), counts(test));
  }

  private static String counts(List<Source> some) {
    int lines = some.stream().mapToInt(it -> it.lines().size()).sum();
    int code = some.stream().mapToInt(it -> it.code().size()).sum();
    return "%,d | %,d | %,d".formatted(some.size(), lines, code);
  }

  private static void folders(List<Source> main) {
    System.out.println("\n| folder of main code | files |\n|---|---|");
    main.stream()
        .collect(Collectors.groupingBy(it -> it.path().getParent(), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<Path, Long>comparingByValue().reversed())
        .limit(5)
        .forEach(it -> System.out.printf("| `%s` | %d |%n", it.getKey(), it.getValue()));
  }

  private static void longest(List<Source> main) {
    System.out.println("\n| file of main code | lines |\n|---|---|");
    main.stream()
        .sorted(Comparator.comparingInt((Source it) -> it.lines().size()).reversed())
        .limit(20)
        .forEach(it -> System.out.printf("| `%s` | %d |%n", it.path(), it.lines().size()));
  }

  private static void twice(List<Source> main) {
    Map<String, List<String>> byName =
        main.stream()
            .filter(it -> !it.name().endsWith("-info"))
            .collect(
                Collectors.groupingBy(
                    Source::name,
                    TreeMap::new,
                    Collectors.mapping(Source::module, Collectors.toList())));
    byName.values().removeIf(it -> it.size() < 2);
    System.out.println("\nSimple names of files that stand twice in main code: " + byName.size());
    byName.forEach((name, modules) -> System.out.println("- `" + name + "`: " + modules));
  }

  /** Runs that stand in more places than a few are a manner of writing, and not counted. */
  private static int pairs(List<Source> some) {
    Map<String, Set<Path>> places = new HashMap<>();
    for (Source it : some) {
      List<String> lines = it.code().stream().filter(line -> line.matches(".*\\w.*")).toList();
      for (int first = 0; first + RUN <= lines.size(); first++) {
        String run = String.join("\n", lines.subList(first, first + RUN));
        places.computeIfAbsent(run, same -> new TreeSet<>()).add(it.path());
      }
    }
    Set<List<Path>> pairs = new HashSet<>();
    for (Set<Path> same : places.values()) {
      if (same.size() <= TOO_COMMON) {
        List<Path> files = List.copyOf(new TreeSet<>(same));
        List<Path> sorted = files.stream().sorted().toList();
        for (int one = 0; one < sorted.size(); one++) {
          for (int other = one + 1; other < sorted.size(); other++) {
            pairs.add(List.of(sorted.get(one), sorted.get(other)));
          }
        }
      }
    }
    return pairs.size();
  }

  /** A word is a name here, wherever it stands: what is listed is surely named by nobody. */
  private static void alone(List<Source> all) {
    Map<String, Set<Path>> naming = new HashMap<>();
    for (Source it : all) {
      if (it.isMain()) {
        for (String line : it.code()) {
          WORD.matcher(line)
              .results()
              .forEach(word ->
                  naming.computeIfAbsent(word.group(), same -> new HashSet<>()).add(it.path()));
        }
      }
    }
    System.out.println("\nPublic types of main code that no other file of main code names:");
    for (Source it : all) {
      if (it.isMain()) {
        it.code().stream()
            .flatMap(line -> TYPE.matcher(line).results().map(found -> found.group(1)))
            .filter(name -> naming.get(name).size() == 1)
            .forEach(name -> System.out.println("- `" + name + "` in `" + it.path() + "`"));
      }
    }
  }
}
