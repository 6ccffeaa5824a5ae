package dev.kinoport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which package plays which part. Everything below {@code base} that has no part here is core, so
 * that a new module is held to the strictest rules until it is named.
 *
 * @param base the package above all others, {@code dev.kinoport} for the product
 */
record Hexagon(String base) {
  /** The ports, by simple name: every way out of the core that can fail. */
  static final Set<String> PORTS =
      Set.of("ClipSource", "ClipStore", "Journal", "MediaUploader", "VideoBackend");

  private static final List<String> ADAPTERS =
      List.of(
          "dbscheduler", "emulator", "fake", "fal", "jdbc", "minimax", "replicate", "s3", "videos");

  /** What an adapter is built upon, beside the core. */
  private static final Map<String, List<String>> BASES =
      Map.of(
          "dbscheduler", List.of("database"),
          "emulator", List.of("fake", "json"),
          "fake", List.of("clipwriter", "json"),
          "fal", List.of("http", "json"),
          "jdbc", List.of("database", "json"),
          "minimax", List.of("http", "json"),
          "replicate", List.of("http", "json"),
          "videos", List.of("http", "json"));

  private static final List<String> OTHERS =
      List.of(
          "architecture",
          "benchmarks",
          "chaos",
          "cli",
          "clipwriter",
          "database",
          "guice",
          "http",
          "json",
          "micrometer",
          "modelfile",
          "pages",
          "postgres",
          "s3server",
          "simulation",
          "spring",
          "testkit");

  DescribedPredicate<JavaClass> everything() {
    return resideInAPackage(base + "..").as("classes of Kinoport");
  }

  DescribedPredicate<JavaClass> core() {
    return everything()
        .and(not(adapters()))
        .and(not(resideInAnyPackage(packages(OTHERS))))
        .as("the core");
  }

  DescribedPredicate<JavaClass> adapters() {
    return resideInAnyPackage(packages(ADAPTERS)).as("the adapters");
  }

  /**
   * The adapter that {@code type} belongs to, by the name of its package, and what it builds on.
   */
  DescribedPredicate<JavaClass> adapterOf(JavaClass type) {
    String name =
        ADAPTERS.stream()
            .filter(adapter -> part(adapter).test(type))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("of no adapter: " + type.getName()));
    return BASES.getOrDefault(name, List.of()).stream()
        .map(this::part)
        .reduce(part(name), (one, other) -> one.or(other));
  }

  DescribedPredicate<JavaClass> world() {
    return part("fake").as("the fake's world");
  }

  DescribedPredicate<JavaClass> clipWriter() {
    return part("clipwriter").as("the clip writer");
  }

  DescribedPredicate<JavaClass> ports() {
    return core()
        .and(describe("named as a port", type -> PORTS.contains(type.getSimpleName())))
        .as("the ports");
  }

  DescribedPredicate<JavaClass> testkit() {
    return part("testkit");
  }

  DescribedPredicate<JavaClass> commandLine() {
    return part("cli");
  }

  /** Where a person looks on: the command line, and the main classes of what is not published. */
  DescribedPredicate<JavaClass> programs() {
    return commandLine()
        .or(part("benchmarks"))
        .or(part("chaos"))
        .or(part("postgres"))
        .or(part("s3server"))
        .or(part("simulation").and(describe("a main class", Hexagon::hasMainMethod)))
        .as("programs");
  }

  /** The real clock and the real dice: what a caller gets who brings none of their own. */
  DescribedPredicate<JavaClass> defaults() {
    Set<String> names =
        Set.of(
            base + ".KinoportBuilder",
            base + ".fake.FakeProvider$Builder",
            base + ".time.SystemElapsedTime",
            base + ".time.SystemTime");
    return describe("the defaults", type -> names.contains(type.getName()));
  }

  private DescribedPredicate<JavaClass> part(String name) {
    return resideInAPackage(base + "." + name + "..");
  }

  private String[] packages(List<String> names) {
    return names.stream().map(name -> base + "." + name + "..").toArray(String[]::new);
  }

  private static boolean hasMainMethod(JavaClass type) {
    return type.tryGetMethod("main", String[].class).isPresent();
  }
}
