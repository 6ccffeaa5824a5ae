package dev.kinoport.catalogue.videos;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageType;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Retention;
import dev.kinoport.offer.Route;
import dev.kinoport.price.Condition;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Money;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import dev.kinoport.price.Validity;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model that somebody serves, on its way to an {@link Offer}: {@link VideosOffers#offer} begins
 * one. Without further words it takes a prompt alone, makes clips of 4 s at 1280x720, has no price,
 * and is not named on the wire, since most servers serve one model. For one thread.
 */
public final class ServedModel {
  /** The length that servers fall back to that say so. */
  private static final int USUAL_SECONDS = 4;

  private static final String USUAL_SIZE = "1280x720";
  private static final String SIZE = "[1-9][0-9]{0,4}x[1-9][0-9]{0,4}";

  /** OpenAI's description; others name no limit. */
  private static final int LONGEST_PROMPT = 32_000;

  private static final String UNFORESEEABLE =
      "it costs the seconds that the GPU works on it, which are known afterwards";

  private final String alias;
  private String sku;
  private String title;
  private Option<String> wireName = Option.none();
  private DurationInput seconds =
      seconds(WireForm.DIGITS, Option.of(String.valueOf(USUAL_SECONDS)), List.of(USUAL_SECONDS));
  private List<String> sizes = List.of(USUAL_SIZE);
  private Option<MediaInput> image = Option.none();
  private final List<Input> knobs = new ArrayList<>();
  private PriceRule price =
      PriceRule.undated(
          "nobody has set one",
          Part.of(
              new Quantity.Unforeseeable(
                  "nobody has said what this server costs; VideosOffers.offer takes a price"),
              Rate.of("1")));
  private Duration kept = Duration.ofDays(30);
  private Provenance provenance =
      new Provenance("whoever runs the server", LocalDate.of(2026, 11, 28), false);

  ServedModel(String alias) {
    this.alias = alias;
    this.sku = alias;
    this.title = alias;
  }

  /** What it is called in the shop's books, if not as its alias: each of a shop once. */
  public ServedModel sku(String name) {
    sku = name;
    return this;
  }

  /** What people read; by default the alias. */
  public ServedModel title(String words) {
    title = words;
    return this;
  }

  /**
   * The name that the server knows it by, sent with every request. vLLM-Omni refuses any other than
   * that of the model it serves; leave it out there, and say it to a relay that serves many.
   */
  public ServedModel named(String name) {
    wireName = Option.some(name);
    return this;
  }

  /**
   * How long clips may be, in s.
   *
   * @param usual sent when the caller says nothing; one of the others
   * @param allowed rising
   */
  public ServedModel seconds(int usual, Integer... allowed) {
    seconds = seconds(seconds.form(), Option.of(String.valueOf(usual)), List.of(allowed));
    return this;
  }

  /**
   * Seconds are a number in JSON, as SGLang has them; by default they are text. In parts of a form
   * both are the same.
   */
  public ServedModel secondsAsNumber() {
    seconds = seconds(WireForm.NUMBER, seconds.fallback(), seconds.allowed());
    return this;
  }

  private static DurationInput seconds(WireForm form, Option<String> usual, List<Integer> allowed) {
    return new DurationInput("duration", "seconds", false, allowed, false, usual, form);
  }

  /**
   * How large clips may be, such as {@code 1280x720}; the first is sent when the caller says
   * nothing.
   *
   * @throws IllegalArgumentException if there is none, or one is no size
   */
  public ServedModel sizes(String... widthByHeight) {
    if (widthByHeight.length == 0) {
      throw new IllegalArgumentException("sizes: must be one or more, such as 1280x720");
    }
    for (String size : widthByHeight) {
      if (!size.matches(SIZE)) {
        throw new IllegalArgumentException(
            "sizes: \"%s\" must be width x height, such as 1280x720".formatted(size));
      }
    }
    sizes = List.of(widthByHeight);
    return this;
  }

  /** It begins with an image, which a request must have. */
  public ServedModel fromImage() {
    image = Option.some(image(true));
    return this;
  }

  /** It begins with an image, if there is one. */
  public ServedModel fromTextOrImage() {
    image = Option.some(image(false));
    return this;
  }

  private static MediaInput image(boolean required) {
    return new MediaInput(
        "first_frame",
        "input_reference",
        required,
        1,
        AcceptedImages.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP));
  }

  /** Settings beyond OpenAI's, which the server must know. */
  public ServedModel knobs(Knob... more) {
    Arrays.stream(more).map(Knob::input).forEach(knobs::add);
    return this;
  }

  /** Any other setting. */
  public ServedModel input(Input more) {
    knobs.add(more);
    return this;
  }

  /** What a clip costs, by a table of one's own, whatever the GPU did. */
  public ServedModel price(PriceRule table) {
    price = table;
    return this;
  }

  /**
   * What a second costs in which the GPU works on a clip, by one's own reckoning: what a server
   * tells as {@code inference_time_s} is counted by it. Before that nobody knows what a clip costs,
   * unless there is an estimate, so an order needs {@code Terms.allowingUnknownPrice}.
   *
   * @param second of the GPU, such as 0.0011 USD
   * @param estimates seconds of the GPU that a clip takes, by its {@code duration} and {@code
   *     resolution}; the first row that matches counts
   */
  public ServedModel gpuSecond(Money second, Rate... estimates) {
    List<Part> parts =
        estimates.length == 0
            ? List.of(
                Part.of(
                    new Quantity.Unforeseeable(UNFORESEEABLE),
                    new Rate(Condition.always(), second.amount())))
            : List.of(
                Part.of(
                    new Quantity.PerRequest(),
                    Stream.of(estimates).map(row -> priced(row, second)).toArray(Rate[]::new)));
    price =
        new PriceRule(
            second.currency(),
            parts,
            List.of(),
            List.of(),
            Option.none(),
            Confidence.ROUGH,
            "one's own price of a second of the GPU",
            Option.some(second),
            Validity.always());
    return this;
  }

  private static Rate priced(Rate estimate, Money second) {
    BigDecimal cost = estimate.value().multiply(second.amount());
    return new Rate(estimate.when(), cost);
  }

  /** How long the server keeps a clip that nobody deletes; by default 30 days, if it lives. */
  public ServedModel kept(Duration span) {
    kept = span;
    return this;
  }

  ServedModel provenance(Provenance source) {
    provenance = source;
    return this;
  }

  /**
   * The offer.
   *
   * @throws IllegalArgumentException if its parts contradict each other, such as a usual length
   *     that is not allowed
   */
  public Offer build() {
    return new Offer(
            VideosOffers.SHOP,
            sku,
            alias,
            title,
            List.of(Route.only(sku)),
            inputs(),
            List.of(),
            price,
            clips(),
            provenance)
        .withRetention(Retention.of(kept, kept));
  }

  private List<Input> inputs() {
    List<Input> all = new ArrayList<>();
    wireName.forEach(name ->
        all.add(
            new ChoiceInput(
                "served_model",
                "model",
                false,
                List.of(name),
                Option.some(name),
                WireForm.DIGITS)));
    image.forEach(all::add);
    all.add(TextInput.prompt(LONGEST_PROMPT));
    all.add(seconds);
    all.add(
        new ChoiceInput(
            "resolution", "size", false, sizes, Option.some(sizes.getFirst()), WireForm.DIGITS));
    all.addAll(knobs);
    return all;
  }

  private OutputFacts clips() {
    Map<String, Integer> shortSides = new LinkedHashMap<>();
    sizes.forEach(size -> shortSides.put(size, shortSide(size)));
    return OutputFacts.mp4(shortSides, Option.none());
  }

  private static int shortSide(String size) {
    int by = size.indexOf('x');
    return Math.min(
        Integer.parseInt(size.substring(0, by)), Integer.parseInt(size.substring(by + 1)));
  }
}
