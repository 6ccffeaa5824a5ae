package dev.kinoport.testkit;

import static dev.kinoport.testkit.JournalContract.admit;
import static dev.kinoport.testkit.JournalContract.end;
import static dev.kinoport.testkit.JournalContract.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a {@link Journal} knows of that which keeps a generation waiting: the latest, once. */
abstract class TroubleContract {
  private static final int THREADS = 8;
  private static final Instant FIRST = Samples.ORDERED_AT.plusSeconds(60);
  private static final Instant LATER = FIRST.plusSeconds(30);

  abstract Journal journal();

  private static Trouble trouble(String reason, Instant since) {
    return new Trouble(
        Trouble.Kind.UNREACHABLE,
        reason,
        false,
        Option.none(),
        since,
        1,
        Option.of(since.plusSeconds(5)));
  }

  private static Option<Trouble> listed(Journal journal, GenerationId id) {
    return journal.list(Selection.all()).get().stream()
        .filter(summary -> summary.id().equals(id))
        .map(Summary::trouble)
        .reduce(Option.none(), Option::orElse);
  }

  @Test
  void whatNothingKeepsHasNoTrouble() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order);

    assertThat(journal.trouble(order.id()).get()).isEmpty();
    assertThat(listed(journal, order.id())).isEmpty();
    assertThat(journal.trouble(new GenerationId("nobody")).get()).isEmpty();
  }

  @Test
  void everyTroubleComesBackAsItWentIn() {
    Journal journal = journal();
    List<Trouble> troubles = SampleEvents.everyTrouble();
    for (int i = 0; i < troubles.size(); i++) {
      Order order = Samples.order("g" + i);
      Trouble trouble = troubles.get(i);
      admit(journal, order);

      assertThat(journal.note(order.id(), 1, trouble).get()).isEqualTo(trouble);

      assertThat(journal.trouble(order.id()).get()).contains(trouble);
      assertThat(listed(journal, order.id())).contains(trouble);
    }
  }

  @Test
  void whatIsMetAgainGoesOnSinceItsBegin() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order);
    Trouble first = trouble("no route", FIRST);
    Trouble second = SampleEvents.everyTrouble().get(3);
    assertThat(journal.note(order.id(), 1, first).get()).isEqualTo(first);

    Trouble written = journal.note(order.id(), 1, second).get();
    Trouble again = journal.note(order.id(), 1, first).get();

    assertThat(written).isEqualTo(second.after(first));
    assertThat(again).isEqualTo(first.after(written));
    assertThat(again.times()).isEqualTo(3);
    assertThat(again.since()).isEqualTo(FIRST);
    assertThat(journal.trouble(order.id()).get()).contains(again);
  }

  @Test
  void theNextEventMakesItAThingOfThePast() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order);
    Trouble old = trouble("no route", FIRST);
    assertThat(journal.note(order.id(), 1, old).get()).isEqualTo(old);

    write(journal, order.id(), new GenerationEvent.CancelAsked(LATER));

    assertThat(journal.trouble(order.id()).get()).isEmpty();
    assertThat(listed(journal, order.id())).isEmpty();
    Trouble fresh = trouble("no answer", LATER);
    assertThat(journal.note(order.id(), 2, fresh).get()).as("begins anew").isEqualTo(fresh);
    assertThat(journal.trouble(order.id()).get()).contains(fresh);
  }

  @Test
  void whoeverIsLateChangesNothing() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order);
    write(journal, order.id(), new GenerationEvent.CancelAsked(FIRST));
    Trouble known = trouble("no answer", LATER);
    assertThat(journal.note(order.id(), 2, known).get()).isEqualTo(known);

    Trouble late = trouble("no route", FIRST);
    assertThat(journal.note(order.id(), 1, late).get()).isEqualTo(late);

    assertThat(journal.trouble(order.id()).get()).contains(known);
  }

  @Test
  void whatHasEndedHasNoTrouble() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order, Samples.order("g2"));
    Trouble trouble = trouble("no route", FIRST);
    assertThat(journal.note(order.id(), 1, trouble).isRight()).isTrue();

    end(journal, order);
    assertThat(journal.note(order.id(), 2, trouble).get()).isEqualTo(trouble);

    assertThat(journal.trouble(order.id()).get()).isEmpty();
    assertThat(listed(journal, order.id())).isEmpty();
  }

  @Test
  void whatIsUnknownCannotBeInTrouble() {
    Journal journal = journal();
    GenerationId nobody = new GenerationId("nobody");
    Trouble trouble = trouble("no route", FIRST);

    assertThat(journal.note(nobody, 1, trouble).get()).isEqualTo(trouble);

    assertThat(journal.trouble(nobody).get()).isEmpty();
    assertThat(journal.list(Selection.all()).get()).isEmpty();
  }

  @Test
  void aTroubleIsNoEvent() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order);

    assertThat(journal.note(order.id(), 1, trouble("no route", FIRST)).isRight()).isTrue();

    assertThat(journal.read(order.id()).get().get().version()).isEqualTo(1);
    GenerationEvent next = new GenerationEvent.CancelAsked(LATER);
    assertThat(journal.append(order.id(), 1, next).get()).isEqualTo(2);
  }

  @Test
  void howeverManyMeetItEachIsCounted() {
    Journal journal = journal();
    Order order = Samples.order("g1");
    admit(journal, order);

    List<Trouble> met =
        Threads.race(
            THREADS, i -> journal.note(order.id(), 1, trouble("no route " + i, FIRST)).get());

    assertThat(met).extracting(Trouble::times).doesNotHaveDuplicates();
    assertThat(journal.trouble(order.id()).get().get().times()).isEqualTo(THREADS);
    assertThat(Stream.of(1, THREADS)).isSubsetOf(met.stream().map(Trouble::times).toList());
  }
}
