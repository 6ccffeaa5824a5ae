package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.DollarsConverter;
import dev.kinoport.cli.option.converter.Setting;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Either;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;

/**
 * What a clip costs by somebody's own word.
 *
 * @param model short name of a model, or full id of an endpoint; empty for every model
 * @param price of a clip, in US dollars
 */
record PriceOverride(String model, Money price) {
  /** The catalogue with this price; left: there is no such model. */
  Either<String, Catalogue> over(Catalogue catalogue) {
    PriceRule rule =
        PriceRule.usd(
            LocalDate.now(ZoneOffset.UTC),
            Confidence.PUBLISHED,
            "--price-override",
            Part.of(new Quantity.PerRequest(), Rate.of(price.amount().toPlainString())));
    if (model.isEmpty()) {
      return Either.right(
          new Catalogue(catalogue.offers().stream().map(known -> known.withPrice(rule)).toList()));
    }
    return catalogue
        .withPrice(model, rule)
        .toEither(() -> "--price-override: " + KnownModels.noneCalled(catalogue, model));
  }

  @Override
  public String toString() {
    String amount = price.amount().toPlainString();
    return model.isEmpty() ? amount : model + "=" + amount;
  }

  /** Reads {@code model=amount}, or an amount alone. */
  static final class Converter implements ITypeConverter<PriceOverride> {
    @Override
    public PriceOverride convert(String typed) {
      if (typed.indexOf('=') < 0) {
        return new PriceOverride("", new DollarsConverter().convert(typed));
      }
      Setting setting = new Setting.Converter().convert(typed);
      return new PriceOverride(setting.name(), new DollarsConverter().convert(setting.value()));
    }
  }
}
