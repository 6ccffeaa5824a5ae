package dev.kinoport.journal;

import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leases in memory, for tests and simulation: those who share them are no real processes. */
public final class InMemoryLeases implements LeaseTable {
  private final Map<String, Lease> leases = new LinkedHashMap<>();

  @Override
  public synchronized Either<JournalFault, String> take() {
    String name = "lease-" + leases.size();
    leases.put(name, new Lease(name, 0, false));
    return Either.right(name);
  }

  @Override
  public synchronized Either<JournalFault, Boolean> renew(String name) {
    Lease known = leases.get(name);
    if (known == null || known.isEnded()) {
      return Either.right(false);
    }
    leases.put(name, new Lease(name, known.renewals() + 1, false));
    return Either.right(true);
  }

  @Override
  public synchronized Either<JournalFault, List<Lease>> leases() {
    return Either.right(List.copyOf(leases.values()));
  }

  @Override
  public synchronized Either<JournalFault, Boolean> end(Lease seen) {
    Lease known = leases.get(seen.name());
    if (known == null || (!known.isEnded() && known.renewals() != seen.renewals())) {
      return Either.right(false);
    }
    leases.put(seen.name(), new Lease(seen.name(), known.renewals(), true));
    return Either.right(true);
  }
}
