package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.generation.Trouble;
import dev.kinoport.jdbc.event.EventDice;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.postgres.NeedsPostgres;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Checked;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is asked of a journal on SQL and of one in memory, the answers are the same. */
@ExtendWith(NeedsPostgres.class)
class TwinJournalTest {
  private static final int SEEDS = Boolean.getBoolean("proof") ? 20 : 3;
  private static final int STEPS = 150;

  @ParameterizedTest
  @EnumSource
  void answersAsOneInMemoryDoes(Database database, @TempDir Path folder) {
    for (long seed = 0; seed < SEEDS; seed++) {
      String url = database.empty(folder.resolve("seed" + seed));
      try (JdbcJournal journal = JdbcJournal.at(url).get()) {
        new Life(seed, journal).live();
      }
    }
  }

  private static final class Life {
    private final long seed;
    private final SplittableRandom dice;
    private final EventDice events;
    private final JdbcJournal journal;
    private final InMemoryJournal memory = new InMemoryJournal();
    private final List<GenerationEvent.ImageUploaded> uploads = new ArrayList<>();
    private int admitted;

    Life(long seed, JdbcJournal journal) {
      this.seed = seed;
      this.dice = new SplittableRandom(seed);
      this.events = new EventDice(seed);
      this.journal = journal;
    }

    void live() {
      for (int step = 0; step < STEPS; step++) {
        switch (dice.nextInt(8)) {
          case 0, 1 -> admit();
          case 2 -> note();
          default -> append();
        }
      }
      assertThat(journal.unfinished()).as("seed %d", seed).isEqualTo(memory.unfinished());
      Set<ProviderName> some = Set.of(events.provider(), ProviderName.of("nobody"));
      assertThat(journal.unfinished(some)).as("seed %d", seed).isEqualTo(memory.unfinished(some));
      for (int number = 0; number <= admitted; number++) {
        GenerationId id = id(number);
        assertThat(journal.read(id)).as("seed %d", seed).isEqualTo(memory.read(id));
        assertThat(journal.trouble(id)).as("seed %d", seed).isEqualTo(memory.trouble(id));
      }
      for (GenerationEvent.ImageUploaded image : uploads) {
        String storage = image.upload().storage();
        assertThat(journal.uploaded(storage, image.sha256()))
            .as("seed %d", seed)
            .isEqualTo(memory.uploaded(storage, image.sha256()));
      }
      for (String purse : List.of("a", "b \u0000", "c")) {
        assertThat(journal.ledger(purse)).as("seed %d", seed).isEqualTo(memory.ledger(purse));
      }
    }

    private void admit() {
      List<Order> orders = new ArrayList<>();
      for (int i = 1 + dice.nextInt(3); i > 0; i--) {
        orders.add(order(++admitted));
      }
      assertThat(journal.admit(orders)).as("seed %d", seed).isEqualTo(memory.admit(orders));
    }

    private Order order(int number) {
      Order drawn = events.order(id(number).value());
      Option<String> key =
          dice.nextBoolean()
              ? Option.of(List.of("", "k", "K", "\ud800", "\\ud800").get(dice.nextInt(5)))
              : Option.none();
      Option<Budget> budget =
          dice.nextBoolean()
              ? Option.of(
                  new Budget(
                      List.of("a", "b \u0000").get(dice.nextInt(2)),
                      Money.usd(List.of("0.50", "2", "100").get(dice.nextInt(3)))))
              : Option.none();
      Checked request = SampleOrders.request(List.of("a kite", "a boat").get(dice.nextInt(2)));
      return new Order(
          drawn.id(),
          key,
          request.request(),
          new OrderedOffer(
              drawn.provider(),
              request.document(),
              SampleOrders.quote("0.2" + dice.nextInt(10)),
              drawn.retention()),
          budget,
          drawn.label(),
          drawn.timeToStart(),
          drawn.attributes(),
          drawn.orderedAt());
    }

    private void note() {
      GenerationId id = id(dice.nextInt(admitted + 2));
      long version =
          memory.read(id).get().map(history -> history.version()).getOrElse(0L)
              - (dice.nextInt(4) == 0 ? 1 : 0);
      Trouble trouble = events.trouble();
      assertThat(journal.note(id, version, trouble))
          .as("seed %d: %s", seed, trouble)
          .isEqualTo(memory.note(id, version, trouble));
    }

    private void append() {
      GenerationId id = id(dice.nextInt(admitted + 2));
      long known =
          memory.read(id).get().map(history -> history.version()).getOrElse(0L)
              - (dice.nextInt(8) == 0 ? dice.nextInt(-1, 2) : 0);
      GenerationEvent event = event();
      assertThat(journal.append(id, known, event))
          .as("seed %d: %s", seed, event)
          .isEqualTo(memory.append(id, known, event));
    }

    /** Costs in dollars only, and requests of the provider that others may hold. */
    private GenerationEvent event() {
      GenerationEvent event = events.event();
      return switch (event) {
        case GenerationEvent.Admitted again -> new GenerationEvent.Started(again.at());
        case GenerationEvent.ImageUploaded image -> {
          uploads.add(image);
          yield image;
        }
        case GenerationEvent.SubmitAccepted accepted ->
            new GenerationEvent.SubmitAccepted(
                Handle.of(accepted.handle().provider(), "r" + dice.nextInt(5)),
                accepted.via(),
                accepted.at());
        case GenerationEvent.End end ->
            end.cost().amount().forAll(money -> money.currency().getCurrencyCode().equals("USD"))
                ? end
                : new GenerationEvent.Completed(end.at());
        default -> event;
      };
    }

    private static GenerationId id(int number) {
      return new GenerationId("g" + number);
    }
  }
}
