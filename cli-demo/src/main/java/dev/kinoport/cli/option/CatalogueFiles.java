package dev.kinoport.cli.option;

import dev.kinoport.cli.console.TextFile;
import dev.kinoport.fault.Printable;
import dev.kinoport.modelfile.ModelFile;
import dev.kinoport.offer.Catalogue;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.List;

/** Reads what people add to the catalogue. Only a command that is given files loads the parser. */
final class CatalogueFiles {
  private CatalogueFiles() {}

  /** The known models and those of the files; left: what is wrong, with file and line. */
  static Either<String, Catalogue> read(List<Path> files, Catalogue known) {
    Either<String, Catalogue> catalogue = Either.right(known);
    for (Path file : files) {
      catalogue = catalogue.flatMap(before -> read(file, before));
    }
    return catalogue;
  }

  private static Either<String, Catalogue> read(Path file, Catalogue known) {
    return TextFile.read(file)
        .flatMap(text ->
            ModelFile.read(text, known)
                .toEither()
                .mapLeft(faults ->
                    faults
                        .map(fault -> file + ": " + Printable.line(fault.toString()))
                        .mkString("\n  ")));
  }
}
