package dev.kinoport.cli.generate;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.catalogue.videos.VideosOffers;
import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.Input;
import dev.kinoport.modelfile.ModelFile;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hailuo as a relay of one's own serves it on {@code /v1/videos}: the fourth shop that sells it.
 */
final class RelayedHailuo {
  private static final String MODEL = RequestOptions.DEFAULT_MODEL;

  private RelayedHailuo() {}

  /** In 768P alone, at 0.30 USD a clip. */
  static Offer offer() {
    Offer served =
        VideosOffers.offer(MODEL)
            .sku("hailuo")
            .fromImage()
            .seconds(6, 6, 10)
            .sizes("1366x768")
            .build();
    Offer usual = ShippedOffers.catalogue().find(MODEL).getOrElseThrow(IllegalStateException::new);
    return new Offer(
        served.shop(),
        served.sku(),
        served.alias(),
        served.title(),
        served.routes(),
        served.inputs().stream().map(RelayedHailuo::fixed).toList(),
        served.rules(),
        PriceRule.usd(
            LocalDate.of(2026, 11, 1),
            Confidence.PUBLISHED,
            "the relay's own list",
            Part.of(new Quantity.PerRequest(), Rate.of("0.30"))),
        usual.output(),
        served.provenance());
  }

  private static Input fixed(Input input) {
    return input.name().equals("resolution") ? new FixedInput("resolution", "768P") : input;
  }

  /**
   * What all shops sell; at the last it is the relay alone, which need not be told what it serves.
   */
  static Catalogue everywhere() {
    return new Catalogue(
        Stream.concat(
                ShippedOffers.catalogue().offers().stream()
                    .filter(offer -> !offer.shop().equals(VideosOffers.SHOP)),
                Stream.of(offer()))
            .toList());
  }

  /** The same offer for {@code --catalogue}. */
  static Path file(Path folder) throws IOException {
    return Files.writeString(folder.resolve("relay.yaml"), ModelFile.write(List.of(offer())));
  }
}
