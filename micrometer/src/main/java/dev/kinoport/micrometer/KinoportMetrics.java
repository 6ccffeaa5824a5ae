package dev.kinoport.micrometer;

import dev.kinoport.Kinoport;
import dev.kinoport.ProviderHealth;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.price.Money;
import dev.kinoport.provider.ProviderName;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times what happens to generations; a listener of all of them. After {@link #bindTo} it
 * also shows what is open and what budgets have left.
 *
 * <table>
 * <caption>Meters, each with the tag provider unless said otherwise</caption>
 * <tr><td>{@code kinoport.admitted}</td><td>started in this process; tag model</td></tr>
 * <tr><td>{@code kinoport.submits}</td><td>what came of paid requests; tag outcome: accepted,
 * not_taken, in_doubt</td></tr>
 * <tr><td>{@code kinoport.doubts}</td><td>requests of which nobody knew whether they arrived</td></tr>
 * <tr><td>{@code kinoport.forgotten}</td><td>generations of which a journal that was set back had
 * lost something</td></tr>
 * <tr><td>{@code kinoport.moved.on}</td><td>orders that came here after a free no of
 * another</td></tr>
 * <tr><td>{@code kinoport.ends}</td><td>tags model, outcome: succeeded, failed, cancelled</td></tr>
 * <tr><td>{@code kinoport.cost.estimated}</td><td>quotes of what was admitted; tags model,
 * currency</td></tr>
 * <tr><td>{@code kinoport.cost.actual}</td><td>what ended generations cost, where it is known; tags
 * model, currency</td></tr>
 * <tr><td>{@code kinoport.queue}, {@code kinoport.run}, {@code kinoport.total}</td><td>time at the
 * provider before the work, the work, and from admission to the end; tag model</td></tr>
 * <tr><td>{@code kinoport.troubles}</td><td>failed calls; tag kind</td></tr>
 * <tr><td>{@code kinoport.open}, {@code kinoport.in.flight}, {@code kinoport.stuck}</td><td>now, in
 * the whole journal; no tag</td></tr>
 * <tr><td>{@code kinoport.faults.in.a.row}</td><td>of a provider, as this process has seen; from 5
 * on its offers are tried last for two minutes</td></tr>
 * <tr><td>{@code kinoport.budget.left}</td><td>of the first 20 budgets that this process has met;
 * tags budget, currency, and no provider</td></tr>
 * </table>
 *
 * <p>Safe for use by many threads.
 */
public final class KinoportMetrics implements GenerationListener {
  private static final int MOST_BUDGETS = 20;
  private static final String PROVIDER = "provider";
  private static final String MODEL = "model";
  private static final String OUTCOME = "outcome";

  private final MeterRegistry registry;
  private final ConcurrentHashMap<GenerationId, Times> times = new ConcurrentHashMap<>();
  private final Map<String, Budget> budgets = new ConcurrentHashMap<>();
  private volatile Option<Kinoport> bound = Option.none();

  /** When a generation entered its parts, as far as this process saw it. */
  private record Times(Option<Instant> accepted, Option<Instant> started) {
    static final Times NONE = new Times(Option.none(), Option.none());
  }

  /** Meters go to this registry. */
  public KinoportMetrics(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry must not be null");
  }

  /** Shows what is open in the journal of an engine; it is asked when somebody looks. */
  public void bindTo(Kinoport kinoport) {
    Objects.requireNonNull(kinoport, "kinoport must not be null");
    bound = Option.of(kinoport);
    OpenGenerations open = new OpenGenerations(kinoport, registry.config().clock());
    Gauge.builder("kinoport.open", open, OpenGenerations::all)
        .description("generations that have not ended")
        .register(registry);
    Gauge.builder("kinoport.in.flight", open, OpenGenerations::inFlight)
        .description("generations that are with a provider")
        .register(registry);
    Gauge.builder("kinoport.in.doubt", open, it -> it.in(Set.of(Phase.IN_DOUBT)))
        .description("generations that nobody knows whether the provider has")
        .register(registry);
    Gauge.builder("kinoport.stuck", open, OpenGenerations::stuck)
        .description("generations that wait for a person")
        .register(registry);
    kinoport.health().forEach(health -> show(kinoport, health.provider()));
    budgets.values().forEach(budget -> show(kinoport, budget));
  }

  private void show(Kinoport kinoport, ProviderName provider) {
    Gauge.builder("kinoport.faults.in.a.row", () -> faults(kinoport, provider))
        .tags(PROVIDER, provider.value())
        .description("how often a provider has failed in a row; from 5 on it is tried last")
        .register(registry);
  }

  private static int faults(Kinoport kinoport, ProviderName provider) {
    return kinoport.health().stream()
        .filter(health -> health.provider().equals(provider))
        .mapToInt(ProviderHealth::faults)
        .sum();
  }

  @Override
  public void on(GenerationId id, Notice notice) {
    Objects.requireNonNull(id, "id must not be null");
    Objects.requireNonNull(notice, "notice must not be null");
    switch (notice) {
      case Notice.Admitted admitted -> admitted(admitted.order());
      case Notice.Moved moved -> moved(id, moved.event(), moved.state());
      case Notice.Trouble trouble -> troubled(trouble.provider(), trouble.kind());
      case Notice.Stuck stuck -> troubled(stuck.provider(), Option.of(stuck.trouble().kind()));
      case Notice.Forgotten forgotten ->
          registry
              .counter(
                  "kinoport.forgotten",
                  PROVIDER,
                  forgotten.provider().map(ProviderName::value).getOrElse("none"))
              .increment();
      case Notice.QueueMoved queue -> {}
      case Notice.Logged logged -> {}
      case Notice.Elsewhere elsewhere -> {}
    }
  }

  private void admitted(Order order) {
    registry.counter("kinoport.admitted", of(order)).increment();
    order.price().forEach(quote -> money("kinoport.cost.estimated", order, quote));
    order.budget().forEach(this::met);
  }

  private void met(Budget budget) {
    boolean isNew =
        budgets.size() < MOST_BUDGETS && budgets.putIfAbsent(budget.name(), budget) == null;
    if (isNew) {
      bound.forEach(kinoport -> show(kinoport, budget));
    }
  }

  private void show(Kinoport kinoport, Budget budget) {
    Gauge.builder("kinoport.budget.left", () -> left(kinoport, budget))
        .tags("budget", budget.name(), "currency", budget.limit().currency().getCurrencyCode())
        .description("what a budget can still pay")
        .register(registry);
  }

  private static double left(Kinoport kinoport, Budget budget) {
    return kinoport
        .ledger(budget.name())
        .map(ledger -> ledger.committed().map(budget.limit()::minus).getOrElse(budget.limit()))
        .map(money -> money.amount().doubleValue())
        .getOrElse(Double.NaN);
  }

  private void moved(GenerationId id, GenerationEvent event, GenerationState state) {
    Order order = state.order();
    switch (event) {
      case GenerationEvent.SubmitAccepted accepted -> {
        submit(order, "accepted");
        if (!(state instanceof GenerationState.Ended)) {
          times.put(id, new Times(Option.of(accepted.at()), Option.none()));
        }
      }
      case GenerationEvent.SubmitFailed failed -> submit(order, "not_taken");
      case GenerationEvent.SubmitInDoubt doubt -> {
        submit(order, "in_doubt");
        registry.counter("kinoport.doubts", provider(order)).increment();
      }
      case GenerationEvent.MovedOn moved ->
          registry.counter("kinoport.moved.on", provider(order)).increment();
      case GenerationEvent.Started started -> started(id, order, started.at());
      case GenerationEvent.Completed completed -> completed(id, order, completed.at());
      default -> {}
    }
    if (event instanceof GenerationEvent.End && state instanceof GenerationState.Ended ended) {
      ended(id, order, ended);
    }
  }

  private void submit(Order order, String outcome) {
    registry.counter("kinoport.submits", provider(order).and(OUTCOME, outcome)).increment();
  }

  private void started(GenerationId id, Order order, Instant at) {
    Times known = times.getOrDefault(id, Times.NONE);
    known.accepted().forEach(accepted -> time("kinoport.queue", order, accepted, at));
    times.put(id, new Times(known.accepted(), Option.of(at)));
  }

  private void completed(GenerationId id, Order order, Instant at) {
    Times known = times.getOrDefault(id, Times.NONE);
    known.started().forEach(started -> time("kinoport.run", order, started, at));
  }

  private void ended(GenerationId id, Order order, GenerationState.Ended ended) {
    times.remove(id);
    Tags outcome = of(order).and(OUTCOME, word(Phase.of(ended)));
    registry.counter("kinoport.ends", outcome).increment();
    time("kinoport.total", order, order.orderedAt(), ended.since());
    Cost cost = ended.cost();
    cost.amount().forEach(amount -> money("kinoport.cost.actual", order, amount));
  }

  private void time(String name, Order order, Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    Timer.builder(name)
        .tags(of(order))
        .register(registry)
        .record(span.isNegative() ? Duration.ZERO : span);
  }

  private void money(String name, Order order, Money amount) {
    DistributionSummary.builder(name)
        .tags(of(order).and("currency", amount.currency().getCurrencyCode()))
        .register(registry)
        .record(amount.amount().doubleValue());
  }

  private void troubled(Option<ProviderName> provider, Option<Trouble.Kind> kind) {
    String who = provider.map(ProviderName::value).getOrElse("none");
    String what = kind.map(KinoportMetrics::word).getOrElse("journal");
    registry.counter("kinoport.troubles", PROVIDER, who, "kind", what).increment();
  }

  private static Tags provider(Order order) {
    return Tags.of(PROVIDER, order.provider().value());
  }

  private static Tags of(Order order) {
    return provider(order).and(MODEL, order.request().model());
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
