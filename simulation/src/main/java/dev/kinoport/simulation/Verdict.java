package dev.kinoport.simulation;

import dev.kinoport.fake.AcceptedRequest;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Ledger;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The journal held against the provider's books.
 *
 * @param lives how many generations were admitted
 * @param accepted how many requests the provider took
 * @param charges how many it charged
 * @param ends how many generations ended in which state
 * @param crashes how often the process died where
 * @param faults broken promises; empty if all were kept
 */
record Verdict(
    int lives,
    int accepted,
    int charges,
    Map<String, Integer> ends,
    Map<String, Integer> crashes,
    List<String> faults) {

  static Verdict of(
      Journal journal,
      FakeProvider provider,
      Budget budget,
      Collection<GenerationId> started,
      Map<String, Integer> crashes) {
    Map<String, History> holders = new HashMap<>();
    Map<String, Integer> ends = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (GenerationId id : started) {
      History history =
          journal.read(id).getOrElse(Option.none()).getOrElse(new History(id, List.of()));
      ends.merge(history.state().getClass().getSimpleName(), 1, Integer::sum);
      requestIdOf(history).forEach(requestId -> holders.put(requestId, history));
      if (!(history.state() instanceof GenerationState.Ended)) {
        faults.add("%s never ended: %s".formatted(id, history.state()));
      }
    }
    Bill bill = provider.bill();
    checkAccepted(provider.accepted(), holders, faults);
    checkCharged(bill, holders, faults);
    checkBudget(bill, journal, budget, faults);
    return new Verdict(
        started.size(),
        provider.accepted().size(),
        bill.count(),
        ends,
        Map.copyOf(crashes),
        List.copyOf(faults));
  }

  private static Option<String> requestIdOf(History history) {
    return Option.ofOptional(
        history.events().stream()
            .filter(GenerationEvent.SubmitAccepted.class::isInstance)
            .map(GenerationEvent.SubmitAccepted.class::cast)
            .map(accepted -> accepted.handle().requestId())
            .findFirst());
  }

  /** What the provider accepted, exactly one generation knows of: nothing paid twice or lost. */
  private static void checkAccepted(
      List<AcceptedRequest> accepted, Map<String, History> holders, List<String> faults) {
    for (AcceptedRequest request : accepted) {
      History holder = holders.get(request.requestId());
      if (holder == null) {
        faults.add("paid for and known to nobody: " + request);
      } else if (!holder.state().order().request().hash().equals(request.requestHash())) {
        faults.add("%s took what it had not asked for: %s".formatted(holder.id(), request));
      }
    }
  }

  /** What was charged has its clip, unless the provider itself lost or refused it. */
  private static void checkCharged(Bill bill, Map<String, History> holders, List<String> faults) {
    Map<String, Integer> times = new HashMap<>();
    for (Bill.Item charge : bill.charges()) {
      times.merge(charge.requestId(), 1, Integer::sum);
      History holder = holders.get(charge.requestId());
      if (holder != null && !isExcused(holder.state())) {
        faults.add("charged and without a clip: %s is %s".formatted(charge, holder.state()));
      }
    }
    holders.forEach((requestId, holder) -> {
      if (holder.state() instanceof GenerationState.Succeeded
          && times.getOrDefault(requestId, 0) != 1) {
        faults.add(holder.id() + " was charged " + times.getOrDefault(requestId, 0) + " times");
      }
    });
  }

  private static boolean isExcused(GenerationState state) {
    return state instanceof GenerationState.Succeeded
        || (state instanceof GenerationState.Failed failed
            && (failed.failure() instanceof GenerationFailure.ByProvider
                || failed.failure() instanceof GenerationFailure.ClipLost));
  }

  /** The purse never gave more than it holds, and gave back what was not needed. */
  private static void checkBudget(Bill bill, Journal journal, Budget budget, List<String> faults) {
    Money nothing = Money.zero(budget.limit().currency());
    Ledger purse = journal.ledger(budget.name()).getOrElse(Ledger.empty());
    Money spent = purse.spent().getOrElse(nothing);
    Money reserved = purse.reserved().getOrElse(nothing);
    if (bill.total().compareTo(budget.limit()) > 0) {
      faults.add("the bill of %s passes the budget of %s".formatted(bill.total(), budget.limit()));
    }
    if (purse.committed().getOrElse(nothing).compareTo(budget.limit()) > 0) {
      faults.add("the purse gave %s of %s".formatted(purse, budget.limit()));
    }
    if (bill.total().compareTo(spent) > 0) {
      faults.add("the bill is %s and the purse paid only %s".formatted(bill.total(), spent));
    }
    if (reserved.amount().signum() != 0) {
      faults.add("still reserved after all has ended: " + reserved);
    }
  }
}
