package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.journal.History;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An older copy in the journal's place, under a running program. */
class SetBackJournalTest {
  private static final SubmitAnswer YES =
      new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r1"));
  private static final Logger LOG = Logger.getLogger(Scribe.class.getName());

  private final List<LogRecord> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.setUseParentHandlers(false);
    LOG.addHandler(handler);
  }

  @AfterEach
  void listenNoMore() {
    LOG.removeHandler(handler);
    LOG.setUseParentHandlers(true);
  }

  @Test
  void answerToAPaidRequestThatHasNoPlaceAnyMoreIsToldWithTheProvidersRequest() {
    Rig rig = new Rig();
    rig.backend.submits.thenDo(() -> {
      rig.journal.setBack(new InMemoryJournal());
      return YES;
    });

    NextStep next = rig.step();

    assertThat(next).isEqualTo(new NextStep.Ended());
    assertThat(told(rig))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.provider()).contains(TestOrders.SHOP);
          assertThat(notice.request()).contains("r1");
          assertThat(notice.reason()).contains("does not know it any more", "as request r1");
        });
    assertThat(logged)
        .filteredOn(entry -> entry.getLevel().equals(Level.SEVERE))
        .singleElement()
        .satisfies(entry -> assertThat(entry.getMessage()).contains("generation g1", "request r1"));
  }

  @Test
  void generationThatIsGoneFromTheJournalIsToldOnceAndNotSentAgain() {
    Rig rig = queued();
    rig.journal.setBack(new InMemoryJournal());

    rig.step();
    rig.step();

    assertThat(told(rig)).extracting(Notice.Forgotten::request).containsExactly(Option.some("r1"));
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void nothingIsToldOfWhatThisProcessNeverKnew() {
    Rig rig = new Rig();

    assertThat(rig.engine.advance(new GenerationId("other"))).isEqualTo(new NextStep.Ended());

    assertThat(told(rig)).isEmpty();
  }

  @Test
  void departureThatTheJournalLostOnlyIsToldToo() {
    Rig rig = new Rig();
    rig.journal.beforeAppend(() -> rig.journal.setBack(new InMemoryJournal()));

    rig.step();

    assertThat(told(rig))
        .singleElement()
        .satisfies(notice -> assertThat(notice.reason()).contains("nothing of it had been sent"));
    assertThat(rig.backend.submits.count()).isZero();
  }

  @Test
  void clipThatWasJustBroughtHomeIsToldWithItsPlace() {
    Rig rig = queued();
    rig.until(GenerationState.Downloading.class);
    rig.journal.beforeAppend(() -> rig.journal.setBack(new InMemoryJournal()));

    rig.step();

    assertThat(told(rig))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.request()).contains("r1");
          assertThat(notice.reason()).contains("its clip is kept in ");
        });
  }

  @Test
  void whatAnOlderCopyDoesNotHaveIsWrittenAgainAndNotPaidAgain() {
    Rig rig = queued();
    List<GenerationEvent> before = rig.events();
    rig.journal.setBack(copy(before.subList(0, 1)));

    rig.step();

    assertThat(rig.events()).startsWith(before.toArray(GenerationEvent[]::new));
    assertThat(told(rig))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.request()).contains("r1");
          assertThat(notice.reason()).contains("lost 2 of its entries", "written again");
        });
    rig.until(GenerationState.Succeeded.class);
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void answerIsWrittenBehindADepartureThatWasLostMeanwhile() {
    Rig rig = new Rig();
    List<GenerationEvent> admission = rig.events();
    rig.backend.submits.thenDo(() -> {
      rig.journal.setBack(copy(admission));
      return YES;
    });

    rig.until(GenerationState.Queued.class);

    assertThat(rig.backend.submits.count()).isEqualTo(1);
    assertThat(told(rig)).hasSize(1);
  }

  @Test
  void whatHadEndedIsNotBoughtAgain() {
    Rig rig = queued();
    rig.until(GenerationState.Succeeded.class);
    rig.step();
    List<GenerationEvent> before = rig.events();
    rig.journal.setBack(copy(before.subList(0, 1)));

    assertThat(rig.step()).isEqualTo(new NextStep.Ended());

    assertThat(rig.events()).isEqualTo(before);
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void wishToCancelIsWrittenBehindWhatWasLost() {
    Rig rig = queued();
    rig.journal.setBack(copy(rig.events().subList(0, 1)));

    rig.tell(new GenerationEvent.CancelAsked(rig.now()));

    assertThat(rig.state())
        .isInstanceOfSatisfying(
            GenerationState.Queued.class,
            state -> assertThat(state.cancel()).isEqualTo(GenerationState.Cancel.ASKED));
  }

  /** Another process has it since, and paid for it once more. */
  @Test
  void requestThatAJournalGoesOnWithoutIsTold() {
    Rig rig = queued();
    InMemoryJournal copy = copy(rig.events().subList(0, 1));
    append(copy, new GenerationEvent.SubmitStarted(1, rig.now().plusSeconds(9), later(rig)));
    append(
        copy,
        new GenerationEvent.SubmitAccepted(
            Handle.of(TestOrders.SHOP, "r2"), GenerationEvent.Via.ANSWER, later(rig)));
    rig.journal.setBack(copy);

    rig.until(GenerationState.Succeeded.class);

    assertThat(told(rig)).extracting(Notice.Forgotten::request).containsExactly(Option.some("r1"));
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  @Test
  void whatAJournalWouldHaveSentOnceMoreIsLeftToAPerson() {
    Rig rig = queued();
    InMemoryJournal copy = copy(rig.events().subList(0, 1));
    append(copy, new GenerationEvent.SubmitStarted(1, later(rig), later(rig)));
    append(copy, new GenerationEvent.SubmitFailed(1, "no", later(rig), later(rig)));
    rig.journal.setBack(copy);

    for (int i = 0; i < 5; i++) {
      assertThat(rig.step()).isEqualTo(new NextStep.Parked(Option.none()));
    }

    assertThat(told(rig)).hasSize(1);
    assertThat(rig.backend.submits.count()).isEqualTo(1);
  }

  /** Others have made way for it in memory since, or it was never read here. */
  @Test
  void answerThatCouldNotBeWrittenIsToldThoughNothingElseIsRecalled() {
    Rig rig = new Rig();
    rig.journal.write(ID, new GenerationEvent.SubmitStarted(1, rig.now(), later(rig)));
    Scribe scribe =
        new Scribe(
            rig.journal,
            rig.time,
            (id, notice) -> rig.notices.add(notice),
            new Observations(),
            new StepDelays(EngineSettings.standard()));
    History history = rig.journal.read(ID).get().get();
    rig.journal.away(true);
    scribe.write(
        history,
        new GenerationEvent.SubmitAccepted(
            Handle.of(TestOrders.SHOP, "r1"), GenerationEvent.Via.ANSWER, later(rig)));
    rig.journal.away(false);
    rig.journal.setBack(new InMemoryJournal());

    assertThat(scribe.missing(ID)).isEqualTo(new NextStep.Ended());

    assertThat(told(rig))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.provider()).contains(TestOrders.SHOP);
          assertThat(notice.request()).contains("r1");
          assertThat(notice.reason()).contains("does not know it any more", "as request r1");
        });
  }

  /** It was ordered again after the copy was put there, and its doubt settled by the old answer. */
  @Test
  void requestThatAnotherGenerationHoldsByNowIsToldAndNotSentAgain() {
    Rig rig = queued();
    List<GenerationEvent> before = rig.events();
    InMemoryJournal copy = copy(before.subList(0, 1));
    copy.admit(List.of(TestOrders.order("g2"))).get();
    GenerationId other = new GenerationId("g2");
    for (GenerationEvent event : before.subList(1, before.size())) {
      long version = copy.read(other).get().get().version();
      assertThat(copy.append(other, version, event).isRight()).isTrue();
    }
    rig.journal.setBack(copy);

    for (int i = 0; i < 20; i++) {
      rig.step();
    }

    assertThat(told(rig))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.request()).contains("r1");
          assertThat(notice.reason())
              .contains("another generation holds its request by now", "as request r1");
        });
    assertThat(rig.backend.submits.count()).isEqualTo(1);
    assertThat(rig.state()).isInstanceOf(GenerationState.InDoubt.class);
    assertThat(copy.read(other).get().get().events().subList(1, before.size()))
        .isEqualTo(before.subList(1, before.size()));
  }

  private static Instant later(Rig rig) {
    return rig.now().plusSeconds(1);
  }

  private static Rig queued() {
    Rig rig = new Rig();
    rig.backend.submits.then(YES);
    rig.until(GenerationState.Queued.class);
    return rig;
  }

  private static InMemoryJournal copy(List<GenerationEvent> events) {
    InMemoryJournal copy = new InMemoryJournal();
    copy.admit(List.of(TestOrders.order("g1"))).get();
    events.subList(1, events.size()).forEach(event -> append(copy, event));
    return copy;
  }

  private static void append(InMemoryJournal journal, GenerationEvent event) {
    long version = journal.read(ID).get().get().version();
    assertThat(journal.append(ID, version, event).isRight()).isTrue();
  }

  private static List<Notice.Forgotten> told(Rig rig) {
    return rig.notices.stream()
        .filter(Notice.Forgotten.class::isInstance)
        .map(Notice.Forgotten.class::cast)
        .toList();
  }
}
