package dev.kinoport.chaos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.chaos.server.BillEntry;
import dev.kinoport.chaos.worker.NumberedWishes;
import dev.kinoport.chaos.worker.ServedProvider;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two orders, one of each provider, and books that are wrong in one place. */
class AuditTest {
  private static final int FROM_FIRST = 1;
  private static final int FROM_SECOND = 5;

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider first = provider(ServedProvider.FIRST);
  private final FakeProvider second = provider(ServedProvider.SECOND);
  private final Journal journal = new InMemoryJournal();
  private final Writers writers = new Writers();
  private List<BillEntry> bill = List.of();

  @BeforeEach
  void buyOneFromEach() {
    try (Kinoport kinoport =
        Kinoport.builder()
            .provider(first.provider())
            .provider(second.provider())
            .journal(journal)
            .time(time)
            .build()) {
      buy(kinoport, FROM_FIRST);
      buy(kinoport, FROM_SECOND);
      time.advance(Duration.ofHours(1));
    }
    bill = Stream.of(first, second).flatMap(AuditTest::bill).toList();
  }

  @Test
  void booksThatAgreeHaveNoFault() {
    written(FROM_FIRST, ServedProvider.KINDS.get(0));
    written(FROM_FIRST, ServedProvider.KINDS.get(2));

    assertThat(bill).hasSize(2);
    assertThat(faults(bill)).isEmpty();
  }

  @Test
  void aSecondChargeIsFound() {
    assertThat(faults(List.of(bill.get(0), bill.get(0), bill.get(1))))
        .anyMatch(fault -> fault.startsWith("charged and nobody's"));
  }

  @Test
  void aChargeByAnotherProviderThanTheOrdersIsFound() {
    BillEntry charge = bill.get(0);
    BillEntry elsewhere =
        new BillEntry(
            ServedProvider.SECOND,
            charge.requestId(),
            charge.amount(),
            charge.asked(),
            charge.at());

    assertThat(faults(List.of(elsewhere, bill.get(1))))
        .anyMatch(fault -> fault.startsWith("ordered from first and charged elsewhere"))
        .anyMatch(fault -> fault.endsWith("was never charged"));
  }

  @Test
  void aWorkerThatWritesWithoutTheProviderIsFound() {
    written(FROM_SECOND, Set.of(ServedProvider.FIRST));

    assertThat(faults(bill))
        .singleElement()
        .asString()
        .startsWith("ordered from second and written of by a worker that has [first]");
  }

  private FakeProvider provider(ProviderName name) {
    return FakeProvider.on(time).name(name.value()).build();
  }

  private static void buy(Kinoport kinoport, int number) {
    GenerationId id =
        kinoport
            .start(NumberedWishes.draft(number), NumberedWishes.terms(number, kinoport.providers()))
            .get();
    assertThat(kinoport.find(id).get().order().provider())
        .isEqualTo(number == FROM_FIRST ? ServedProvider.FIRST : ServedProvider.SECOND);
  }

  private static Stream<BillEntry> bill(FakeProvider provider) {
    return provider.bill().charges().stream()
        .map(item ->
            new BillEntry(
                provider.name(),
                item.requestId(),
                item.amount().map(Money::amount).get(),
                item.requestHash(),
                item.at().toString()));
  }

  private void written(int number, Set<ProviderName> providers) {
    writers.add(journal.holder(NumberedWishes.key(number)).get().get(), providers);
  }

  private List<String> faults(List<BillEntry> charges) {
    Audit audit = new Audit(journal, charges, writers);
    return Stream.of(
            audit.duplicates(),
            audit.chargedElsewhere(),
            audit.writtenWithoutProvider(),
            audit.uncharged(),
            audit.purse())
        .flatMap(List::stream)
        .toList();
  }
}
