package dev.kinoport.testkit;

import static dev.kinoport.testkit.Samples.keyed;
import static dev.kinoport.testkit.Samples.order;
import static dev.kinoport.testkit.Samples.orderedFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Journal} must do: admission all or none, keys, one winner of each version, one
 * holder of each of the provider's requests, events that come back as they went in. The money is in
 * {@link PurseContract}, lists and look-ups are in {@link LookUpContract}, what keeps a generation
 * waiting is in {@link TroubleContract}, who may send is in {@link SubmitLimitsContract}; all
 * belong to it.
 */
public abstract class JournalContract {
  private static final Instant NOW = Samples.ORDERED_AT.plusSeconds(60);
  private static final int THREADS = 8;

  /** Makes the contract's tests; a subclass adds the subject. */
  protected JournalContract() {}

  /** A journal in which nothing is written; asked for once in each test. */
  protected abstract Journal journal();

  private static GenerationId id(String value) {
    return new GenerationId(value);
  }

  private static GenerationEvent cancelAsked(int second) {
    return new GenerationEvent.CancelAsked(NOW.plusSeconds(second));
  }

  private static GenerationEvent accepted(String requestId) {
    return accepted(Samples.SHOP, requestId);
  }

  private static GenerationEvent accepted(ProviderName provider, String requestId) {
    return new GenerationEvent.SubmitAccepted(
        Handle.of(provider, requestId), GenerationEvent.Via.ANSWER, NOW);
  }

  static void admit(Journal journal, Order... orders) {
    assertThat(journal.admit(List.of(orders)).isRight()).isTrue();
  }

  static void end(Journal journal, Order order) {
    long version = journal.read(order.id()).get().get().version();
    GenerationEvent end = new GenerationEvent.Cancelled(Cost.nothing(order), NOW);
    assertThat(journal.append(order.id(), version, end).isRight()).isTrue();
  }

  @Nested
  class Purses extends PurseContract {
    @Override
    Journal journal() {
      return JournalContract.this.journal();
    }
  }

  @Nested
  class Troubles extends TroubleContract {
    @Override
    Journal journal() {
      return JournalContract.this.journal();
    }
  }

  @Nested
  class Limits extends SubmitLimitsContract {
    @Override
    Journal journal() {
      return JournalContract.this.journal();
    }
  }

  @Nested
  class LookingUp extends LookUpContract {
    @Override
    Journal journal() {
      return JournalContract.this.journal();
    }
  }

  @Test
  void anAdmittedOrderIsTheFirstEvent() {
    Journal journal = journal();
    Order order = order("g1");

    assertThat(journal.admit(List.of(order)).get()).containsExactly(new Admission(id("g1"), true));

    assertThat(journal.read(id("g1")).get())
        .contains(
            new History(
                id("g1"), List.of(new GenerationEvent.Admitted(order, Samples.ORDERED_AT))));
  }

  @Test
  void admissionsComeInTheOrderOfTheOrders() {
    Journal journal = journal();
    admit(journal, keyed("old", "key", "a kite"));

    List<Admission> admissions =
        journal.admit(List.of(order("b"), keyed("new", "key", "a kite"), order("a"))).get();

    assertThat(admissions)
        .containsExactly(
            new Admission(id("b"), true),
            new Admission(id("old"), false),
            new Admission(id("a"), true));
    assertThat(journal.admit(List.of()).get()).isEmpty();
  }

  @Test
  void anIdIsAdmittedOnce() {
    Journal journal = journal();
    admit(journal, order("g1"));

    assertThatThrownBy(() -> journal.admit(List.of(order("g2"), order("g1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("g1");
    assertThatThrownBy(() -> journal.admit(List.of(order("g3"), order("g3"))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(journal.unfinished().get()).containsExactly(id("g1"));
  }

  @Test
  void theSameKeyAndRequestIsTheEarlierGeneration() {
    Journal journal = journal();
    Order first = keyed("g1", "key", "a kite");
    admit(journal, first);

    assertThat(journal.admit(List.of(keyed("g2", "key", "a kite"))).get())
        .containsExactly(new Admission(id("g1"), false));
    end(journal, first);
    assertThat(journal.admit(List.of(keyed("g3", "key", "a kite"))).get())
        .as("also after its end")
        .containsExactly(new Admission(id("g1"), false));

    assertThat(journal.read(id("g2")).get()).isEmpty();
    assertThat(journal.read(id("g3")).get()).isEmpty();
  }

  @Test
  void aKeyGuardsTheRequestWhoeverSellsIt() {
    Journal journal = journal();
    admit(journal, keyed("g1", "key", "a kite"));
    Order elsewhere = orderedFrom(Samples.OTHER_SHOP, keyed("g2", "key", "a kite"));

    assertThat(journal.admit(List.of(elsewhere)).get())
        .containsExactly(new Admission(id("g1"), false));
  }

  @Test
  void theSameKeyAndAnotherRequestIsRefused() {
    Journal journal = journal();
    admit(journal, keyed("g1", "key", "a kite"));

    assertThat(journal.admit(List.of(keyed("g2", "key", "a boat"))).getLeft())
        .isEqualTo(new AdmissionRefusal.KeyTaken("key", id("g1")));
    assertThat(journal.admit(List.of(keyed("g2", "KEY", "a boat"))).isRight())
        .as("keys are compared exactly")
        .isTrue();
  }

  @Test
  void twoOrdersWithOneKeyInOneBatchAreOneGeneration() {
    Journal journal = journal();

    assertThat(
            journal
                .admit(List.of(keyed("g1", "key", "a kite"), keyed("g2", "key", "a kite")))
                .get())
        .containsExactly(new Admission(id("g1"), true), new Admission(id("g1"), false));
    assertThat(
            journal
                .admit(List.of(keyed("g3", "other", "a kite"), keyed("g4", "other", "a boat")))
                .getLeft())
        .isEqualTo(new AdmissionRefusal.KeyTaken("other", id("g3")));

    assertThat(journal.unfinished().get()).containsExactly(id("g1"));
  }

  @Test
  void aRefusalLeavesNothingBehind() {
    Journal journal = journal();
    admit(journal, keyed("g1", "taken", "a kite"));

    assertThat(
            journal
                .admit(List.of(keyed("g2", "fresh", "a kite"), keyed("g3", "taken", "a boat")))
                .isLeft())
        .isTrue();

    assertThat(journal.read(id("g2")).get()).isEmpty();
    assertThat(journal.unfinished().get()).containsExactly(id("g1"));
    assertThat(journal.admit(List.of(keyed("g4", "fresh", "a boat"))).isRight()).isTrue();
  }

  @Test
  void eachEventIsAVersion() {
    Journal journal = journal();
    admit(journal, order("g1"));

    assertThat(journal.append(id("g1"), 1, cancelAsked(1)).get()).isEqualTo(2);
    assertThat(journal.append(id("g1"), 2, cancelAsked(2)).get()).isEqualTo(3);

    assertThat(journal.read(id("g1")).get().get().events())
        .endsWith(cancelAsked(1), cancelAsked(2));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 3, 99})
  void whoeverKnowsAnotherVersionLoses(long known) {
    Journal journal = journal();
    admit(journal, order("g1"));
    assertThat(journal.append(id("g1"), 1, cancelAsked(1)).isRight()).isTrue();

    assertThat(journal.append(id("g1"), known, cancelAsked(2)).getLeft())
        .isEqualTo(new AppendRefusal.Conflict(2));

    assertThat(journal.read(id("g1")).get().get().version()).isEqualTo(2);
  }

  @Test
  void theUnknownCanBeReadAndNotWritten() {
    Journal journal = journal();

    assertThat(journal.read(id("none")).get()).isEmpty();
    assertThat(journal.append(id("none"), 0, cancelAsked(1)).getLeft())
        .isEqualTo(new AppendRefusal.NoSuchGeneration());
    assertThat(journal.unfinished().get()).isEmpty();
  }

  @Test
  void oneOfTheProvidersRequestsBelongsToOneGeneration() {
    Journal journal = journal();
    admit(journal, order("g1"), order("g2"));
    assertThat(journal.append(id("g1"), 1, accepted("r1")).isRight()).isTrue();

    GenerationEvent sameRequest =
        new GenerationEvent.SubmitAccepted(
            new Handle(Samples.SHOP, "r1", Map.of("status", "https://elsewhere.test")),
            GenerationEvent.Via.LISTING,
            NOW);
    assertThat(journal.append(id("g2"), 1, sameRequest).getLeft())
        .isEqualTo(new AppendRefusal.HandleTaken(id("g1")));

    assertThat(journal.read(id("g2")).get().get().version()).isEqualTo(1);
    assertThat(journal.append(id("g2"), 1, accepted("r2")).isRight()).isTrue();
  }

  @Test
  void twoProvidersMayGiveTheSameNameToTwoRequests() {
    Journal journal = journal();
    admit(journal, order("g1"), orderedFrom(Samples.OTHER_SHOP, "g2"), order("g3"));
    assertThat(journal.append(id("g1"), 1, accepted("r1")).isRight()).isTrue();

    assertThat(journal.append(id("g2"), 1, accepted(Samples.OTHER_SHOP, "r1")).isRight()).isTrue();

    assertThat(journal.append(id("g3"), 1, accepted(Samples.OTHER_SHOP, "r1")).getLeft())
        .isEqualTo(new AppendRefusal.HandleTaken(id("g2")));
  }

  @Test
  void aRequestStaysTakenAfterTheEndOfItsHolder() {
    Journal journal = journal();
    Order first = order("g1");
    admit(journal, first, order("g2"));
    assertThat(journal.append(id("g1"), 1, accepted("r1")).isRight()).isTrue();
    end(journal, first);

    assertThat(journal.append(id("g2"), 1, accepted("r1")).getLeft())
        .isEqualTo(new AppendRefusal.HandleTaken(id("g1")));
  }

  @Test
  void aLoserClaimsNothing() {
    Journal journal = journal();
    admit(journal, order("g1"), order("g2"));

    assertThat(journal.append(id("g1"), 7, accepted("r1")).isLeft()).isTrue();

    assertThat(journal.append(id("g2"), 1, accepted("r1")).isRight()).isTrue();
  }

  @Test
  void whatHasNotEndedIsNamedOldestFirst() {
    Journal journal = journal();
    Order second = order("a2");
    admit(journal, order("c1"), second);
    admit(journal, order("b3"));
    assertThat(journal.append(id("c1"), 1, cancelAsked(1)).isRight()).isTrue();
    assertThat(journal.unfinished().get()).containsExactly(id("c1"), id("a2"), id("b3"));

    end(journal, second);

    assertThat(journal.unfinished().get()).containsExactly(id("c1"), id("b3"));
  }

  @Test
  void whatHasNotEndedIsNamedForWhoeverCanAskItsProvider() {
    Journal journal = journal();
    Order over = orderedFrom(Samples.OTHER_SHOP, "d4");
    admit(journal, order("c1"), orderedFrom(Samples.OTHER_SHOP, "a2"), order("b3"), over);
    end(journal, over);

    assertThat(journal.unfinished(Set.of(Samples.SHOP)).get()).containsExactly(id("c1"), id("b3"));
    assertThat(journal.unfinished(Set.of(Samples.OTHER_SHOP)).get()).containsExactly(id("a2"));
    assertThat(journal.unfinished(Set.of(Samples.OTHER_SHOP, Samples.SHOP)).get())
        .containsExactly(id("c1"), id("a2"), id("b3"));
    assertThat(journal.unfinished(Set.of(ProviderName.of("nobody"))).get()).isEmpty();
    assertThat(journal.unfinished(Set.of()).get()).isEmpty();
  }

  @Test
  void whatMovesOnIsWhoseOfferItIsNowAndWhatWasSetAsideStaysUntilItsEnd() {
    Journal journal = journal();
    Order order = Samples.chained("g1", new Budget("purse", Money.usd("1")));
    admit(journal, order);
    assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.75"));

    write(
        journal,
        order.id(),
        new GenerationEvent.MovedOn(
            Samples.OTHER_SHOP, 0, new GenerationFailure.NeverSent("no route"), SampleEvents.AT));

    assertThat(journal.unfinished(Set.of(Samples.SHOP)).get()).isEmpty();
    assertThat(journal.unfinished(Set.of(Samples.OTHER_SHOP)).get()).containsExactly(order.id());
    assertThat(journal.list(Selection.all()).get())
        .singleElement()
        .satisfies(summary -> {
          assertThat(summary.provider()).isEqualTo(Samples.OTHER_SHOP);
          assertThat(summary.quoted()).contains(Money.usd("0.75"));
          assertThat(summary.reserved()).contains(Money.usd("0.75"));
          assertThat(summary.phase()).isEqualTo(Phase.PLANNED);
        });

    end(journal, order);
    assertThat(journal.ledger("purse").get().reserved()).contains(Money.usd("0.00"));
    assertThat(journal.unfinished(Set.of(Samples.OTHER_SHOP)).get()).isEmpty();
  }

  @Test
  void everyEventComesBackAsItWentIn(@TempDir Path folder) {
    Journal journal = journal();
    List<GenerationEvent> events = SampleEvents.everyKind(folder);
    List<GenerationEvent.End> ends = SampleEvents.everyEnd();
    for (int i = 0; i < ends.size(); i++) {
      GenerationEvent last = ends.get(i);
      Order order = SampleEvents.fullOrder(folder, "g" + i, i % 2 == 0);
      admit(journal, order);
      for (GenerationEvent event : events) {
        write(journal, order.id(), event);
      }
      write(journal, order.id(), last);

      List<GenerationEvent> read = journal.read(order.id()).get().get().events();

      assertThat(read.get(0)).isEqualTo(new GenerationEvent.Admitted(order, order.orderedAt()));
      assertThat(read.subList(1, read.size() - 1)).isEqualTo(events);
      assertThat(read.get(read.size() - 1)).isEqualTo(last);
      events = SampleEvents.withoutAcceptance(events);
    }
  }

  static void write(Journal journal, GenerationId id, GenerationEvent event) {
    long version = journal.read(id).get().get().version();
    assertThat(journal.append(id, version, event).isRight()).as("%s", event).isTrue();
  }

  @Test
  void ofManyWithTheSameKnowledgeOneWins() {
    Journal journal = journal();
    admit(journal, order("g1"));

    for (int version = 1; version <= 25; version++) {
      long known = version;
      List<Either<AppendRefusal, Long>> answers =
          Threads.race(THREADS, i -> journal.append(id("g1"), known, cancelAsked(i)));

      assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
      assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
          .hasSize(THREADS - 1)
          .containsOnly(new AppendRefusal.Conflict(known + 1));
    }
    assertThat(journal.read(id("g1")).get().get().version()).isEqualTo(26);
  }

  @Test
  void ofManyWithTheSameKeyOneIsNew() {
    Journal journal = journal();

    List<Admission> admissions =
        Threads.race(
            THREADS, i -> journal.admit(List.of(keyed("g" + i, "key", "a kite"))).get().get(0));

    assertThat(admissions.stream().filter(Admission::isNew)).hasSize(1);
    assertThat(admissions.stream().map(Admission::id).distinct()).hasSize(1);
    assertThat(journal.unfinished().get()).hasSize(1);
  }

  @Test
  void ofManyWhoClaimOneRequestOneGetsIt() {
    Journal journal = journal();
    for (int i = 0; i < THREADS; i++) {
      admit(journal, order("g" + i));
    }

    List<Either<AppendRefusal, Long>> answers =
        Threads.race(THREADS, i -> journal.append(id("g" + i), 1, accepted("r1")));

    assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
    assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
        .hasOnlyElementsOfType(AppendRefusal.HandleTaken.class);
  }
}
