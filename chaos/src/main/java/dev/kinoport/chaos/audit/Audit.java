package dev.kinoport.chaos.audit;

import dev.kinoport.chaos.server.BillEntry;
import dev.kinoport.chaos.worker.NumberedWishes;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.Selection;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The journal and the clips held against the providers' books, and against who wrote what. */
public final class Audit {
  private final Journal journal;
  private final List<History> histories;
  private final List<BillEntry> bill;
  private final Writers writers;
  private final Map<RequestName, History> owners = new HashMap<>();

  /** A request, as its provider calls it. */
  private record RequestName(ProviderName provider, String requestId) {}

  /**
   * @param bill of all providers
   */
  public Audit(Journal journal, List<BillEntry> bill, Writers writers) {
    this.journal = journal;
    this.bill = bill;
    this.writers = writers;
    histories =
        known(journal.list(Selection.all())).stream()
            .flatMap(it -> known(journal.read(it.id())).toJavaStream())
            .toList();
    histories.forEach(history -> requestName(history).forEach(name -> owners.put(name, history)));
  }

  /** Books that cannot be read show no fault, and prove nothing. */
  private static <T> T known(Either<JournalFault, T> answer) {
    return answer.getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
  }

  public List<History> histories() {
    return histories;
  }

  public List<BillEntry> bill() {
    return bill;
  }

  public static Option<GenerationEvent.SubmitAccepted> accepted(History history) {
    return Option.ofOptional(
        history.events().stream()
            .filter(GenerationEvent.SubmitAccepted.class::isInstance)
            .map(GenerationEvent.SubmitAccepted.class::cast)
            .findFirst());
  }

  private static Option<RequestName> requestName(History history) {
    return accepted(history)
        .map(it -> new RequestName(it.handle().provider(), it.handle().requestId()));
  }

  /** Why generations have no whole clip. */
  public List<String> losses() {
    return histories.stream()
        .filter(it -> !wasRefusedForNothing(it))
        .flatMap(it -> loss(it).toJavaStream())
        .toList();
  }

  /**
   * Whether the first of a chain said no to it after a doubt, which keeps it from the second.
   * Should it be on a bill all the same, that is nobody's.
   */
  public static boolean wasRefusedForNothing(History history) {
    return history.admitted().next().isDefined()
        && history.events().stream().anyMatch(GenerationEvent.SubmitInDoubt.class::isInstance)
        && history.state() instanceof GenerationState.Failed failed
        && failed.failure() instanceof GenerationFailure.ByProvider no
        && no.isOfWhomWasAsked();
  }

  private static Option<String> loss(History history) {
    return history.state() instanceof GenerationState.Succeeded done
        ? ClipCheck.fault(done.clip()).map(fault -> fault + ": " + Story.of(history))
        : Option.some("not at its end: " + Story.of(history));
  }

  /** Charges that are nobody's, or somebody's second. */
  public List<String> duplicates() {
    Set<RequestName> paid = new HashSet<>();
    return bill.stream()
        .filter(charge -> !paid.add(name(charge)) || !owners.containsKey(name(charge)))
        .filter(charge -> !isElsewhere(charge))
        .map(charge ->
            "charged and nobody's: %s; %s"
                .formatted(charge, wanted(charge).map(Story::of).getOrElse("nobody asked for it")))
        .toList();
  }

  /** Charges by another provider than the one that was to sell it. */
  public List<String> chargedElsewhere() {
    return bill.stream()
        .filter(this::isElsewhere)
        .flatMap(charge ->
            wanted(charge)
                .map(history ->
                    "ordered from %s and charged elsewhere: %s; %s"
                        .formatted(seller(history), charge, Story.of(history)))
                .toJavaStream())
        .toList();
  }

  private boolean isElsewhere(BillEntry charge) {
    return wanted(charge).exists(history -> !seller(history).equals(charge.provider()));
  }

  /** The generation that has this request, or else one that asked for the same. */
  private Option<History> wanted(BillEntry charge) {
    return Option.<History>of(owners.get(name(charge)))
        .orElse(() ->
            Option.ofOptional(
                histories.stream()
                    .filter(it -> it.state().order().document().digest().equals(charge.asked()))
                    .findFirst()));
  }

  private static RequestName name(BillEntry charge) {
    return new RequestName(charge.provider(), charge.requestId());
  }

  /** The one that sold it, and those that had said no before. */
  private static Set<ProviderName> sellers(History history) {
    Set<ProviderName> sellers = new HashSet<>();
    sellers.add(history.admitted().provider());
    history.events().stream()
        .filter(GenerationEvent.MovedOn.class::isInstance)
        .map(event -> ((GenerationEvent.MovedOn) event).to())
        .forEach(sellers::add);
    return sellers;
  }

  private static ProviderName seller(History history) {
    return history.state().order().provider();
  }

  public List<String> uncharged() {
    Set<RequestName> charged = bill.stream().map(Audit::name).collect(Collectors.toSet());
    return histories.stream()
        .filter(it -> !requestName(it).exists(charged::contains) && !wasRefusedForNothing(it))
        .map(it -> it.id() + " was never charged")
        .toList();
  }

  /** Generations of which workers that do not have their provider were to write something. */
  public List<String> writtenWithoutProvider() {
    return histories.stream()
        .flatMap(history ->
            writers.without(sellers(history), history.id()).stream()
                .map(others ->
                    "ordered from %s and written of by a worker that has %s: %s"
                        .formatted(seller(history), others, Story.of(history))))
        .toList();
  }

  /** The purse has paid the bill and holds nothing back. */
  public List<String> purse() {
    BudgetLedger purse = known(journal.ledger(NumberedWishes.PURSE.name()));
    BigDecimal total =
        bill.stream().map(BillEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal spent = purse.spent().map(Money::amount).getOrElse(BigDecimal.ZERO);
    BigDecimal reserved = purse.reserved().map(Money::amount).getOrElse(BigDecimal.ZERO);
    List<String> faults = new ArrayList<>();
    if (spent.compareTo(total) != 0) {
      faults.add("the bill is %s and the purse paid %s".formatted(total, spent));
    }
    if (reserved.signum() != 0) {
      faults.add("still reserved: " + reserved);
    }
    return faults;
  }
}
