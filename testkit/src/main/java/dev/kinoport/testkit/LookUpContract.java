package dev.kinoport.testkit;

import static dev.kinoport.testkit.JournalContract.admit;
import static dev.kinoport.testkit.JournalContract.end;
import static dev.kinoport.testkit.JournalContract.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.Summary;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a {@link Journal} can tell across generations: lists, and images uploaded before. */
abstract class LookUpContract {
  abstract Journal journal();

  @Test
  void aListTellsWhereEachGenerationStands() {
    Journal journal = journal();
    Order waiting = Samples.orderedFrom(Samples.OTHER_SHOP, "g1");
    Order doubtful = Samples.order("g2");
    Order over = Samples.order("g3");
    admit(journal, waiting, doubtful, over);
    Instant left = SampleEvents.AT;
    write(journal, doubtful.id(), new GenerationEvent.SubmitStarted(1, left.plusSeconds(9), left));
    write(
        journal,
        doubtful.id(),
        new GenerationEvent.SubmitInDoubt(1, "no answer", left.plusSeconds(9)));
    Trouble trouble = SampleEvents.everyTrouble().get(0);
    assertThat(journal.note(doubtful.id(), 3, trouble).get()).isEqualTo(trouble);
    assertThat(journal.note(over.id(), 1, trouble).get()).isEqualTo(trouble);
    end(journal, over);

    List<Summary> all = journal.list(Selection.all()).get();

    assertThat(all)
        .isEqualTo(
            Stream.of(waiting, doubtful, over)
                .map(order ->
                    Summary.of(
                        journal.read(order.id()).get().get(),
                        Option.when(order.equals(doubtful), trouble)))
                .toList());
    assertThat(all)
        .extracting(Summary::phase)
        .containsExactly(Phase.PLANNED, Phase.IN_DOUBT, Phase.CANCELLED);
    assertThat(journal.list(Selection.all().in(Set.of(Phase.IN_DOUBT))).get())
        .extracting(Summary::id)
        .containsExactly(doubtful.id());
  }

  @Test
  void aListShowsTheNewestOldestFirst() {
    Journal journal = journal();
    Order first = Samples.order("g1");
    Order later = Samples.orderedLater("g0", Duration.ofSeconds(1));
    Order last = Samples.orderedLater("g2", Duration.ofSeconds(2));
    admit(journal, last);
    admit(journal, first, later);

    assertThat(journal.list(Selection.all()).get())
        .extracting(Summary::id)
        .containsExactly(first.id(), later.id(), last.id());
    assertThat(journal.list(Selection.all().newest(2)).get())
        .extracting(Summary::id)
        .containsExactly(later.id(), last.id());
  }

  @Test
  void aListCanBeOfOneLabel() {
    Journal journal = journal();
    admit(journal, Samples.order("g1"), Samples.labelled("g2", "spring"));

    assertThat(journal.list(Selection.all().labelled("spring")).get())
        .extracting(Summary::id, Summary::label)
        .containsExactly(tuple(new GenerationId("g2"), Option.of("spring")));
    assertThat(journal.list(Selection.all().labelled("Spring")).get()).isEmpty();
  }

  @Test
  void aListCanBeOfOneModelOneProviderAndOneTime() {
    Journal journal = journal();
    Order first = Samples.order("g1");
    Order elsewhere = Samples.orderedFrom(Samples.OTHER_SHOP, "g2");
    Order later = Samples.orderedLater("g3", Duration.ofSeconds(1));
    admit(journal, first, elsewhere, later);
    Selection all = Selection.all();
    String model = first.request().model();

    assertThat(ids(journal, all.of(model))).containsExactly("g1", "g2", "g3");
    assertThat(ids(journal, all.of(model + "\\"))).isEmpty();
    assertThat(ids(journal, all.of(Samples.OTHER_SHOP))).containsExactly("g2");
    assertThat(ids(journal, all.from(later.orderedAt()))).containsExactly("g3");
    assertThat(ids(journal, all.until(later.orderedAt()))).containsExactly("g1", "g2");
    assertThat(ids(journal, all.from(later.orderedAt()).of(Samples.OTHER_SHOP))).isEmpty();
  }

  @Test
  void aListGoesOnBeforeAPlaceWhateverComesMeanwhile() {
    Journal journal = journal();
    admit(journal, Samples.order("g1"), Samples.order("g2"), Samples.order("g3"));
    List<Summary> page = journal.list(Selection.all().newest(2)).get();
    admit(journal, Samples.orderedLater("g4", Duration.ofSeconds(1)));
    Selection next = Selection.all().before(Selection.Place.of(page.get(0)));

    assertThat(page).extracting(it -> it.id().value()).containsExactly("g2", "g3");
    assertThat(ids(journal, next.newest(2))).containsExactly("g1");
    assertThat(ids(journal, next.labelled("none"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSpentIsAddedUpAsAListOfItWouldBe(Grouping by) {
    Journal journal = journal();
    Order over = Samples.order("g3");
    admit(
        journal,
        Samples.order("g1"),
        Samples.labelled("g2", "spring\\"),
        over,
        Samples.orderedFrom(Samples.OTHER_SHOP, "g4"),
        Samples.orderedLater("g5", Duration.ofDays(1)));
    end(journal, over);
    List<Summary> all = journal.list(Selection.all()).get();

    List<SpendingReport.Group> groups = journal.spending(Selection.all(), by).get();

    assertThat(groups).hasSize(by == Grouping.MODEL ? 1 : 2);
    for (SpendingReport.Group group : groups) {
      assertThat(group.spending())
          .isEqualTo(
              SpendingReport.of(
                  all.stream().filter(it -> by.of(it).equals(group.name())).toList()));
    }
    assertThat(SpendingReport.sum(groups.stream().map(SpendingReport.Group::spending).toList()))
        .isEqualTo(SpendingReport.of(all));
    assertThat(journal.spending(Selection.all().in(Set.of(Phase.RUNNING)), by).get()).isEmpty();
  }

  private static List<String> ids(Journal journal, Selection selection) {
    return journal.list(selection).get().stream().map(it -> it.id().value()).toList();
  }

  @Test
  void aKeyIsThatOfOneGenerationForEver() {
    Journal journal = journal();
    Order order = Samples.keyed("g1", "scene\u0000\\1", "The kite climbs");
    admit(journal, order);
    end(journal, order);

    assertThat(journal.holder("scene\u0000\\1").get()).contains(order.id());
    assertThat(journal.holder("scene").get()).isEmpty();
    assertThat(journal.holder("SCENE\u0000\\1").get()).isEmpty();
  }

  @Test
  void anUploadIsKnownToLaterGenerations(@TempDir Path folder) {
    Journal journal = journal();
    Order first = Samples.order("g1");
    Order second = Samples.order("g2");
    admit(journal, first, second);
    String sha256 = Samples.imageIn(folder.resolve("kite.png")).sha256();
    Upload old = SampleEvents.upload("https://storage.test/old", SampleEvents.AT);
    Upload fresh = SampleEvents.upload("https://storage.test/new", SampleEvents.AT.plusSeconds(1));

    assertThat(journal.uploaded("https://storage.test", sha256).get()).isEmpty();
    write(journal, first.id(), new GenerationEvent.ImageUploaded(sha256, fresh, SampleEvents.AT));
    write(journal, second.id(), new GenerationEvent.ImageUploaded(sha256, old, SampleEvents.AT));

    assertThat(journal.uploaded("https://storage.test", sha256).get()).containsExactly(fresh);
    assertThat(journal.uploaded("https://elsewhere.test", sha256).get()).isEmpty();
    assertThat(journal.uploaded("https://storage.test", "0".repeat(64)).get()).isEmpty();
  }
}
