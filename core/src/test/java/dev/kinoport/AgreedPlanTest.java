package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.engine.TestBackend;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.input.WireValue;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.TestImages;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.TestOffers;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person agreed to is what is bought. */
class AgreedPlanTest {
  @TempDir private Path folder;

  private final ManualTime time = new ManualTime();
  private final Journal journal = new InMemoryJournal();
  private final TestBackend backend = new TestBackend();

  private Kinoport process(Catalogue offers) {
    return Kinoport.builder()
        .provider(backend.provider().withOffers(offers))
        .journal(journal)
        .time(time)
        .build();
  }

  private RequestDraft draft(Path image) {
    return RequestDraft.of(TestOffers.ALIAS).prompt("a kite").firstFrame(ImageSource.file(image));
  }

  @Test
  void anImageThatChangedSinceItWasPlannedIsRefusedBeforeAnythingIsBought() throws IOException {
    Path image = Files.write(folder.resolve("kite.png"), TestImages.png(640, 360));
    try (Kinoport kinoport = process(TestOffers.catalogue())) {
      Plan plan = kinoport.plan(draft(image)).get();
      Files.write(image, TestImages.png(800, 600));

      Failure refused = kinoport.start(plan, Terms.standard()).getLeft();

      assertThat(refused).isInstanceOf(Failure.InvalidRequest.class);
      assertThat(refused.message()).contains("kite.png", "has changed since it was checked");
      assertThat(journal.list(Selection.all()).get()).isEmpty();
      assertThat(backend.submits.count() + backend.uploads.count()).isZero();
    }
  }

  @Test
  void aPlanIsBoughtAsItWasMadeWhateverIsOfferedByThen() {
    RequestDraft draft =
        RequestDraft.of(TestOffers.ALIAS)
            .prompt("a kite")
            .firstFrame(ImageSource.url("https://images.test/kite.png"));
    Plan plan;
    try (Kinoport kinoport = process(TestOffers.catalogue())) {
      plan = kinoport.plan(draft).get();
    }

    try (Kinoport kinoport = process(Catalogue.empty())) {
      GenerationId id = kinoport.start(plan, Terms.standard()).get();
      Generated generated = kinoport.await(id).get();

      assertThat(generated.order().document()).isEqualTo(plan.document());
      assertThat(generated.order().quote()).isEqualTo(plan.quote());
      assertThat(backend.submissions)
          .singleElement()
          .extracting(submission -> submission.document())
          .isEqualTo(plan.document());
    }
  }

  @Test
  void anImageWithinTheRequestIsEncodedWhenItLeavesAndKeptNowhere() throws IOException {
    Path image = Files.write(folder.resolve("kite.png"), TestImages.png(640, 360));
    backend.inlineUpTo = 1_000_000;
    try (Kinoport kinoport = process(TestOffers.catalogue())) {
      GenerationId id = kinoport.start(draft(image), Terms.standard()).get();
      assertThat(kinoport.await(id).isRight()).isTrue();

      assertThat(backend.uploads.count()).isZero();
      assertThat(backend.submissions)
          .singleElement()
          .satisfies(sent ->
              assertThat(sent.fields().get("image_url"))
                  .isInstanceOfSatisfying(
                      WireValue.Text.class,
                      text -> assertThat(text.text()).startsWith("data:image/png;base64,iVBOR")));
      assertThat(journal.read(id).get().get().events().toString()).doesNotContain("base64");
    }
  }

  @Test
  void anImageWithinTheRequestThatChangesBeforeItLeavesEndsItUncharged() throws IOException {
    Path image = Files.write(folder.resolve("kite.png"), TestImages.png(640, 360));
    backend.inlineUpTo = 1_000_000;
    try (Kinoport kinoport = process(TestOffers.catalogue())) {
      GenerationId id = kinoport.start(draft(image), Terms.standard()).get();
      Files.write(image, TestImages.png(800, 600));

      assertThat(kinoport.await(id).getLeft().message()).contains("has changed");
      assertThat(backend.submits.count()).isZero();
    }
  }

  @Test
  void ofVeryManyDraftsAHundredAreToldAndTheOthersCounted() {
    try (Kinoport kinoport = process(TestOffers.catalogue())) {
      Failure refused =
          kinoport.planAll(Collections.nCopies(5_000, RequestDraft.of("nothing"))).getLeft();

      assertThat(refused)
          .isInstanceOfSatisfying(
              Failure.InvalidBatch.class,
              batch -> {
                assertThat(batch.faults()).hasSize(100);
                assertThat(batch.others()).isEqualTo(4_900);
              });
      assertThat(refused.message())
          .startsWith("item 0: model: ")
          .endsWith("; and 4,900 faults more, which are not told");
    }
  }

  @Test
  void severalPlansAreBoughtTogetherOrNotAtAll() throws IOException {
    Path image = Files.write(folder.resolve("kite.png"), TestImages.png(640, 360));
    try (Kinoport kinoport = process(TestOffers.catalogue())) {
      List<Plan> plans = kinoport.planAll(List.of(draft(image), draft(image))).get();
      Files.delete(image);

      Failure refused =
          kinoport
              .startAll(plans.stream().map(plan -> new BatchItem(plan, Terms.standard())).toList())
              .getLeft();

      assertThat(refused)
          .isInstanceOfSatisfying(
              Failure.InvalidBatch.class, batch -> assertThat(batch.faults()).hasSize(2));
      assertThat(journal.list(Selection.all()).get()).isEmpty();
    }
  }
}
