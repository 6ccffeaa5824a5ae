package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.NOTHING;
import static dev.kinoport.fake.Stage.PRICE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.Stage;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Money;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Rule 7: reserved until the end is known, then what it really cost; both figures are kept. */
class ReservationTest {
  private static final Terms TERMS = Terms.standard().budget(Money.usd("0.50"));

  @Test
  void moneyIsReservedWhileAGenerationRunsAndSpentAtItsEnd() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId id = stage.kinoport().start(KITE, TERMS).get();

    stage.time().advance(Duration.ofMinutes(1));
    assertThat(stage.purse().reserved()).containsExactly(PRICE);
    assertThat(stage.purse().spent().getOrElse(NOTHING)).isEqualTo(NOTHING);

    assertThat(stage.kinoport().await(id).isRight()).isTrue();
    assertThat(stage.purse().reserved()).containsExactly(NOTHING);
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  @Test
  void whatIsReservedCannotBeReservedTwice() {
    Stage stage = Stage.playing(Life.realistic());
    assertThat(stage.kinoport().start(KITE, TERMS).isRight()).isTrue();

    assertThat(stage.kinoport().start(STORM, TERMS).getLeft())
        .isEqualTo(new Failure.OverBudget("default", Money.usd("0.50"), PRICE, PRICE));
  }

  @Test
  void whatWasNotNeededCanBeSpentOnTheNext() {
    Stage stage = Stage.playing(Life.realistic());
    GenerationId first = stage.kinoport().start(KITE, TERMS).get();
    assertThat(stage.kinoport().cancel(first).isRight()).isTrue();
    assertThat(stage.kinoport().await(first).getLeft()).isInstanceOf(Failure.Cancelled.class);

    assertThat(stage.kinoport().generate(STORM, TERMS).isRight()).isTrue();
    assertThat(stage.purse().spent()).containsExactly(PRICE);
  }

  @Test
  void pursesAreKeptApart() {
    Stage stage = Stage.playing(Life.realistic());
    Terms mine = Terms.standard().budget(new Budget("mine", PRICE));
    Terms yours = Terms.standard().budget(new Budget("yours", PRICE));

    assertThat(stage.kinoport().start(KITE, mine).isRight()).isTrue();
    assertThat(stage.kinoport().start(KITE, yours).isRight()).isTrue();
    assertThat(stage.kinoport().start(KITE, mine).getLeft()).isInstanceOf(Failure.OverBudget.class);
  }

  @Test
  void estimateAndActualCostAreBothKept() {
    VirtualTime time = VirtualTime.create();
    FakeProvider dearer = FakeProvider.on(time).catalogue(Prices.kiteCosts("0.31")).build();
    Journal journal = new InMemoryJournal();
    Kinoport kinoport =
        Kinoport.builder()
            .provider(dearer.provider().withOffers(FalOffers.catalogue()))
            .journal(journal)
            .time(time)
            .build();

    Generated clip = kinoport.generate(KITE, TERMS).get();

    assertThat(clip.order().reservation()).containsExactly(PRICE);
    assertThat(clip.cost().basis()).isEqualTo(Cost.Basis.BILLED);
    assertThat(clip.cost().amount()).containsExactly(Money.usd("0.31"));
    assertThat(journal.ledger("default").get().spent()).containsExactly(dearer.bill().total());
  }

  @Test
  void manyThreadsCannotPassABudget() throws Exception {
    try (SystemTime time = new SystemTime();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      FakeProvider provider = FakeProvider.on(time).script(Script.always(Life.instant())).build();
      Kinoport kinoport = Kinoport.builder().provider(provider.provider()).time(time).build();
      Terms threeClips = Terms.standard().budget(Money.usd("0.84"));
      Callable<Either<Failure, Generated>> caller = () -> kinoport.generate(KITE, threeClips);

      int clips = 0;
      for (Future<Either<Failure, Generated>> answer :
          callers.invokeAll(Collections.nCopies(200, caller))) {
        clips += answer.get().isRight() ? 1 : 0;
      }

      assertThat(clips).isEqualTo(3);
      assertThat(provider.bill().total()).isEqualTo(Money.usd("0.84"));
    }
  }

  @Test
  void theBillAndThePurseAgreeOverManyGenerations() {
    Stage stage = Stage.playing(Life.realistic());
    Terms plenty = Terms.standard().budget(Money.usd("100"));
    List<GenerationId> ids =
        Collections.nCopies(50, KITE).stream()
            .map(draft -> stage.kinoport().start(draft, plenty).get())
            .toList();

    assertThat(ids).allSatisfy(id -> assertThat(stage.kinoport().await(id).isRight()).isTrue());

    assertThat(stage.purse().spent()).containsExactly(stage.provider().bill().total());
    assertThat(stage.purse().reserved()).containsExactly(NOTHING);
    assertThat(stage.provider().bill().count()).isEqualTo(50);
  }
}
