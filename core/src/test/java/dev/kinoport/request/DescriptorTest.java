package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.DurationInput;
import dev.kinoport.input.FixedInput;
import dev.kinoport.input.Input;
import dev.kinoport.input.LengthUnit;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.TextInput;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireForm;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.TestImages;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Route;
import dev.kinoport.offer.SampleOffers;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Part;
import dev.kinoport.price.PriceRule;
import dev.kinoport.price.Quantity;
import dev.kinoport.price.Quote;
import dev.kinoport.price.Rate;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Kinds of descriptors that no model of the catalogue has. */
class DescriptorTest {
  private static final String ID = "acme/film";
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final AcceptedImages PNG = AcceptedImages.of(ImageType.PNG);
  private static final MediaInput FIRST = new MediaInput("first_frame", "image_url", false, 1, PNG);
  private static final MediaInput REFERENCES =
      new MediaInput("reference", "reference_urls", false, 3, PNG);
  private static final ImageSource A = ImageSource.url("https://a.test/a.png");
  private static final ImageSource B = ImageSource.bytes(TestImages.png(10, 10));

  @Test
  void severalPicturesAreAListOnTheWireAndArePriced() {
    Offer model = model(List.of(Route.only(ID)), List.of(), REFERENCES);
    Document request = valid(model, draft().images("reference", List.of(A, B, A)));
    assertThat(request.fields().get("reference_urls"))
        .isInstanceOfSatisfying(WireValue.Many.class, many -> assertThat(many.values()).hasSize(3));
    assertThat(request.localImages()).hasSize(1);
    assertThat(WireReader.read(model, ID, request.fields()).get()).isEqualTo(request);
    assertThat(model.price().quote(request.priceFacts(), SampleOffers.NOW))
        .isInstanceOfSatisfying(
            Quote.Known.class, known -> assertThat(known.amount()).hasToString("0.16 USD"));
  }

  @Test
  void tooManyPicturesAreRefusedAndEachIsLookedAt() {
    Offer model = model(List.of(Route.only(ID)), List.of(), REFERENCES);
    assertThat(faults(model, draft().images("reference", List.of(A, A, A, A))))
        .containsExactly("reference: must be at most 3 images (was \"4 images\")");
    ImageSource bad = ImageSource.bytes(new byte[0]);
    assertThat(faults(model, draft().images("reference", List.of(bad, A, bad)))).hasSize(2);
    Map<String, WireValue> single =
        Map.of(
            "prompt", new WireValue.Text("x"), "reference_urls", new WireValue.Text("https://a"));
    assertThat(WireReader.read(model, ID, single).getError().head().message())
        .isEqualTo("must be a list of 1 to 3 images");
  }

  @Test
  void theModelMayChooseTheLength() {
    DurationInput duration = DurationInput.range(WireForm.DIGITS, 4, 4, 15, 1).orAuto();
    Offer model = model(List.of(Route.only(ID)), List.of(), duration);
    Document request = valid(model, draft());
    assertThat(request.fields()).containsEntry("duration", new WireValue.Text("auto"));
    assertThat(request.seconds()).isEmpty();
    assertThat(WireReader.read(model, ID, request.fields()).get()).isEqualTo(request);
    assertThat(valid(model, draft().duration(15)).seconds()).contains(Duration.ofSeconds(15));
    assertThat(faults(model, draft().duration(16))).hasSize(1);
  }

  @Test
  void aLengthThatNobodyChoosesIsKnown() {
    Offer model = model(List.of(Route.only(ID)), List.of(), FixedInput.seconds(5));
    assertThat(valid(model, draft()).seconds()).contains(Duration.ofSeconds(5));
    assertThat(valid(model, draft()).priceFacts().amount("duration")).isNotEmpty();
    assertThat(valid(model, draft().duration(5)).digest())
        .isEqualTo(valid(model, draft()).digest());
    assertThat(faults(model, draft().duration(6)))
        .containsExactly("duration: is always 5 with this model (was \"6\")");
  }

  @Test
  void theSkuFollowsFromTheInputs() {
    Route image = new Route(ID, Set.of("first_frame"), Set.of("reference"), Map.of());
    Route text = new Route("acme/text", Set.of(), Set.of("first_frame", "reference"), Map.of());
    Offer model = model(List.of(image, text), List.of(), FIRST, REFERENCES);
    assertThat(valid(model, draft()).sku()).isEqualTo("acme/text");
    assertThat(valid(model, draft().firstFrame(A)).sku()).isEqualTo(ID);
    assertThat(faults(model, draft().firstFrame(A).image("reference", A)))
        .containsExactly(
            "model: takes no request with prompt, first_frame, reference together: leave one out"
                + " (was \"film\")");
  }

  @Test
  void aRuleMayAskForMore() {
    CrossRule rule =
        CrossRule.require(
            "a reference needs a first frame",
            Clause.given("reference"),
            Clause.given("first_frame"));
    Offer model = model(List.of(Route.only(ID)), List.of(rule), FIRST, REFERENCES);
    assertThat(faults(model, draft())).isEmpty();
    assertThat(faults(model, draft().image("reference", A).firstFrame(B))).isEmpty();
    assertThat(faults(model, draft().image("reference", A)))
        .containsExactly("reference: a reference needs a first frame");
    assertThat(valid(model.withRules(List.of()), draft().image("reference", A)).warnings())
        .isEmpty();
  }

  @Test
  void aRuleIsSilentAboutADefaultThatAWrongValueReplaced() {
    CrossRule rule = CrossRule.forbid("never auto", Clause.is("duration", "auto"));
    DurationInput duration = DurationInput.of(WireForm.DIGITS, 4, 4, 6).orAuto();
    Offer model = model(List.of(Route.only(ID)), List.of(rule), duration);
    assertThat(faults(model, draft())).containsExactly("duration: never auto");
    assertThat(faults(model, draft().duration(5)))
        .containsExactly("duration: must be 4, 6 or auto, in whole seconds (was \"5\")");
  }

  @Test
  void whatIsRequiredAndHasADefaultIsNotMissed() {
    TextInput style =
        new TextInput("style", "style", true, 9, LengthUnit.CHARACTERS, false, Option.of("plain"));
    Offer model = model(List.of(Route.only(ID)), List.of(), style);
    assertThat(valid(model, draft()).fields()).containsEntry("style", new WireValue.Text("plain"));
  }

  private static RequestDraft draft() {
    return RequestDraft.of("film").prompt("x");
  }

  private static Document valid(Offer model, RequestDraft draft) {
    return RequestChecker.check(new Catalogue(List.of(model)), draft)
        .map(Checked::document)
        .getOrElseThrow(() -> new AssertionError(faults(model, draft)));
  }

  private static List<String> faults(Offer model, RequestDraft draft) {
    return RequestChecker.check(new Catalogue(List.of(model)), draft)
        .fold(faults -> faults.map(Violation::toString).asJava(), ok -> List.of());
  }

  private static Offer model(List<Route> routes, List<CrossRule> rules, Input... inputs) {
    List<Input> all = io.vavr.collection.List.of(inputs).prepend(TextInput.prompt(100)).asJava();
    PriceRule price =
        PriceRule.usd(
            DAY,
            Confidence.ROUGH,
            "a page",
            Part.of(new Quantity.PerRequest(), Rate.of("0.10")),
            Part.of(new Quantity.Measured("input_images", "images"), Rate.of("0.02")));
    return new Offer(
        "acme",
        ID,
        "film",
        "Film",
        routes,
        all,
        rules,
        price,
        OutputFacts.unknown(),
        new Provenance("a page", DAY, false));
  }
}
