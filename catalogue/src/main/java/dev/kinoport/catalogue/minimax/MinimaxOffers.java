package dev.kinoport.catalogue.minimax;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.SwitchInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.Ratio;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Retention;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import dev.kinoport.price.Validity;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Hailuo at MiniMax itself, under the aliases that it has at every shop. MiniMax knows a model and
 * a resolution where others know two models, so an sku is MiniMax's name of the model, with a slash
 * and the resolution where that is not MiniMax's own default. Nothing is contacted. Safe for
 * threads.
 *
 * <p>Not among them: the 01 series, of which no price is known, and the H3 models of the second
 * API. Source: MiniMax's API pages and digests of its price pages, read 2026-11-28.
 */
public final class MinimaxOffers {
  /** The shop's name: {@code minimax:MiniMax-Hailuo-2.3} names one of these offers. */
  public static final String SHOP = "minimax";

  private static final LocalDate READ = LocalDate.of(2026, 11, 28);

  /** The day of the older of two digests that agree. */
  private static final LocalDate PRICES_READ = LocalDate.of(2026, 7, 10);

  /**
   * How long a task can be asked for MiniMax says of its second API only; of addresses it says an
   * hour on one page and nine on another. The shorter is believed: a fresh one can be had.
   */
  private static final Retention KEPT = Retention.of(Duration.ofDays(7), Duration.ofHours(1));

  private static final int LONGEST_PROMPT = 2_000;

  /** "MB" is read as the smaller one, 10^6. */
  private static final AcceptedImages IMAGE_LIMITS =
      AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP)
          .bytes(Bound.under(20_000_000))
          .shortSide(Bound.over(300))
          .ratio(new Ratio(2, 5), new Ratio(5, 2));

  private static final TextInput PROMPT =
      new TextInput(
          "prompt", "prompt", false, LONGEST_PROMPT, LengthUnit.CHARACTERS, false, Option.none());
  private static final SwitchInput PROMPT_OPTIMIZER =
      SwitchInput.of("prompt_optimizer", "prompt_optimizer", true);
  private static final SwitchInput FAST_PRETREATMENT =
      SwitchInput.of("fast_pretreatment", "fast_pretreatment", false);
  private static final SwitchInput WATERMARK =
      SwitchInput.of("aigc_watermark", "aigc_watermark", false);

  private static final CrossRule SOMETHING_TO_SHOW =
      CrossRule.require(
          "a prompt is required without a first frame",
          Clause.absent("first_frame"),
          Clause.given("prompt"));

  private static final Catalogue GLOBAL =
      Catalogue.ofFamilies(() -> List.of(() -> all(Place.GLOBAL)));
  private static final Catalogue CHINA =
      Catalogue.ofFamilies(() -> List.of(() -> all(Place.CHINA)));

  private MinimaxOffers() {}

  /** What {@code api.minimax.io} sells, in US dollars. */
  public static Catalogue catalogue() {
    return GLOBAL;
  }

  /** What {@code api.minimaxi.com} sells, in yuan. */
  public static Catalogue china() {
    return CHINA;
  }

  private static List<Offer> all(Place place) {
    String v23 = "MiniMax-Hailuo-2.3";
    String fast = "MiniMax-Hailuo-2.3-Fast";
    String v02 = "MiniMax-Hailuo-02";
    return List.of(
        place.offer(
            v23,
            "hailuo-2.3-standard",
            "MiniMax Hailuo 2.3 Standard",
            List.of(firstFrame(false), PROMPT, seconds(6, 10), at("768P")),
            List.of(SOMETHING_TO_SHOW),
            place.row("768P", 6, "0.28", "2.00"),
            place.row("768P", 10, "0.56", "4.00")),
        place.offer(
            v23 + "/1080P",
            "hailuo-2.3-pro",
            "MiniMax Hailuo 2.3 Pro",
            List.of(firstFrame(false), PROMPT, seconds(6), at("1080P")),
            List.of(SOMETHING_TO_SHOW),
            place.row("1080P", 6, "0.49", "3.50")),
        place.offer(
            fast,
            "hailuo-2.3-fast-standard",
            "MiniMax Hailuo 2.3 Fast Standard, image to video",
            List.of(firstFrame(true), PROMPT, seconds(6, 10), at("768P")),
            List.of(),
            place.row("768P", 6, "0.19", "1.35"),
            place.row("768P", 10, "0.32", "2.25")),
        place.offer(
            fast + "/1080P",
            "hailuo-2.3-fast-pro",
            "MiniMax Hailuo 2.3 Fast Pro, image to video",
            List.of(firstFrame(true), PROMPT, seconds(6), at("1080P")),
            List.of(),
            place.row("1080P", 6, "0.33", "2.31")),
        place.offer(
            v02,
            "hailuo-02-standard",
            "MiniMax Hailuo 02 Standard",
            List.of(firstFrame(false), LAST_FRAME, PROMPT, seconds(6, 10), at("768P", "512P")),
            List.of(
                SOMETHING_TO_SHOW,
                LAST_NEEDS_FIRST,
                CrossRule.require(
                    "512P needs a first frame",
                    Clause.is("resolution", "512P"),
                    Clause.given("first_frame")),
                CrossRule.forbid(
                    "a last frame needs resolution 768P",
                    Clause.given("last_frame"),
                    Clause.is("resolution", "512P"))),
            place.row("768P", 6, "0.28", "2.00"),
            place.row("768P", 10, "0.56", "4.00"),
            place.row("512P", 6, "0.10", "0.60"),
            place.row("512P", 10, "0.15", "1.00")),
        place.offer(
            v02 + "/1080P",
            "hailuo-02-pro",
            "MiniMax Hailuo 02 Pro",
            List.of(firstFrame(false), LAST_FRAME, PROMPT, seconds(6), at("1080P")),
            List.of(SOMETHING_TO_SHOW, LAST_NEEDS_FIRST),
            place.row("1080P", 6, "0.49", "3.50")));
  }

  private static final MediaInput LAST_FRAME =
      new MediaInput("last_frame", "last_frame_image", false, 1, IMAGE_LIMITS);
  private static final CrossRule LAST_NEEDS_FIRST =
      CrossRule.require(
          "a last frame needs a first one",
          Clause.given("last_frame"),
          Clause.given("first_frame"));

  private static MediaInput firstFrame(boolean required) {
    return new MediaInput("first_frame", "first_frame_image", required, 1, IMAGE_LIMITS);
  }

  private static DurationInput seconds(Integer... allowed) {
    return DurationInput.of(WireForm.NUMBER, 6, allowed);
  }

  /** Said aloud also where there is no choice: MiniMax's model has more than this offer. */
  private static ChoiceInput at(String usual, String... others) {
    String[] all = Stream.concat(Stream.of(usual), Arrays.stream(others)).toArray(String[]::new);
    return ChoiceInput.of("resolution", usual, all);
  }

  /** One of the two platforms, which have a price list each. */
  private enum Place {
    GLOBAL("USD"),
    CHINA("CNY");

    private final String currency;

    Place(String currency) {
      this.currency = currency;
    }

    Rate row(String resolution, int seconds, String dollars, String yuan) {
      return Rate.of(
          this == GLOBAL ? dollars : yuan,
          Condition.when("resolution", resolution).and("duration", String.valueOf(seconds)));
    }

    Offer offer(
        String sku,
        String alias,
        String title,
        List<Input> own,
        List<CrossRule> rules,
        Rate... rows) {
      return new Offer(
              SHOP,
              sku,
              alias,
              title,
              List.of(Route.only(sku)),
              inputs(own),
              rules,
              price(rows),
              clips(),
              provenance())
          .withRetention(KEPT);
    }

    private List<Input> inputs(List<Input> own) {
      List<Input> more = List.of(PROMPT_OPTIMIZER, FAST_PRETREATMENT);
      Stream<Input> all = Stream.concat(own.stream(), more.stream());
      // Only the Chinese pages know it; whether the global platform takes it, nobody says.
      return (this == CHINA ? Stream.concat(all, Stream.of(WATERMARK)) : all).toList();
    }

    private PriceRule price(Rate... rows) {
      return new PriceRule(
          Currency.getInstance(currency),
          List.of(Part.of(new Quantity.PerRequest(), rows)),
          List.of(),
          List.of(),
          Option.of(PRICES_READ),
          Confidence.ROUGH,
          "MiniMax's pay-as-you-go page, by two digests that agree",
          Option.none(),
          Validity.always());
    }

    private static OutputFacts clips() {
      return OutputFacts.mp4(
          Map.of("512P", 512, "768P", 768, "1080P", 1_080), Option.of(Duration.ofMinutes(5)));
    }

    private static Provenance provenance() {
      return new Provenance(
          "MiniMax's API pages of the first API",
          READ,
          false,
          Option.none(),
          List.of("whether a clip has sound, and 24 or 25 frames a second, MiniMax does not say"));
    }
  }
}
