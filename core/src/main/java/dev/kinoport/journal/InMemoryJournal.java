package dev.kinoport.journal;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A journal that lasts as long as its process. One lock guards it all; nothing blocks inside. */
public final class InMemoryJournal implements Journal {
  private final Map<GenerationId, List<GenerationEvent>> histories = new LinkedHashMap<>();

  /** Who sells each that has not ended, oldest first. */
  private final Map<GenerationId, ProviderName> unfinished = new LinkedHashMap<>();

  private final Map<String, GenerationId> keys = new HashMap<>();
  private final Map<ProviderName, Map<String, GenerationId>> requestIds = new HashMap<>();
  private final Map<StoredImage, Upload> uploads = new HashMap<>();
  private final Map<String, BudgetLedger> ledgers = new HashMap<>();
  private final Map<GenerationId, Noted> troubles = new HashMap<>();
  private final InMemorySubmitCounts traffic = new InMemorySubmitCounts();
  private final Object lock = new Object();

  @Override
  public Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders) {
    Objects.requireNonNull(orders, "orders must not be null");
    synchronized (lock) {
      Intake intake = new Intake();
      return intake
          .take(orders)
          .<Either<AdmissionRefusal, List<Admission>>>fold(
              () -> Either.right(intake.commit()), Either::left);
    }
  }

  /** Orders on trial: nothing shows outside before {@link #commit}. */
  private final class Intake {
    private final List<Admission> admissions = new ArrayList<>();
    private final Map<GenerationId, Order> fresh = new LinkedHashMap<>();
    private final Map<String, Order> freshKeys = new HashMap<>();
    private final Map<String, BudgetLedger> purses = new HashMap<>();

    Option<AdmissionRefusal> take(List<Order> orders) {
      for (Order order : orders) {
        Option<AdmissionRefusal> refusal = take(order);
        if (refusal.isDefined()) {
          return refusal;
        }
      }
      return firstOverBudget();
    }

    private Option<AdmissionRefusal> take(Order order) {
      Option<Order> earlier = order.key().flatMap(this::holder);
      if (earlier.isDefined()) {
        return earlier.flatMap(holder -> again(order, holder));
      }
      if (histories.containsKey(order.id()) || fresh.putIfAbsent(order.id(), order) != null) {
        throw new IllegalArgumentException("admitted before: " + order.id());
      }
      order.key().forEach(key -> freshKeys.put(key, order));
      order.budget().forEach(budget -> purses.put(budget.name(), purse(budget).reserve(order)));
      admissions.add(new Admission(order.id(), true));
      return Option.none();
    }

    private Option<Order> holder(String key) {
      Order fresh = freshKeys.get(key);
      if (fresh != null) {
        return Option.of(fresh);
      }
      GenerationId known = keys.get(key);
      return known == null ? Option.none() : Option.of(orderOf(known));
    }

    private Option<AdmissionRefusal> again(Order order, Order holder) {
      if (!holder.request().hash().equals(order.request().hash())) {
        return order.key().map(key -> new AdmissionRefusal.KeyTaken(key, holder.id()));
      }
      admissions.add(new Admission(holder.id(), false));
      return Option.none();
    }

    private BudgetLedger purse(Budget budget) {
      return purses.getOrDefault(budget.name(), before(budget));
    }

    private BudgetLedger before(Budget budget) {
      return ledgers.getOrDefault(budget.name(), BudgetLedger.empty());
    }

    private Option<AdmissionRefusal> firstOverBudget() {
      return Option.ofOptional(
              fresh.values().stream()
                  .flatMap(order -> order.budget().toJavaStream())
                  .filter(this::isOver)
                  .findFirst())
          .map(this::refusal);
    }

    private boolean isOver(Budget budget) {
      return purse(budget).committed().exists(sum -> sum.compareTo(budget.limit()) > 0);
    }

    private AdmissionRefusal refusal(Budget budget) {
      Money nothing = Money.zero(budget.limit().currency());
      Money committed = before(budget).committed().getOrElse(nothing);
      Money asked = purse(budget).committed().getOrElse(nothing).minus(committed);
      return new AdmissionRefusal.OverBudget(budget.name(), budget.limit(), committed, asked);
    }

    List<Admission> commit() {
      for (Order order : fresh.values()) {
        List<GenerationEvent> events = new ArrayList<>(8);
        events.add(new GenerationEvent.Admitted(order, order.orderedAt()));
        histories.put(order.id(), events);
        unfinished.put(order.id(), order.provider());
        order.key().forEach(key -> keys.put(key, order.id()));
      }
      ledgers.putAll(purses);
      return List.copyOf(admissions);
    }
  }

  @Override
  public Either<AppendRefusal, Long> append(
      GenerationId id, long knownVersion, GenerationEvent event) {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(event, "event must not be null");
    synchronized (lock) {
      List<GenerationEvent> events = histories.get(id);
      if (events == null) {
        return Either.left(new AppendRefusal.NoSuchGeneration());
      }
      if (events.size() != knownVersion) {
        return Either.left(new AppendRefusal.Conflict(events.size()));
      }
      if (event instanceof GenerationEvent.SubmitAccepted accepted) {
        Handle handle = accepted.handle();
        GenerationId holder =
            requestIds
                .computeIfAbsent(handle.provider(), provider -> new HashMap<>())
                .putIfAbsent(handle.requestId(), id);
        if (holder != null && !holder.equals(id)) {
          return Either.left(new AppendRefusal.HandleTaken(holder));
        }
      }
      events.add(event);
      // Nothing that has ended is under way, whatever is still learnt of it.
      Option.of(unfinished.get(id)).forEach(seller -> traffic.written(id, seller, event));
      if (event instanceof GenerationEvent.ImageUploaded image) {
        uploads.merge(
            new StoredImage(image.upload().storage(), image.sha256()),
            image.upload(),
            (known, next) -> next.at().isBefore(known.at()) ? known : next);
      }
      if (event instanceof GenerationEvent.MovedOn moved
          && orderOf(id).offerOf(moved.to()).isDefined()) {
        unfinished.computeIfPresent(id, (key, seller) -> moved.to());
      }
      if (event instanceof GenerationEvent.End end) {
        settle(id, end);
      }
      return Either.right((long) events.size());
    }
  }

  @Override
  public Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits) {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(leaving, "leaving must not be null");
    Objects.requireNonNull(limits, "limits must not be null");
    synchronized (lock) {
      boolean isKnown =
          unfinished.containsKey(id)
              && histories.getOrDefault(id, List.of()).size() == knownVersion;
      Option<Duration> again = traffic.again(id, leaving.at(), limits, isKnown);
      if (again.isDefined()) {
        return Either.left(new DepartureRefusal.NoRoom(again.getOrElse(SubmitLimits.LOOK)));
      }
      return append(id, knownVersion, leaving)
          .peek(version -> traffic.departed(leaving.at(), limits))
          .mapLeft(DepartureRefusal.NotWritten::new);
    }
  }

  private void settle(GenerationId id, GenerationEvent.End end) {
    troubles.remove(id);
    if (unfinished.remove(id) == null) {
      // It ended before: its money was settled then.
      return;
    }
    Order order = orderOf(id);
    order
        .budget()
        .forEach(budget ->
            ledgers.compute(
                budget.name(),
                (name, purse) ->
                    (purse == null ? BudgetLedger.empty() : purse).settle(order, end.cost())));
  }

  private Order orderOf(GenerationId id) {
    List<GenerationEvent> events = histories.getOrDefault(id, List.of());
    if (events.isEmpty() || !(events.get(0) instanceof GenerationEvent.Admitted admitted)) {
      throw new IllegalStateException("no admission for " + id);
    }
    return admitted.order();
  }

  @Override
  public Either<JournalFault, Option<History>> read(GenerationId id) {
    Objects.requireNonNull(id, "id must not be null");
    synchronized (lock) {
      return Either.right(Option.of(histories.get(id)).map(events -> new History(id, events)));
    }
  }

  @Override
  public Either<JournalFault, Option<GenerationId>> holder(String key) {
    Objects.requireNonNull(key, "key must not be null");
    synchronized (lock) {
      return Either.right(Option.of(keys.get(key)));
    }
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished() {
    synchronized (lock) {
      return Either.right(List.copyOf(unfinished.keySet()));
    }
  }

  @Override
  public Either<JournalFault, List<GenerationId>> unfinished(Set<ProviderName> providers) {
    Objects.requireNonNull(providers, "providers must not be null");
    synchronized (lock) {
      return Either.right(
          unfinished.entrySet().stream()
              .filter(open -> providers.contains(open.getValue()))
              .map(Map.Entry::getKey)
              .toList());
    }
  }

  @Override
  public Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble) {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(trouble, "trouble must not be null");
    synchronized (lock) {
      if (!unfinished.containsKey(id) || histories.getOrDefault(id, List.of()).size() != version) {
        return Either.right(trouble);
      }
      Trouble known = noted(id, version).map(earlier -> trouble.after(earlier)).getOrElse(trouble);
      troubles.put(id, new Noted(version, known));
      return Either.right(known);
    }
  }

  @Override
  public Either<JournalFault, Option<Trouble>> trouble(GenerationId id) {
    Objects.requireNonNull(id, "id must not be null");
    synchronized (lock) {
      List<GenerationEvent> events = histories.getOrDefault(id, List.of());
      return Either.right(noted(id, events.size()));
    }
  }

  private Option<Trouble> noted(GenerationId id, long version) {
    Noted noted = troubles.get(id);
    return noted == null || noted.version() != version ? Option.none() : Option.of(noted.trouble());
  }

  @Override
  public Either<JournalFault, List<Summary>> list(Selection selection) {
    Objects.requireNonNull(selection, "selection must not be null");
    List<Summary> selected = selected(selection);
    return Either.right(
        selected.subList(Math.max(0, selected.size() - selection.newest()), selected.size()));
  }

  @Override
  public Either<JournalFault, List<SpendingReport.Group>> spending(
      Selection selection, Grouping by) {
    Objects.requireNonNull(selection, "selection must not be null");
    Objects.requireNonNull(by, "by must not be null");
    return Either.right(
        selected(selection).stream().collect(Collectors.groupingBy(by::of)).entrySet().stream()
            .map(group ->
                new SpendingReport.Group(group.getKey(), SpendingReport.of(group.getValue())))
            .sorted(Comparator.comparing(group -> group.name().getOrElse("")))
            .toList());
  }

  private List<Summary> selected(Selection selection) {
    List<Summary> all;
    synchronized (lock) {
      all =
          histories.entrySet().stream()
              .map(known ->
                  Summary.of(history(known), noted(known.getKey(), known.getValue().size())))
              .toList();
    }
    return all.stream()
        .filter(selection::has)
        .sorted(Comparator.comparing(Selection.Place::of))
        .toList();
  }

  private static History history(Map.Entry<GenerationId, List<GenerationEvent>> known) {
    return new History(known.getKey(), known.getValue());
  }

  @Override
  public Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256) {
    Objects.requireNonNull(storage, "storage must not be null");
    Objects.requireNonNull(sha256, "sha256 must not be null");
    synchronized (lock) {
      return Either.right(Option.of(uploads.get(new StoredImage(storage, sha256))));
    }
  }

  @Override
  public Either<JournalFault, BudgetLedger> ledger(String budget) {
    Objects.requireNonNull(budget, "budget must not be null");
    synchronized (lock) {
      return Either.right(ledgers.getOrDefault(budget, BudgetLedger.empty()));
    }
  }

  private record Noted(long version, Trouble trouble) {}

  private record StoredImage(String storage, String sha256) {}
}
