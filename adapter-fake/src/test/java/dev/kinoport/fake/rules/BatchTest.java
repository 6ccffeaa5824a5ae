package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.BatchItem;
import dev.kinoport.Failure;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 14: a batch is admitted whole or not at all; then each item has its own end. */
class BatchTest {
  private static final Terms TERMS = Terms.standard().budget(Money.usd("0.84"));

  private final Stage stage =
      Stage.playing(
          Script.always(Life.realistic())
              .whenPromptHas(
                  "storm", Life.realistic().failing(FakeError.NO_MEDIA_GENERATED.error())));

  @Test
  void everyFaultOfEveryItemIsReportedAndNothingStarts() {
    Failure failure =
        stage
            .kinoport()
            .planAll(List.of(KITE, KITE.prompt(" "), STORM, KITE.duration(7)))
            .getLeft();

    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.InvalidBatch.class,
            batch ->
                assertThat(batch.faults())
                    .extracting(Failure.ItemFault::index)
                    .containsExactly(1, 3));
    assertNothingStarted();
  }

  @Test
  void theWholePriceMustFitTheBudget() {
    List<BatchItem> fourClips = List.of(item(KITE), item(STORM), item(KITE), item(STORM));

    assertThat(stage.kinoport().startAll(fourClips).getLeft())
        .isInstanceOf(Failure.OverBudget.class);
    assertNothingStarted();
  }

  @Test
  void anItemWithAForeignKeyStopsAll() {
    Terms keyed = TERMS.key("order-4711");
    assertThat(stage.kinoport().generate(KITE, keyed).isRight()).isTrue();

    assertThat(stage.kinoport().startAll(List.of(item(KITE), item(STORM, keyed))).getLeft())
        .isInstanceOf(Failure.KeyTaken.class);
    stage.time().advance(Duration.ofHours(1));
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void eachItemHasItsOwnEnd() {
    List<GenerationId> ids =
        stage.kinoport().startAll(List.of(item(KITE), item(STORM), item(KITE))).get();

    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(stage.kinoport().await(ids.get(0)).isRight()).isTrue();
    assertThat(stage.kinoport().await(ids.get(1)).getLeft()).isInstanceOf(Failure.Failed.class);
    assertThat(stage.kinoport().await(ids.get(2)).isRight()).isTrue();
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE.plus(PRICE));
  }

  @Test
  void oneKeyTwiceInABatchIsOneGeneration() {
    BatchItem keyed = item(KITE, TERMS.key("order-4711"));

    List<GenerationId> ids = stage.kinoport().startAll(List.of(keyed, keyed)).get();

    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(stage.kinoport().await(ids.get(0)).isRight()).isTrue();
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void anEmptyBatchIsNothing() {
    assertThat(stage.kinoport().startAll(List.of()).get()).isEmpty();
  }

  private BatchItem item(RequestDraft draft) {
    return item(draft, TERMS);
  }

  private BatchItem item(RequestDraft draft, Terms terms) {
    return new BatchItem(stage.kinoport().plan(draft).get(), terms);
  }

  private void assertNothingStarted() {
    stage.time().advance(Duration.ofHours(1));
    assertThat(stage.provider().received()).isEmpty();
    assertThat(stage.journal().unfinished().get()).isEmpty();
    assertThat(stage.purse().committed()).isEmpty();
  }
}
