package dev.kinoport.cli.batch.file;

import dev.kinoport.cli.clip.FileNames;
import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.cli.option.converter.TextConverter;
import dev.kinoport.fault.Printable;
import dev.kinoport.input.MediaInput;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** Understands the lines of a batch: which is the key, which an image, where it lies. */
public final class BatchLineParser {
  private static final Map<String, String> ROLES =
      Map.of("image", "first_frame", "end_image", "last_frame");
  private static final String CLIP = ".mp4";
  private static final int LONGEST_NAME = 200;

  private final Catalogue catalogue;
  private final Path folder;
  private final Option<String> label;
  private final BatchFaults faults;
  private final Map<String, Integer> keys = new HashMap<>();

  /**
   * @param catalogue which models there are
   * @param file relative images are beside it
   * @param label part of the keys that are made
   */
  public BatchLineParser(Catalogue catalogue, Path file, Option<String> label, BatchFaults faults) {
    this.catalogue = catalogue;
    Path parent = file.getParent();
    this.folder = parent == null ? Path.of("") : parent;
    this.label = label;
    this.faults = faults;
  }

  public List<BatchLine> of(List<RawLine> lines) {
    return lines.stream().map(this::draft).toList();
  }

  private BatchLine draft(RawLine line) {
    String model = one(line, "model").getOrElse(RequestOptions.DEFAULT_MODEL);
    Set<String> media = media(model);
    Map<String, String> spelling = new HashMap<>();
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, List<ImageSource>> pictures = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> value : line.values().entrySet()) {
      String name = value.getKey();
      String role = ROLES.getOrDefault(name, name);
      if (ROLES.containsKey(name) || media.contains(name)) {
        pictures.put(role, images(value.getValue(), spelling));
      } else if (!Set.of("model", "key", "out").contains(name) && !RawLine.NOTES.contains(name)) {
        for (String text : one(line, name)) {
          settings.put(name, text);
        }
      }
    }
    RequestDraft draft = new RequestDraft(model, settings, pictures);
    return new BatchLine(line.number(), key(line), out(line), draft, spelling, notes(line));
  }

  private static Option<String> notes(RawLine line) {
    String all =
        line.values().entrySet().stream()
            .filter(value -> RawLine.NOTES.contains(value.getKey()))
            .flatMap(value -> value.getValue().stream())
            .collect(Collectors.joining("; "));
    return Option.when(!all.isBlank(), all);
  }

  private Option<String> one(RawLine line, String name) {
    List<String> texts = line.values().getOrDefault(name, List.of());
    if (texts.size() > 1) {
      faults.add(line.number(), name, "", "must be one value, not a list of " + texts.size());
    }
    return Option.when(!texts.isEmpty(), () -> texts.get(0));
  }

  /** The names under which a model takes images. */
  private Set<String> media(String model) {
    return catalogue
        .understand(model)
        .toJavaStream()
        .flatMap(known ->
            known.inputs().stream()
                .filter(MediaInput.class::isInstance)
                .flatMap(input ->
                    Stream.concat(
                        Stream.of(input.name()),
                        known.routes().stream().map(it -> it.field(input)))))
        .collect(Collectors.toSet());
  }

  private List<ImageSource> images(List<String> texts, Map<String, String> spelling) {
    List<ImageSource> images = new ArrayList<>();
    for (String text : texts) {
      ImageSource image = ImageSource.parse(text);
      if (image instanceof ImageSource.File file) {
        Path path = folder.resolve(file.path());
        spelling.put(path.toString(), text);
        images.add(ImageSource.file(path));
      } else {
        images.add(image);
      }
    }
    return images;
  }

  private String key(RawLine line) {
    Option<String> own = one(line, "key").filter(text -> isWord(line, text));
    String key = own.getOrElse(() -> BatchKey.of(label, line));
    Integer first = keys.putIfAbsent(key, line.number());
    if (first != null && own.isDefined()) {
      faults.add(line.number(), "key", key, "is that of line " + first + " already");
    }
    if (first != null && own.isEmpty()) {
      faults.add(
          line.number(),
          "",
          "",
          "says the same as line %d: give each a key of its own to buy it twice".formatted(first));
    }
    return key;
  }

  private boolean isWord(RawLine line, String text) {
    try {
      return new TextConverter().convert(text).equals(text);
    } catch (TypeConversionException e) {
      faults.add(line.number(), "key", "", String.valueOf(e.getMessage()));
      return false;
    }
  }

  private Option<Path> out(RawLine line) {
    return one(line, "out")
        .flatMap(text -> {
          Either<String, Path> name = name(text);
          name.swap().forEach(fault -> faults.add(line.number(), "out", text, fault));
          return name.toOption();
        });
  }

  private static Either<String, Path> name(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_NAME) {
      return Either.left("is too long, at %d bytes: at most %d".formatted(bytes, LONGEST_NAME));
    }
    if (!Printable.line(text).equals(text)) {
      return Either.left("must be in one line, of signs that can be seen");
    }
    if (FileNames.isReserved(text)) {
      return Either.left("is a name that Windows keeps for itself");
    }
    return FileNames.forbiddenIn(text)
        .<Either<String, Path>>map(sign ->
            Either.left(
                sign.equals("/") || sign.equals("\\")
                    ? "must be the name of a file, without folders"
                    : "must not have %s in it, for Windows".formatted(sign)))
        .getOrElse(() ->
            text.startsWith(".")
                ? Either.left("would be hidden: must not begin with a dot")
                : path(text.endsWith(CLIP) ? text : text + CLIP));
  }

  private static Either<String, Path> path(String text) {
    try {
      return Either.right(Path.of(text));
    } catch (InvalidPathException e) {
      return Either.left("is no name of a file here");
    }
  }
}
