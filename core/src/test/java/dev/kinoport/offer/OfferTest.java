package dev.kinoport.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kinoport.input.ChoiceInput;
import dev.kinoport.input.DecimalInput;
import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.FramesInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.IntegerInput;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.WireForm;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageType;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferTest {
  private static final String ID = "acme/film";
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final MediaInput FIRST = frame("first_frame", "image_url");
  private static final MediaInput LAST = frame("last_frame", "end_url");

  @ParameterizedTest
  @MethodSource("inputsThatContradictThemselves")
  void aDefaultMustBeAllowed(Input input) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(List.of(Route.only(ID)), List.of(), input))
        .withMessageStartingWith("model acme/film: default not allowed");
  }

  static Stream<Input> inputsThatContradictThemselves() {
    return Stream.of(
        DurationInput.of(WireForm.DIGITS, 8, 6, 10),
        new DurationInput(
            "duration", "duration", false, List.of(6), false, Option.of("auto"), WireForm.DIGITS),
        ChoiceInput.of("resolution", "768p", "768P"),
        new FramesInput("frames", "frames", false, 9, 99, Option.of(100), WireForm.NUMBER),
        new IntegerInput("seed", "seed", false, 0, 9, Option.of(-1L)),
        new DecimalInput(
            "scale", "scale", false, BigDecimal.ZERO, BigDecimal.ONE, Option.of(BigDecimal.TEN)),
        new FixedInput("resolution", ""));
  }

  @Test
  void namesAndFieldsMustNotRepeat() {
    assertRefused("two inputs named first_frame", FIRST, frame("first_frame", "other"));
    assertRefused("two inputs in field image_url", FIRST, frame("last_frame", "image_url"));
  }

  @Test
  void rulesAndRoutesMustSpeakOfInputsThatExist() {
    CrossRule rule = CrossRule.forbid("never", Clause.given("nothing"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(List.of(Route.only(ID)), List.of(rule), FIRST))
        .withMessage("model acme/film: a rule over unknown nothing");
    Route route = new Route(ID, Set.of("nothing"), Set.of(), Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(List.of(route), List.of(), FIRST))
        .withMessage("model acme/film: a route over unknown nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(List.of(Route.only("acme/other")), List.of(), FIRST))
        .withMessage("model acme/film: no route to acme/film");
  }

  @Test
  void theFirstRouteThatTakesTheInputsGetsThem() {
    Route both = new Route("acme/both", Set.of("last_frame"), Set.of(), Map.of("first_frame", "a"));
    Route one = new Route(ID, Set.of(), Set.of("last_frame"), Map.of());
    Offer model = model(List.of(both, one), List.of(), FIRST, LAST);
    assertThat(model.route(Set.of("first_frame"))).contains(one);
    assertThat(model.route(Set.of("first_frame", "last_frame"))).contains(both);
    assertThat(model.routeTo("acme/both")).contains(both);
    assertThat(both.field(FIRST)).isEqualTo("a");
    assertThat(one.field(FIRST)).isEqualTo("image_url");
    assertThat(one.knows(LAST)).isFalse();
  }

  private static void assertRefused(String message, Input... inputs) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(List.of(Route.only(ID)), List.of(), inputs))
        .withMessage("model acme/film: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Acme", "1st", "a shop", "acme:eu"})
  void aShopsNameCanStandBeforeAColon(String shop) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestOffers.kiteOf(shop, "kite/1"))
        .withMessage(
            "model kite/1: a shop's name is a lower-case letter and up to 63 of a-z, 0-9, -, . and"
                + " _; was \"%s\"",
            shop);
  }

  private static MediaInput frame(String name, String field) {
    return new MediaInput(name, field, false, 1, AcceptedImages.of(ImageType.PNG));
  }

  private static Offer model(List<Route> routes, List<CrossRule> rules, Input... inputs) {
    PriceRule price =
        PriceRule.usd(
            DAY, Confidence.ROUGH, "a page", Part.of(new Quantity.PerRequest(), Rate.of("1")));
    return new Offer(
        "acme",
        ID,
        "film",
        "Film",
        routes,
        List.of(inputs),
        rules,
        price,
        OutputFacts.unknown(),
        new Provenance("a page", DAY, false));
  }
}
