package dev.kinoport.chaos;

import dev.kinoport.chaos.audit.Audit;
import dev.kinoport.chaos.server.BillEntry;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.journal.History;
import dev.kinoport.provider.ProviderName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the books say.
 *
 * @param plan what was to happen
 * @param counts what happened
 * @param generations how many are in the journal
 * @param charges how many each provider has charged
 * @param doubts generations whose submit was in doubt at some time
 * @param found of them, those that the provider's listing had
 * @param sentAgain submits that were sent again because the provider certainly had none
 * @param movedOn generations that the second provider of a chain was asked for
 * @param refused generations that the first of a chain refused for nothing after a doubt
 * @param duplicates charges that are nobody's, or somebody's second
 * @param losses generations without a whole clip
 * @param faults every broken promise, in words
 */
record ChaosVerdict(
    ChaosPlan plan,
    ChaosCounts counts,
    int generations,
    SortedMap<ProviderName, Long> charges,
    long doubts,
    long found,
    long sentAgain,
    long movedOn,
    long refused,
    int duplicates,
    int losses,
    List<String> faults) {

  static ChaosVerdict of(ChaosPlan plan, Audit audit, ChaosCounts counts) {
    List<History> histories = audit.histories();
    List<String> losses = audit.losses();
    List<String> duplicates = audit.duplicates();
    List<String> faults = new ArrayList<>();
    if (histories.size() != plan.generations()) {
      faults.add("%d generations for %d keys".formatted(histories.size(), plan.generations()));
    }
    faults.addAll(losses);
    faults.addAll(duplicates);
    faults.addAll(audit.chargedElsewhere());
    faults.addAll(audit.writtenWithoutProvider());
    faults.addAll(audit.uncharged());
    faults.addAll(audit.purse());
    return new ChaosVerdict(
        plan,
        counts,
        histories.size(),
        audit.bill().stream()
            .collect(
                Collectors.groupingBy(BillEntry::provider, TreeMap::new, Collectors.counting())),
        histories.stream().filter(it -> has(it, GenerationEvent.SubmitInDoubt.class)).count(),
        histories.stream().filter(ChaosVerdict::wasFound).count(),
        histories.stream()
            .flatMap(it -> it.events().stream())
            .filter(GenerationEvent.SubmitFailed.class::isInstance)
            .count(),
        histories.stream().filter(it -> has(it, GenerationEvent.MovedOn.class)).count(),
        histories.stream().filter(Audit::wasRefusedForNothing).count(),
        duplicates.size(),
        losses.size(),
        List.copyOf(faults));
  }

  private static boolean has(History history, Class<? extends GenerationEvent> kind) {
    return history.events().stream().anyMatch(kind::isInstance);
  }

  private static boolean wasFound(History history) {
    return has(history, GenerationEvent.SubmitInDoubt.class)
        && Audit.accepted(history).exists(it -> it.via() == GenerationEvent.Via.LISTING);
  }

  boolean isKept() {
    return faults.isEmpty();
  }

  @Override
  public String toString() {
    return """
    %s, seed %d: %d generations, %s
      charges: %s; doubts: %d, found in the listing: %d; certainly not there and sent again: %d;
        moved on: %d
      duplicates: %d; losses: %d; broken promises: %d
      %s\
    """
        .formatted(
            plan.database(),
            plan.seed(),
            generations,
            counts,
            charges,
            doubts,
            found,
            sentAgain,
            movedOn,
            duplicates,
            losses,
            faults.size(),
            String.join("\n  ", faults.stream().limit(20).toList()));
  }
}
