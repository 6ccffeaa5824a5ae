package dev.kinoport.simulation;

import dev.kinoport.fake.AcceptedRequest;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
record SimulationVerdict(
    int lives,
    int accepted,
    int charges,
    Map<String, Integer> ends,
    Map<String, Integer> crashes,
    List<String> faults) {

  static SimulationVerdict of(
      Journal journal,
      Collection<FakeProvider> providers,
      Budget budget,
      Map<GenerationId, String> agreed,
      List<String> noticed,
      Map<String, Integer> crashes) {
    Map<RequestName, History> holders = new HashMap<>();
    Map<String, Integer> ends = new TreeMap<>();
    List<String> faults = new ArrayList<>(noticed);
    agreed.forEach((id, hash) -> {
      History history =
          journal
              .read(id)
              .getOrElse(Option.none())
              .getOrElseThrow(() -> new IllegalStateException("admitted, and not there: " + id));
      ends.merge(history.state().getClass().getSimpleName(), 1, Integer::sum);
      requestNamesOf(history).forEach(name -> holders.put(name, history));
      if (!(history.state() instanceof GenerationState.Ended)) {
        faults.add("%s never ended: %s".formatted(id, history.state()));
      }
      if (!history.state().order().request().hash().equals(hash)) {
        faults.add(id + " bought what nobody agreed to");
      }
    });
    Map<RequestName, Integer> charges = new HashMap<>();
    for (FakeProvider provider : providers) {
      checkAccepted(provider, holders, movedOn(journal, agreed.keySet()), faults);
      checkCharged(provider, holders, charges, faults);
    }
    checkEnds(holders, charges, faults);
    checkBudget(total(providers, budget), journal, budget, faults);
    return new SimulationVerdict(
        agreed.size(),
        providers.stream().mapToInt(provider -> provider.accepted().size()).sum(),
        providers.stream().mapToInt(provider -> provider.bill().count()).sum(),
        ends,
        Map.copyOf(crashes),
        List.copyOf(faults));
  }

  /** A request, as its provider calls it. */
  private record RequestName(ProviderName provider, String requestId) {}

  private static Money total(Collection<FakeProvider> providers, Budget budget) {
    return providers.stream()
        .map(provider -> provider.bill().total())
        .reduce(Money.zero(budget.limit().currency()), Money::plus);
  }

  private static List<RequestName> requestNamesOf(History history) {
    return history.events().stream()
        .filter(GenerationEvent.SubmitAccepted.class::isInstance)
        .map(GenerationEvent.SubmitAccepted.class::cast)
        .map(accepted ->
            new RequestName(accepted.handle().provider(), accepted.handle().requestId()))
        .toList();
  }

  /** Those that another shop said no to before. */
  private static List<History> movedOn(Journal journal, Collection<GenerationId> ids) {
    return ids.stream()
        .flatMap(id -> journal.read(id).getOrElse(Option.none()).toJavaStream())
        .filter(history ->
            history.events().stream().anyMatch(GenerationEvent.MovedOn.class::isInstance))
        .toList();
  }

  /** What a provider accepted, exactly one generation knows of: nothing paid twice or lost. */
  private static void checkAccepted(
      FakeProvider provider,
      Map<RequestName, History> holders,
      List<History> movedOn,
      List<String> faults) {
    for (AcceptedRequest request : provider.accepted()) {
      History holder = holders.get(new RequestName(provider.name(), request.requestId()));
      if (holder == null) {
        faults.add(
            movedOn.stream().anyMatch(history -> hasAsked(history, provider, request))
                ? "moved on from a shop that has it: " + request
                : "paid for and known to nobody: " + request);
      } else if (holder.admitted().offerOf(provider.name()).isEmpty()) {
        faults.add(
            "%s was ordered from %s and bought at %s"
                .formatted(holder.id(), holder.state().order().provider(), provider.name()));
      } else if (!hasAsked(holder, provider, request)) {
        faults.add("%s took what it had not asked for: %s".formatted(holder.id(), request));
      }
    }
  }

  private static boolean hasAsked(History history, FakeProvider provider, AcceptedRequest request) {
    return history
        .admitted()
        .offerOf(provider.name())
        .exists(offer -> offer.document().digest().equals(request.requestHash()));
  }

  /** What was charged has its clip, unless the provider itself lost or refused it. */
  private static void checkCharged(
      FakeProvider provider,
      Map<RequestName, History> holders,
      Map<RequestName, Integer> charges,
      List<String> faults) {
    for (Bill.Item charge : provider.bill().charges()) {
      RequestName name = new RequestName(provider.name(), charge.requestId());
      charges.merge(name, 1, Integer::sum);
      History holder = holders.get(name);
      if (holder != null && !isExcused(holder.state(), hasFailed(provider, charge))) {
        faults.add("charged and without a clip: %s is %s".formatted(charge, holder.state()));
      }
    }
  }

  private static void checkEnds(
      Map<RequestName, History> holders, Map<RequestName, Integer> charges, List<String> faults) {
    Map<GenerationId, Integer> paid = new HashMap<>();
    holders.forEach(
        (name, holder) -> paid.merge(holder.id(), charges.getOrDefault(name, 0), Integer::sum));
    for (History holder : Set.copyOf(holders.values())) {
      int times = paid.getOrDefault(holder.id(), 0);
      if (times > 1 || (holder.state() instanceof GenerationState.Succeeded && times != 1)) {
        faults.add("%s was charged %d times, at all shops together".formatted(holder.id(), times));
      }
    }
  }

  /** Whether the generation itself failed, and not only somebody on the way to it. */
  private static boolean hasFailed(FakeProvider provider, Bill.Item charge) {
    return provider
        .administration()
        .job(charge.requestId())
        .exists(job -> job.life().failure().isDefined());
  }

  private static boolean isExcused(GenerationState state, boolean hasFailed) {
    return state instanceof GenerationState.Succeeded
        || (state instanceof GenerationState.Failed failed
            && ((failed.failure() instanceof GenerationFailure.ByProvider && hasFailed)
                || failed.failure() instanceof GenerationFailure.ClipLost));
  }

  /** The purse never gave more than it holds, and gave back what was not needed. */
  private static void checkBudget(Money bill, Journal journal, Budget budget, List<String> faults) {
    Money nothing = Money.zero(budget.limit().currency());
    BudgetLedger purse = journal.ledger(budget.name()).getOrElse(BudgetLedger.empty());
    Money spent = purse.spent().getOrElse(nothing);
    Money reserved = purse.reserved().getOrElse(nothing);
    if (bill.compareTo(budget.limit()) > 0) {
      faults.add("the bill of %s passes the budget of %s".formatted(bill, budget.limit()));
    }
    if (purse.committed().getOrElse(nothing).compareTo(budget.limit()) > 0) {
      faults.add("the purse gave %s of %s".formatted(purse, budget.limit()));
    }
    if (bill.compareTo(spent) > 0) {
      faults.add("the bill is %s and the purse paid only %s".formatted(bill, spent));
    }
    if (reserved.amount().signum() != 0) {
      faults.add("still reserved after all has ended: " + reserved);
    }
  }
}
