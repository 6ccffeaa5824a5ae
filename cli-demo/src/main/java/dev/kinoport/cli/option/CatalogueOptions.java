package dev.kinoport.cli.option;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.option.converter.PathConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.fault.Printable;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which models there are, and what they cost today. */
public final class CatalogueOptions {
  private static final String CATALOGUE = "--catalogue";
  private static final String PRICE = "--price-override";

  @CommandLine.Option(
      names = CATALOGUE,
      paramLabel = "FILE",
      description =
          "Models and prices besides the known ones, or in their place: YAML or JSON; may be"
              + " repeated")
  private List<Path> files = new ArrayList<>();

  @CommandLine.Option(
      names = PRICE,
      paramLabel = "[MODEL=]USD",
      converter = PriceOverride.Converter.class,
      description =
          "What a clip of a model, or of any, costs by your own word, however long; may be"
              + " repeated")
  private List<PriceOverride> prices = new ArrayList<>();

  private @Nullable Either<String, Catalogue> read;

  /** fal's models and those of the files; left: what is wrong with a file or a price. */
  public Either<String, Catalogue> catalogue() {
    if (files.isEmpty() && prices.isEmpty()) {
      return Either.right(FalOffers.catalogue());
    }
    if (read == null) {
      read = read(FalOffers.catalogue());
    }
    return read;
  }

  /** The models of all shops and those of the files; left: what is wrong with one. */
  public Either<String, Catalogue> ofAllShops() {
    return files.isEmpty() && prices.isEmpty()
        ? Either.right(ShippedOffers.catalogue())
        : read(ShippedOffers.catalogue());
  }

  /** What a shop sells, of the known models and those of the files; left: what is wrong. */
  public Either<String, Catalogue> of(BackendName shop) {
    return switch (shop) {
      case FAKE -> catalogue();
      case FAL -> catalogue().map(all -> withoutOtherShops(all));
      case MINIMAX, REPLICATE, VIDEOS -> ofAllShops().map(all -> of(shop.toString(), all));
    };
  }

  /** A file may hold what other shops sell; what is of no known shop is fal's to sell. */
  private static Catalogue withoutOtherShops(Catalogue all) {
    boolean isMixed = all.offers().stream().anyMatch(CatalogueOptions::isOfAnotherShop);
    return isMixed
        ? new Catalogue(all.offers().stream().filter(offer -> !isOfAnotherShop(offer)).toList())
        : all;
  }

  private static boolean isOfAnotherShop(Offer offer) {
    return BackendName.shop(offer.shop()).exists(shop -> shop != BackendName.FAL);
  }

  private static Catalogue of(String shop, Catalogue all) {
    return new Catalogue(all.offers().stream().filter(offer -> offer.shop().equals(shop)).toList());
  }

  private Either<String, Catalogue> read(Catalogue known) {
    return writable().flatMap(names -> CatalogueFiles.read(names, known)).flatMap(this::priced);
  }

  /**
   * The known models and those of the files.
   *
   * @throws BadUsage if something is wrong with a file or a price
   */
  public Catalogue orRefuse() {
    return catalogue().getOrElseThrow(BadUsage::new);
  }

  /** Their names are written down with the order, one a line. */
  private Either<String, List<Path>> writable() {
    for (Path file : files) {
      for (String oddity : Printable.firstOddity(file.toString())) {
        return Either.left("--catalogue " + PathConverter.unprintable(file.toString(), oddity));
      }
    }
    return Either.right(files);
  }

  /** The options that lead to the same catalogue again, from any folder. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (Path file : files) {
      words.addAll(List.of(CATALOGUE, file.toAbsolutePath().toString()));
    }
    for (PriceOverride price : prices) {
      words.addAll(List.of(PRICE, price.toString()));
    }
    return words;
  }

  private Either<String, Catalogue> priced(Catalogue known) {
    Either<String, Catalogue> catalogue = Either.right(known);
    for (PriceOverride price : prices) {
      catalogue = catalogue.flatMap(price::over);
    }
    return catalogue;
  }
}
