package dev.kinoport.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.price.Money;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A new kind of input is one new class. It stays so while nobody outside of this package knows two
 * kinds apart, and while this package knows nobody who knows inputs.
 */
class KindsAtHomeTest {
  private static final Pattern OURS = Pattern.compile("dev/kinoport/([a-z]+/)*[A-Za-z]+");

  @Test
  void nobodyElseTellsTheKindsApart() throws IOException, URISyntaxException {
    Map<String, Set<String>> all = classesBeside(Money.class);
    assertThat(all).hasSizeGreaterThan(100);
    all.keySet().removeIf(name -> name.startsWith("dev/kinoport/input/"));
    assertThat(knowingSeveralKinds(all)).isEmpty();
  }

  @Test
  void whoeverDoesIsFound() throws IOException, URISyntaxException {
    Map<String, Set<String>> tests = classesBeside(KindsAtHomeTest.class);
    assertThat(knowingSeveralKinds(tests)).contains("dev/kinoport/input/KindsAtHomeTest");
  }

  @Test
  void inputsSeeOnlyFaultsPicturesAndPrices() throws IOException, URISyntaxException {
    Map<String, Set<String>> all = classesBeside(Money.class);
    all.keySet().removeIf(name -> !name.startsWith("dev/kinoport/input/"));
    Set<String> packages =
        all.values().stream()
            .flatMap(Collection::stream)
            .map(name -> name.substring(0, name.lastIndexOf('/')))
            .collect(Collectors.toSet());
    assertThat(packages)
        .containsExactlyInAnyOrder(
            "dev/kinoport/fault", "dev/kinoport/input", "dev/kinoport/media", "dev/kinoport/price");
  }

  /** What must not be anywhere else. */
  static String planted(Input input) {
    return switch (input) {
      case DurationInput duration -> "a length";
      case ChoiceInput choice -> "a word";
      default -> "something";
    };
  }

  private static Set<String> knowingSeveralKinds(Map<String, Set<String>> classes) {
    Set<String> kinds =
        TestInputs.kinds().stream()
            .map(kind -> kind.getName().replace('.', '/'))
            .collect(Collectors.toSet());
    Set<String> found = new TreeSet<>();
    classes.forEach((name, known) -> {
      if (known.stream().filter(kinds::contains).count() > 1) {
        found.add(name);
      }
    });
    return found;
  }

  /** For each class, with those inside of it, the classes of this library that it names. */
  private static Map<String, Set<String>> classesBeside(Class<?> one)
      throws IOException, URISyntaxException {
    Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, Set<String>> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replaceAll("(\\$.*)?\\.class$", "");
        classes.computeIfAbsent(name, it -> new TreeSet<>()).addAll(namedIn(file));
      }
    }
    return classes;
  }

  /** The constant pool names every class that the code so much as asks for, in plain text. */
  private static Set<String> namedIn(Path file) throws IOException {
    Matcher names = OURS.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    Set<String> found = new TreeSet<>();
    while (names.find()) {
      found.add(names.group());
    }
    return found;
  }
}
