package dev.kinoport.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a page names and is not there. Names are looked for where they are marked as such: in
 * links, between backticks and in blocks of code; a type, only between backticks.
 *
 * @param checkout what is there
 */
record PageCheck(Checkout checkout) {
  /** A record of a decision is not rewritten: what it named then has another name by now. */
  static final Map<String, Set<String>> NAMES_OF_THE_PAST =
      Map.of(
          "0002-put-ports-beside-their-words.md", Set.of("Admissions"),
          "0005-write-the-intent-then-the-departure.md", Set.of("doubtGrace"),
          "0013-keep-models-as-typed-data.md", Set.of("ModelCheck"));

  /** Words of others: of fal's messages and client, of a plugin; and a file that we do not have. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "Unexpected", "proxyUrl", "requestMiddleware", "mutationThreshold", "module-info.java");

  private static final Pattern TYPE =
      Pattern.compile("(?<![\\w./:-])([A-Z][a-z]\\w*)(?:\\.(\\w+))?(?![\\w-])");

  /** A method or a component, where it is named alone: one word with a hump. */
  private static final Pattern MEMBER = Pattern.compile("(?<![\\w./-])([a-z]+[A-Z]\\w*)");

  private static final Pattern PACKAGE =
      Pattern.compile("\\b(dev\\.kinoport(?:\\.[a-z]\\w*)*)(?:\\.([A-Z][a-z]\\w*))?");

  private static final Pattern MODULE =
      Pattern.compile("(?:kinoport-)?(adapter-[a-z-]+)|kinoport-([a-z-]+)");
  private static final Pattern FILE_NAME = Pattern.compile("[\\w-]+\\.(?:java|md)");
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./:-])(?:\\./)?([\\w.-]+(?:/[\\w.-]+)+)");
  private static final Pattern COMMAND = Pattern.compile("(?:^|\\./)kinoport ([a-z][a-z-]*)");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern OTHER_PROGRAMS =
      Pattern.compile("\\b(?:curl|java|jfr|mvn|node|npm)\\b");
  private static final Pattern MAVEN_MODULE = Pattern.compile("-pl ([a-z-]+)");
  private static final Pattern MAVEN_TEST = Pattern.compile("-Dtest=(\\w+)");
  private static final Pattern MAVEN_PROFILE = Pattern.compile("-P([\\w-]+)");

  /** Every fault of a page; none if all is there. */
  List<String> faults(Page page) {
    return Stream.of(links(page), types(page), files(page), commands(page), maven(page))
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  private Stream<String> links(Page page) {
    return Stream.concat(
        page.links().stream()
            .filter(link -> !leadsSomewhere(page, link))
            .map(link -> "no such page or heading: " + link),
        page.looseEnds().stream().map(word -> "a link without an address: " + word));
  }

  private static boolean leadsSomewhere(Page page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page.file() : folder(page).resolve(file);
    boolean isThere = file.isEmpty() || Files.exists(target);
    return isThere && (hash < 0 || headings(page, target).hasAnchor(link.substring(hash + 1)));
  }

  private static Page headings(Page page, Path target) {
    return target.equals(page.file()) ? page : Page.read(target);
  }

  private static Path folder(Page page) {
    return page.file().resolveSibling("");
  }

  private Stream<String> types(Page page) {
    Set<String> past =
        NAMES_OF_THE_PAST.getOrDefault(page.file().getFileName().toString(), Set.of());
    return page.spans().stream()
        .flatMap(span -> Stream.of(types(span), members(span), packages(span)))
        .flatMap(Function.identity())
        .filter(name -> !past.contains(name) && !NO_NAMES.contains(name))
        .map(name -> "no such type, member or package: " + name);
  }

  private Stream<String> types(String span) {
    return TYPE.matcher(span)
        .results()
        .filter(found -> !isThere(found.group(1), found.group(2)))
        .map(MatchResult::group);
  }

  private boolean isThere(String type, @Nullable String member) {
    boolean isOneWord = member == null || !checkout.declares(type);
    return isOneWord ? checkout.hasType(type) : checkout.hasMember(type, String.valueOf(member));
  }

  private Stream<String> members(String span) {
    return names(MEMBER, span).filter(not(checkout::saysWord));
  }

  private Stream<String> packages(String span) {
    return PACKAGE
        .matcher(span)
        .results()
        .filter(found ->
            !checkout.hasPackage(found.group(1))
                || (found.group(2) != null && !checkout.declares(found.group(2))))
        .map(MatchResult::group);
  }

  private Stream<String> files(Page page) {
    Stream<String> paths =
        page.code()
            .flatMap(code -> names(PATH, code))
            .filter(path -> checkout.beginsHere(path) && !path.contains("/target/"))
            .filter(path -> !checkout.hasPath(folder(page), path));
    Stream<String> names =
        page.spans().stream()
            .filter(FILE_NAME.asMatchPredicate())
            .filter(name -> !checkout.hasFileNamed(name) && !NO_NAMES.contains(name));
    Stream<String> modules =
        page.spans().stream()
            .filter(MODULE.asMatchPredicate())
            .filter(name -> names(MODULE, name).noneMatch(checkout::hasModule));
    return Stream.of(paths, names, modules)
        .flatMap(Function.identity())
        .map(name -> "no such file or module: " + name);
  }

  private Stream<String> commands(Page page) {
    Stream<String> commands =
        page.code().flatMap(code -> names(COMMAND, code)).filter(not(checkout::hasCommand));
    Stream<String> options =
        page.code()
            .flatMap(code -> code.replace("\\\n", " ").lines())
            .filter(line -> !OTHER_PROGRAMS.matcher(line).find())
            .flatMap(line -> OPTION.matcher(line).results())
            .map(MatchResult::group)
            .filter(not(checkout::hasOption));
    return Stream.concat(commands, options).map(name -> "no such command or option: " + name);
  }

  private Stream<String> maven(Page page) {
    return page.code()
        .filter(code -> code.contains("mvn"))
        .flatMap(code ->
            Stream.of(
                    names(MAVEN_MODULE, code).filter(not(checkout::hasModule)),
                    names(MAVEN_TEST, code).filter(not(checkout::declares)),
                    names(MAVEN_PROFILE, code).filter(not(checkout::hasProfile)))
                .flatMap(Function.identity()))
        .map(name -> "nothing that Maven finds: " + name);
  }

  private static Predicate<String> not(Predicate<String> predicate) {
    return predicate.negate();
  }

  /** What a pattern catches: of its groups, the one that is not empty. */
  private static Stream<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
  }
}
