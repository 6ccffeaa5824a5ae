package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a delivery note when something about it cannot be known. */
class NotesInDoubtTest {
  private static final DeliveryNote NOTE =
      new DeliveryNote(List.of("--backend", "fal"), Path.of("clip.mp4"), false, Option.none());

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake = FakeProvider.on(time).build();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<GenerationId> passedOver = new ArrayList<>();

  @TempDir private Path folder;
  private DeliveryNotes notes;

  @BeforeEach
  void openNotes() {
    notes = new DeliveryNotes(folder);
  }

  @Test
  void aNoteStaysIfNobodyKnowsWhetherItsOrderWasWritten() throws IOException {
    assertThat(start(new NotingJournal(new Speechless(journal), notes, order -> NOTE))).isTrue();

    assertThat(notes.open()).isEqualTo(journal.unfinished().getOrElse(List.of())).hasSize(1);
  }

  @Test
  void aNoteGoesIfItsOrderWasCertainlyNotWritten() throws IOException {
    assertThat(start(new NotingJournal(new Closed(journal), notes, order -> NOTE))).isTrue();

    assertThat(notes.open()).isEmpty();
  }

  @Test
  void aNoteThatCannotBeReadIsAskedForAgain() throws IOException {
    assertThat(start(journal)).isFalse();
    GenerationId id = journal.unfinished().getOrElse(List.of()).getFirst();
    Path unreadable = folder.resolve("open").resolve(id + ".properties");
    Files.createDirectories(unreadable);
    OwnWork mine = new OwnWork(journal, notes, NOTE.backend(), passedOver::add);

    assertThat(mine.read(id).getLeft()).isInstanceOf(JournalFault.class);
    assertThat(mine.unfinished().get()).containsExactly(id);

    Files.delete(unreadable);
    assertThat(mine.read(id).get()).isNotEmpty();
    assertThat(passedOver).isEmpty();
  }

  /** Orders a clip; whether that failed. */
  private boolean start(Journal in) {
    try (Kinoport kinoport =
        Kinoport.builder().provider(fake.provider()).time(time).journal(in).build()) {
      RequestDraft draft =
          RequestDraft.of("hailuo-2.3-standard")
              .prompt("the kite dives")
              .firstFrame(ImageSource.url("https://images.example/kite.jpg"));
      return kinoport.start(draft, Terms.standard()).isLeft();
    }
  }

  /** Writes an order and cannot say so. */
  private static final class Speechless extends ForwardingJournal {
    private Speechless(Journal journal) {
      super(journal);
    }

    @Override
    public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
      return super.admit(orders)
          .flatMap(done -> Either.left(new AdmissionRefusal.Unavailable("the answer was lost")));
    }
  }

  /** Writes nothing. */
  private static final class Closed extends ForwardingJournal {
    private Closed(Journal journal) {
      super(journal);
    }

    @Override
    public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
      return Either.left(new AdmissionRefusal.Unavailable("closed"));
    }
  }
}
