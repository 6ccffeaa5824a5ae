package dev.kinoport.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.LocalImage;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold for every request of every model; each seed is the drafts of one model. */
class RoundTripTest {
  private static final Catalogue CATALOGUE = FalOffers.catalogue();
  private static final int DRAFTS = Boolean.getBoolean("proof") ? 60 : 20;

  static LongStream seeds() {
    return LongStream.range(0, CATALOGUE.offers().size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsReadBack(long seed) {
    forEveryRequest(
        seed,
        request -> {
          Document read = read(request, request.fields()).get();
          assertThat(read).isEqualTo(request);
          assertThat(read.digest()).isEqualTo(request.digest());
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsSentIsReadBackWithItsAddresses(long seed) {
    forEveryRequest(
        seed,
        request -> {
          Map<String, URI> uploads =
              request.localImages().stream()
                  .collect(
                      Collectors.toMap(
                          LocalImage::sha256,
                          image -> URI.create("https://cdn.test/" + image.sha256())));
          Map<String, WireValue> sent = request.fields(uploads);
          Document read = read(request, sent).get();
          assertThat(read.fields(Map.of())).isEqualTo(sent);
          assertThat(read.priceFacts()).isEqualTo(request.priceFacts());
          assertThat(read.expected()).isEqualTo(request.expected());
          assertThat(read.localImages()).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfSettingDoesNotMatter(long seed) {
    Random dice = new Random(seed);
    Offer model = CATALOGUE.offers().get((int) seed);
    DraftGenerator generator = new DraftGenerator(model, dice);
    for (int i = 0; i < DRAFTS; i++) {
      RequestDraft draft = generator.next();
      RequestDraft shuffled =
          new RequestDraft(
              draft.model(), shuffled(draft.settings(), dice), shuffled(draft.images(), dice));
      assertThat(outcome(shuffled, Document::digest)).isEqualTo(outcome(draft, Document::digest));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fieldsOfAnyKindAreRefusedAndNeverThrow(long seed) {
    Random dice = new Random(seed);
    forEveryRequest(
        seed,
        request -> {
          Map<String, WireValue> fields = new LinkedHashMap<>(request.fields());
          List<String> names = new ArrayList<>(fields.keySet());
          String name = names.get(dice.nextInt(names.size()));
          fields.put(name, DraftGenerator.nonsense(dice));
          assertThat(read(request, fields).isInvalid()).as("%s", fields).isTrue();
        });
  }

  private static void forEveryRequest(long seed, Consumer<Document> rule) {
    Offer model = CATALOGUE.offers().get((int) seed);
    DraftGenerator generator = new DraftGenerator(model, new Random(seed));
    int valid = 0;
    for (int i = 0; i < DRAFTS; i++) {
      Validation<Seq<Violation>, Document> request =
          RequestChecker.check(CATALOGUE, generator.next()).map(Checked::document);
      request.forEach(rule);
      valid += request.isValid() ? 1 : 0;
    }
    assertThat(valid).isGreaterThan(DRAFTS / 3);
  }

  private static Validation<Seq<Violation>, Document> read(
      Document request, Map<String, WireValue> fields) {
    Offer model = CATALOGUE.findBySku(request.sku()).get();
    return WireReader.read(model, request.sku(), fields);
  }

  private static Object outcome(RequestDraft draft, Function<Document, Object> of) {
    return RequestChecker.check(CATALOGUE, draft)
        .map(Checked::document)
        .fold(faults -> faults.map(Violation::toString).toJavaSet(), of);
  }

  private static <T> Map<String, T> shuffled(Map<String, T> map, Random dice) {
    List<String> names = new ArrayList<>(map.keySet());
    Collections.shuffle(names, dice);
    Map<String, T> shuffled = new LinkedHashMap<>();
    names.forEach(name -> shuffled.put(name, map.get(name)));
    return shuffled;
  }
}
