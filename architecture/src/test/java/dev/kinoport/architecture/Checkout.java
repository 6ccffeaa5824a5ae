package dev.kinoport.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is there to be named: the files of a checkout, and what its sources declare and import. */
final class Checkout {
  private static final Set<String> NOT_OURS = Set.of(".git", "node_modules", "target");

  private static final Pattern DECLARED =
      Pattern.compile(
          "(?m)^\\s*(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*"
              + "(?:class|interface|record|enum|@interface)\\s+([A-Z]\\w*)");

  private static final Pattern IMPORTED = Pattern.compile("(?m)^import (?:static )?([\\w.]+);");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern WORD = Pattern.compile("\\b([a-z]+[A-Z]\\w*)");
  private static final Pattern OPTION = Pattern.compile("\"(--[a-z][a-z-]*)\"");
  private static final Pattern COMMAND = Pattern.compile("\\bname = \"([a-z-]+)\"");
  private static final Pattern PROFILE = Pattern.compile("<id>([\\w-]+)</id>");

  /** Nobody imports these, and pages speak of them. */
  private static final List<String> LIBRARIES =
      List.of("java.lang.", "com.squareup.moshi.", "io.vavr.control.Option$");

  private final Path root;
  private final Set<String> fileNames = new HashSet<>();
  private final Map<String, String> sourcesByType = new HashMap<>();
  private final Set<String> imported = new HashSet<>();
  private final Set<String> packages = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> options = new HashSet<>();
  private final Set<String> commands = new HashSet<>();
  private final Set<String> profiles = new HashSet<>();

  private Checkout(Path root) {
    this.root = root;
  }

  static Checkout at(Path root) {
    Checkout checkout = new Checkout(root);
    for (Path file : filesBelow(root)) {
      checkout.add(file);
    }
    return checkout;
  }

  private static List<Path> filesBelow(Path root) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              files.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private void add(Path file) {
    String name = file.getFileName().toString();
    fileNames.add(name);
    if (name.endsWith(".java")) {
      addSource(file, read(file));
    }
    if (name.equals("pom.xml")) {
      collect(PROFILE, read(file), profiles);
      collect(WORD, read(file), words);
    }
  }

  private void addSource(Path file, String source) {
    DECLARED
        .matcher(source)
        .results()
        .forEach(type -> sourcesByType.merge(type.group(1), source, String::concat));
    IMPORTED
        .matcher(source)
        .results()
        .forEach(found -> imported.addAll(List.of(found.group(1).split("\\."))));
    collect(PACKAGE, source, packages);
    if (!file.startsWith(root.resolve("architecture/src/test"))) {
      // where wrong words are planted
      collect(WORD, source, words);
    }
    if (file.startsWith(root.resolve("cli-demo/src/main"))) {
      collect(OPTION, source, options);
      collect(COMMAND, source, commands);
    }
  }

  private static void collect(Pattern pattern, String text, Set<String> into) {
    pattern.matcher(text).results().forEach(found -> into.add(found.group(1)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a path leads to something, from the root or from a folder. */
  boolean hasPath(Path folder, String path) {
    return Files.exists(folder.resolve(path)) || Files.exists(root.resolve(path));
  }

  /** Whether a path means something of ours: it begins with a name of the root's. */
  boolean beginsHere(String path) {
    return Files.exists(root.resolve(path.substring(0, path.indexOf('/'))));
  }

  boolean hasFileNamed(String name) {
    return fileNames.contains(name);
  }

  boolean hasModule(String folder) {
    return Files.exists(root.resolve(folder).resolve("pom.xml"));
  }

  /** Whether a type is one of ours, or one that ours use. */
  boolean hasType(String name) {
    return declares(name) || imported.contains(name) || isOfALibrary(name);
  }

  private static boolean isOfALibrary(String name) {
    return LIBRARIES.stream().anyMatch(prefix -> isClass(prefix + name));
  }

  private static boolean isClass(String name) {
    try {
      Class.forName(name, false, Checkout.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  boolean declares(String type) {
    return sourcesByType.containsKey(type);
  }

  /** Whether a source that declares a type says this word. */
  boolean hasMember(String type, String member) {
    String sources = sourcesByType.getOrDefault(type, "");
    return Pattern.compile("\\b" + Pattern.quote(member) + "\\b").matcher(sources).find();
  }

  /** Whether any source or POM says this word, which has a hump. */
  boolean saysWord(String word) {
    return words.contains(word);
  }

  boolean hasPackage(String name) {
    return packages.contains(name);
  }

  boolean hasOption(String option) {
    return options.contains(option);
  }

  boolean hasCommand(String command) {
    return commands.contains(command);
  }

  boolean hasProfile(String profile) {
    return profiles.contains(profile);
  }
}
