package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.model.Clause;
import dev.kinoport.model.CrossRule;
import dev.kinoport.model.Input;
import dev.kinoport.model.MediaInput;
import dev.kinoport.model.Model;
import dev.kinoport.model.Route;
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
  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final int REQUESTS = 10;

  static Stream<String> endpoints() {
    return CATALOGUE.models().stream().flatMap(it -> it.routes().stream()).map(Route::endpoint);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aWrongValueIsNamed(String endpoint) {
    Model model = CATALOGUE.find(endpoint).get();
    int corrupted = 0;
    for (VideoRequest request : requests(model)) {
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
    Model model = CATALOGUE.find(endpoint).get();
    for (VideoRequest request : requests(model)) {
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
    Model model = CATALOGUE.find(endpoint).get();
    for (CrossRule rule : model.rules()) {
      RequestDraft draft = new DraftGenerator(model, new Random(1)).least();
      for (Clause clause : rule.when()) {
        draft = with(draft, model.input(clause.input()).get(), clause);
      }
      if (!rule.require().isEmpty()) {
        draft = breaking(draft, rule.require().getFirst());
      }
      Validation<Seq<Violation>, VideoRequest> checked = RequestChecker.check(CATALOGUE, draft);
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

  private static java.util.List<VideoRequest> requests(Model model) {
    DraftGenerator generator = new DraftGenerator(model, new Random(7));
    return Stream.generate(generator::next)
        .limit(REQUESTS * 20L)
        .flatMap(draft -> RequestChecker.check(CATALOGUE, draft).toJavaStream())
        .filter(request -> request.endpoint().equals(model.id()))
        .limit(REQUESTS)
        .toList();
  }

  /** The fields that are named; what is inside of a group is the group's. */
  private static Set<String> blamed(Model model, Map<String, WireValue> fields) {
    return WireReader.read(model, model.id(), fields)
        .fold(
            faults -> faults.map(fault -> GroupDraft.head(fault.field())).toJavaSet(),
            ok -> Set.of());
  }
}
