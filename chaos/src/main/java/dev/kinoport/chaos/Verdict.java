package dev.kinoport.chaos;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Ledger;
import dev.kinoport.journal.Selection;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal and the clips held against the provider's books.
 *
 * @param plan what was to happen
 * @param weather what happened
 * @param generations how many are in the journal
 * @param charges how many the provider has charged
 * @param doubts generations whose submit was in doubt at some time
 * @param found of them, those that the provider's listing had
 * @param sentAgain submits that were sent again because the provider certainly had none
 * @param duplicates charges that are nobody's, or somebody's second
 * @param losses generations without a whole clip
 * @param faults every broken promise, in words
 */
record Verdict(
    StormPlan plan,
    Weather weather,
    int generations,
    int charges,
    long doubts,
    long found,
    long sentAgain,
    int duplicates,
    int losses,
    List<String> faults) {

  static Verdict of(
      StormPlan plan, Journal journal, List<ServerProcess.Charge> bill, Weather weather) {
    List<History> histories = histories(journal);
    List<String> faults = new ArrayList<>();
    if (histories.size() != plan.generations()) {
      faults.add("%d generations for %d keys".formatted(histories.size(), plan.generations()));
    }
    List<String> losses = histories.stream().flatMap(it -> loss(it).toJavaStream()).toList();
    List<String> duplicates = duplicates(histories, bill);
    faults.addAll(losses);
    faults.addAll(duplicates);
    faults.addAll(uncharged(histories, bill));
    faults.addAll(purse(journal, bill));
    return new Verdict(
        plan,
        weather,
        histories.size(),
        bill.size(),
        histories.stream().filter(it -> has(it, GenerationEvent.SubmitInDoubt.class)).count(),
        histories.stream().filter(Verdict::wasFound).count(),
        histories.stream()
            .flatMap(it -> it.events().stream())
            .filter(GenerationEvent.SubmitFailed.class::isInstance)
            .count(),
        duplicates.size(),
        losses.size(),
        List.copyOf(faults));
  }

  private static List<History> histories(Journal journal) {
    return journal.list(Selection.all()).getOrElse(List.of()).stream()
        .flatMap(it -> journal.read(it.id()).getOrElse(Option.none()).toJavaStream())
        .toList();
  }

  private static boolean has(History history, Class<? extends GenerationEvent> kind) {
    return history.events().stream().anyMatch(kind::isInstance);
  }

  private static boolean wasFound(History history) {
    return has(history, GenerationEvent.SubmitInDoubt.class)
        && accepted(history).exists(it -> it.via() == GenerationEvent.Via.LISTING);
  }

  private static Option<GenerationEvent.SubmitAccepted> accepted(History history) {
    return Option.ofOptional(
        history.events().stream()
            .filter(GenerationEvent.SubmitAccepted.class::isInstance)
            .map(GenerationEvent.SubmitAccepted.class::cast)
            .findFirst());
  }

  /** Why a generation has no whole clip; none if it has. */
  private static Option<String> loss(History history) {
    return history.state() instanceof GenerationState.Succeeded done
        ? ClipCheck.fault(done.clip()).map(fault -> fault + ": " + Story.of(history))
        : Option.some("not at its end: " + Story.of(history));
  }

  private static List<String> duplicates(
      Collection<History> histories, List<ServerProcess.Charge> bill) {
    Map<String, Integer> open = new HashMap<>();
    histories.forEach(history ->
        accepted(history).forEach(it -> open.merge(it.handle().requestId(), 1, Integer::sum)));
    List<String> duplicates = new ArrayList<>();
    for (ServerProcess.Charge charge : bill) {
      if (open.merge(charge.requestId(), -1, Integer::sum) < 0) {
        String asked =
            histories.stream()
                .filter(it -> it.state().order().document().digest().equals(charge.asked()))
                .map(Story::of)
                .findFirst()
                .orElse("nobody asked for it");
        duplicates.add("charged and nobody's: %s; %s".formatted(charge, asked));
      }
    }
    return duplicates;
  }

  private static List<String> uncharged(
      Collection<History> histories, List<ServerProcess.Charge> bill) {
    List<String> charged = bill.stream().map(ServerProcess.Charge::requestId).toList();
    return histories.stream()
        .filter(it -> !accepted(it).exists(by -> charged.contains(by.handle().requestId())))
        .map(it -> it.id() + " was never charged")
        .toList();
  }

  /** The purse has paid the bill and holds nothing back. */
  private static List<String> purse(Journal journal, List<ServerProcess.Charge> bill) {
    Ledger purse = journal.ledger(Wishes.PURSE.name()).getOrElse(Ledger.empty());
    BigDecimal total =
        bill.stream().map(ServerProcess.Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
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

  boolean isKept() {
    return faults.isEmpty();
  }

  @Override
  public String toString() {
    return """
    %s, seed %d: %d generations, %s
      charges: %d; doubts: %d, found in the listing: %d; certainly not there and sent again: %d
      duplicates: %d; losses: %d; broken promises: %d
      %s\
    """
        .formatted(
            plan.database(),
            plan.seed(),
            generations,
            weather,
            charges,
            doubts,
            found,
            sentAgain,
            duplicates,
            losses,
            faults.size(),
            String.join("\n  ", faults.stream().limit(20).toList()));
  }
}
