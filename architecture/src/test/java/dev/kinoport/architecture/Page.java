package dev.kinoport.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of Markdown, taken apart.
 *
 * @param file where it lies
 * @param prose everything outside blocks of code
 * @param blocks the blocks of code, each without its fences
 */
record Page(Path file, String prose, List<String> blocks) {
  private static final String FENCE = "```";
  private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ADDRESS = Pattern.compile("(?m)^\\[(\\w+)\\]: +(\\S+)");
  private static final Pattern WORD = Pattern.compile("(?<!\\])\\[([A-Z]\\w+)\\](?![(\\[:])");

  static Page read(Path file) {
    try {
      return of(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(Path file, String text) {
    StringBuilder prose = new StringBuilder();
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean isCode = false;
    for (String line : text.lines().toList()) {
      if (line.strip().startsWith(FENCE)) {
        if (isCode) {
          blocks.add(block.toString());
          block.setLength(0);
        }
        isCode = !isCode;
      } else {
        (isCode ? block : prose).append(line).append('\n');
      }
    }
    return new Page(file, prose.toString(), List.copyOf(blocks));
  }

  /** What stands between backticks. */
  List<String> spans() {
    return PARAGRAPHS
        .splitAsStream(prose)
        .flatMap(paragraph -> SPAN.matcher(paragraph).results())
        .map(span -> span.group(1))
        .toList();
  }

  /** All code, in the text and in blocks. */
  Stream<String> code() {
    return Stream.concat(spans().stream(), blocks.stream());
  }

  /** Where links lead, as they are written, but for those into the web. */
  List<String> links() {
    return Stream.concat(
            LINK.matcher(text()).results().map(link -> link.group(1)),
            ADDRESS.matcher(text()).results().map(address -> address.group(2)))
        .filter(target -> !target.contains("://"))
        .toList();
  }

  /** Words in brackets that are meant as links and have no address below. */
  List<String> looseEnds() {
    Set<String> words =
        ADDRESS.matcher(text()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    return WORD.matcher(text())
        .results()
        .map(found -> found.group(1))
        .filter(word -> !words.contains(word))
        .toList();
  }

  private String text() {
    return SPAN.matcher(prose).replaceAll("code");
  }

  /** What a link into this page may stand behind a hash. */
  boolean hasAnchor(String anchor) {
    return HEADING.matcher(prose).results().anyMatch(found -> slug(found.group(1)).equals(anchor));
  }

  private static String slug(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
