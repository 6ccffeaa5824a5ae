package dev.kinoport.modelfile.yaml;

import dev.kinoport.fault.FaultList;
import dev.kinoport.json.Bounds;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads a whole text: what it says, or everything that is wrong with it. */
public final class YamlReader {
  private YamlReader() {}

  /**
   * Reads a text of YAML 1.2 or JSON.
   *
   * @param form turns its root into something of ours; what it misses it notes at the value
   */
  public static <T> Validation<Seq<FileFault>, T> read(
      String text, Function<YamlValue, Option<T>> form) {
    return compose(text)
        .fold(fault -> Validation.invalid(List.of(fault)), root -> read(root, form));
  }

  private static <T> Validation<Seq<FileFault>, T> read(
      Node root, Function<YamlValue, Option<T>> form) {
    FaultList<FileFault> faults = new FaultList<>();
    Option<T> read = form.apply(new YamlValue(root, Place.ROOT, faults));
    return faults.isEmpty()
        ? read.toValidation(() -> List.of(new FileFault(1, "", "says nothing")))
        : Validation.invalid(byLine(faults));
  }

  private static Seq<FileFault> byLine(FaultList<FileFault> faults) {
    Seq<FileFault> told =
        List.ofAll(faults.told()).sorted(Comparator.comparingInt(FileFault::line));
    return faults.untold() == 0
        ? told
        : told.append(new FileFault(told.last().line(), "", FaultList.untold(faults.untold())));
  }

  private static Either<FileFault, Node> compose(String text) {
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Bounds.FILE.bytes()) {
      return Either.left(new FileFault(1, "", Bounds.FILE.tooLong(bytes)));
    }
    try {
      LoadSettings settings = LoadSettings.builder().build();
      Option<FileFault> tooMuch = YamlBounds.fault(parser(settings, text), Bounds.FILE);
      return tooMuch.fold(() -> compose(settings, text), Either::left);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      return Either.left(new FileFault(line, "", "is neither YAML nor JSON: " + e.getProblem()));
    } catch (YamlEngineException | IllegalArgumentException e) {
      // The latter for a tag of spaces.
      return Either.left(new FileFault(1, "", "is neither YAML nor JSON: " + e.getMessage()));
    }
  }

  private static Either<FileFault, Node> compose(LoadSettings settings, String text) {
    return Option.ofOptional(new Composer(settings, parser(settings, text)).getSingleNode())
        .toEither(() -> new FileFault(1, "", "is empty"));
  }

  private static ParserImpl parser(LoadSettings settings, String text) {
    return new ParserImpl(settings, new StreamReader(settings, text));
  }
}
