package dev.kinoport.offer;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageType;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import java.time.LocalDate;
import java.util.List;

/** What a shop of no name sells, for tests of what no shop matters to. */
public final class TestOffers {
  /** Makes clips from a picture, for 0.28 USD in 6 s and 0.56 USD in 10 s. */
  public static final String ALIAS = "kite-1";

  /** The shop's name for it. */
  public static final String SKU = "shop/kite-1/image-to-video";

  /** Who sells it. */
  public static final String SHOP = "shop";

  private static final LocalDate READ = LocalDate.of(2026, 1, 1);

  private TestOffers() {}

  /** All of it. */
  public static Catalogue catalogue() {
    return new Catalogue(List.of(kite()));
  }

  /** The one offer. */
  public static Offer kite() {
    return kiteOf(SHOP, SKU);
  }

  /** The same model, sold by another shop under another name. */
  public static Offer kiteOf(String shop, String sku) {
    return offer(shop, sku, ALIAS);
  }

  /** Another model of the same shop that takes the same. */
  public static Offer named(String alias) {
    return offer(SHOP, "shop/" + alias, alias);
  }

  private static Offer offer(String shop, String sku, String alias) {
    return new Offer(
        shop,
        sku,
        alias,
        "Kite 1",
        List.of(Route.only(sku)),
        inputs(),
        List.of(),
        PriceRule.usd(
            READ,
            Confidence.PUBLISHED,
            "a price list",
            Part.of(
                new Quantity.PerRequest(),
                Rate.of("0.28", Condition.when("duration", "6")),
                Rate.of("0.56", Condition.when("duration", "10")))),
        OutputFacts.unknown(),
        new Provenance("a price list", READ, false));
  }

  private static List<Input> inputs() {
    AcceptedImages any = AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);
    return List.of(
        TextInput.prompt(2_000),
        new MediaInput("first_frame", "image_url", true, 1, any),
        DurationInput.of(WireForm.DIGITS, 6, 6, 10),
        ChoiceInput.of("resolution", "768P", "512P", "768P"),
        SwitchInput.of("prompt_optimizer", "prompt_optimizer", true),
        new MediaInput("last_frame", "end_image_url", false, 1, any));
  }
}
