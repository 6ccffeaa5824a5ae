package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.input.Input;
import dev.kinoport.input.MediaInput;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Clause;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that is wrong in one field is refused for that field, at every endpoint we ship. */
class CorruptionTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();
  private static final int REQUESTS = 10;

  static Stream<String> endpoints() {
    return CATALOGUE.offers().stream().flatMap(it -> it.routes().stream()).map(Route::sku);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aWrongValueIsNamed(String endpoint) {
    Offer model = CATALOGUE.find(endpoint).get();
    int corrupted = 0;
    for (Document request : requests(model)) {
      for (Input input : model.inputs()) {
        for (WireValue wrong : Corruptions.of(input)) {
          Map<String, WireValue> fields = new LinkedHashMap<>(request.fields());
          fields.put(input.field(), wrong);
          assertThat(blamed(model, fields)).as("%s", wrong).containsExactly(input.field());
          corrupted++;
        }
      }
    }
    assertThat(corrupted).isGreaterThan(REQUESTS);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void whatIsUnknownOrMissingIsNamed(String endpoint) {
    Offer model = CATALOGUE.find(endpoint).get();
    for (Document request : requests(model)) {
      Map<String, WireValue> more = new LinkedHashMap<>(request.fields());
      more.put("no_such_field", new WireValue.Flag(true));
      assertThat(blamed(model, more)).containsExactly("no_such_field");
      for (Input input : model.inputs()) {
        Map<String, WireValue> less = new LinkedHashMap<>(request.fields());
        if (input.required() && less.remove(input.field()) != null) {
          assertThat(blamed(model, less)).containsExactly(input.field());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aForbiddenCombinationIsNamed(String endpoint) {
    Offer model = CATALOGUE.find(endpoint).get();
    for (CrossRule rule : model.rules()) {
      RequestDraft draft = new DraftGenerator(model, new Random(1)).least();
      for (Clause clause : rule.when()) {
        draft = with(draft, model.input(clause.input()).get(), clause);
      }
      if (!rule.require().isEmpty()) {
        draft = breaking(draft, rule.require().getFirst());
      }
      Validation<Seq<Violation>, Document> checked =
          RequestChecker.check(CATALOGUE, draft).map(Checked::document);
      switch (rule.severity()) {
        case WARNING -> assertThat(checked.get().warnings()).contains(rule.message());
        case ERROR ->
            assertThat(checked.getError().map(Violation::toString))
                .containsExactly(rule.when().getFirst().input() + ": " + rule.message());
      }
    }
  }

  private static RequestDraft with(RequestDraft draft, Input input, Clause clause) {
    return switch (clause) {
      case Clause.Is is -> draft.set(is.input(), is.values().getFirst());
      case Clause.Absent absent -> without(draft, absent.input());
      case Clause.Given given when input instanceof MediaInput ->
          draft.image(given.input(), ImageSource.url("https://a.test/1.png"));
      case Clause.Given given when given.input().equals("multi_prompt") ->
          draft.set("multi_prompt.0.prompt", "x");
      case Clause.Given given -> draft.set(given.input(), "x");
    };
  }

  private static RequestDraft breaking(RequestDraft draft, Clause required) {
    return switch (required.input()) {
      case "fps" -> draft.set("fps", "50");
      case "duration" -> draft.set("duration", "5");
      default -> without(draft, required.input());
    };
  }

  private static RequestDraft without(RequestDraft draft, String name) {
    Map<String, String> settings = new LinkedHashMap<>(draft.settings());
    settings.remove(name);
    return new RequestDraft(draft.model(), settings, draft.images());
  }

  private static java.util.List<Document> requests(Offer model) {
    DraftGenerator generator = new DraftGenerator(model, new Random(7));
    return Stream.generate(generator::next)
        .limit(REQUESTS * 20L)
        .flatMap(
            draft -> RequestChecker.check(CATALOGUE, draft).map(Checked::document).toJavaStream())
        .filter(request -> request.sku().equals(model.sku()))
        .limit(REQUESTS)
        .toList();
  }

  /** The fields that are named; what is inside of a group is the group's. */
  private static Set<String> blamed(Offer model, Map<String, WireValue> fields) {
    return WireReader.read(model, model.sku(), fields)
        .fold(
            faults -> faults.map(fault -> GroupDraft.head(fault.field())).toJavaSet(),
            ok -> Set.of());
  }
}
