package dev.kinoport.cli.option;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.offer.Offer;
import java.util.Iterator;

/** The short names of all models, for help and for the shell's completion. */
public final class ModelAliases implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return FalOffers.catalogue().offers().stream().map(Offer::alias).iterator();
  }
}
