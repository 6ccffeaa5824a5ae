package dev.kinoport.cli;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.model.Model;
import java.util.Iterator;

/** The short names of all models, for help and for the shell's completion. */
final class ModelAliases implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Catalogue.standard().models().stream().map(Model::alias).iterator();
  }
}
