package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.Ledger;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Orders that may be admitted, in one transaction: whether their keys and purses allow it. */
public final class OrdersOnTrial {
  private static final String KNOWN =
      "SELECT id, idempotency_key, request_hash FROM {generations} WHERE ";

  private final Session session;
  private final Events events;
  private final Purses purses;
  private final String writtenBy;
  private final List<Admission> admissions = new ArrayList<>();
  private final List<Order> fresh = new ArrayList<>();
  private final Map<String, Holder> freshByKey = new HashMap<>();
  private final Set<GenerationId> freshIds = new HashSet<>();
  private final Map<String, Ledger> before = new HashMap<>();
  private final Map<String, Ledger> after = new TreeMap<>();

  OrdersOnTrial(Session session, Dialect dialect, String writtenBy) {
    this.session = session;
    this.events = new Events(session);
    this.purses = new Purses(session, dialect);
    this.writtenBy = writtenBy;
  }

  private record Holder(GenerationId id, @Nullable String key, String hash) {}

  /** Asks everything at once, then decides; nothing is written. */
  Option<AdmissionRefusal> take(List<Order> orders) throws SQLException {
    Map<String, Session.Answer<List<Ledger>>> locked = lockPurses(orders);
    List<Session.Answer<List<Holder>>> known = new ArrayList<>(orders.size());
    for (Order order : orders) {
      known.add(known(order));
    }
    for (Map.Entry<String, Session.Answer<List<Ledger>>> purse : locked.entrySet()) {
      before.put(purse.getKey(), ledger(purse.getKey(), purse.getValue()));
    }
    for (int i = 0; i < orders.size(); i++) {
      Option<AdmissionRefusal> refusal = take(orders.get(i), known.get(i).get());
      if (refusal.isDefined()) {
        return refusal;
      }
    }
    return firstOverBudget();
  }

  /** In the order of their names, always, so that no two admissions wait for each other. */
  private Map<String, Session.Answer<List<Ledger>>> lockPurses(List<Order> orders)
      throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    orders.forEach(order -> order.budget().forEach(budget -> names.add(stored(budget))));
    Map<String, Session.Answer<List<Ledger>>> locked = new TreeMap<>();
    for (String name : names) {
      locked.put(name, purses.lock(name));
    }
    return locked;
  }

  private Ledger ledger(String name, Session.Answer<List<Ledger>> locked) throws SQLException {
    List<Ledger> there = locked.get();
    List<Ledger> found = there.isEmpty() ? purses.make(name).get() : there;
    return found.isEmpty() ? Ledger.empty() : found.get(0);
  }

  private Session.Answer<List<Holder>> known(Order order) throws SQLException {
    return session.ask(
        row -> new Holder(new GenerationId(row.getString(1)), row.getString(2), row.getString(3)),
        // Not OR, which PostgreSQL answers without an index while the table is small, and after.
        KNOWN + "id = ? UNION ALL " + KNOWN + "idempotency_key = ?",
        order.id().value(),
        AdmittingWork.orNull(order.key()));
  }

  private Option<AdmissionRefusal> take(Order order, List<Holder> known) throws SQLException {
    boolean isIdTaken = known.stream().anyMatch(holder -> holder.id().equals(order.id()));
    if (isIdTaken && events.isWritten(order.id(), 1, writtenBy)) {
      // An attempt whose answer was lost has come through after all.
      admissions.add(new Admission(order.id(), true));
      return Option.none();
    }
    Option<Holder> holder = holder(order, known);
    if (holder.isDefined()) {
      return holder.flatMap(it -> again(order, it));
    }
    if (isIdTaken || !freshIds.add(order.id())) {
      throw new IllegalArgumentException("admitted before: " + order.id());
    }
    accept(order);
    return Option.none();
  }

  private Option<Holder> holder(Order order, List<Holder> known) {
    String key = AdmittingWork.orNull(order.key());
    if (key == null) {
      return Option.none();
    }
    Holder earlier = freshByKey.get(key);
    return earlier == null
        ? Option.ofOptional(known.stream().filter(it -> key.equals(it.key())).findFirst())
        : Option.of(earlier);
  }

  private Option<AdmissionRefusal> again(Order order, Holder holder) {
    if (!holder.hash().equals(order.request().hash())) {
      return order.key().map(key -> new AdmissionRefusal.KeyTaken(key, holder.id()));
    }
    admissions.add(new Admission(holder.id(), false));
    return Option.none();
  }

  private void accept(Order order) {
    String key = AdmittingWork.orNull(order.key());
    if (key != null) {
      freshByKey.put(key, new Holder(order.id(), key, order.request().hash()));
    }
    order
        .budget()
        .map(OrdersOnTrial::stored)
        .forEach(name -> after.put(name, purse(name).reserve(order)));
    fresh.add(order);
    admissions.add(new Admission(order.id(), true));
  }

  private Ledger purse(String stored) {
    return after.getOrDefault(stored, before.getOrDefault(stored, Ledger.empty()));
  }

  private Option<AdmissionRefusal> firstOverBudget() {
    for (Order order : fresh) {
      Option<AdmissionRefusal> refusal = order.budget().flatMap(this::refusal);
      if (refusal.isDefined()) {
        return refusal;
      }
    }
    return Option.none();
  }

  private Option<AdmissionRefusal> refusal(Budget budget) {
    Money nothing = Money.zero(budget.limit().currency());
    Money now = purse(stored(budget)).committed().getOrElse(nothing);
    if (now.compareTo(budget.limit()) <= 0) {
      return Option.none();
    }
    Money committed =
        before.getOrDefault(stored(budget), Ledger.empty()).committed().getOrElse(nothing);
    return Option.of(
        new AdmissionRefusal.OverBudget(
            budget.name(), budget.limit(), committed, now.minus(committed)));
  }

  private static String stored(Budget budget) {
    return StoredText.name(budget.name());
  }

  void writePurses() throws SQLException {
    for (Map.Entry<String, Ledger> purse : after.entrySet()) {
      purses.write(purse.getKey(), purse.getValue());
    }
  }

  /** Those that are to be written. */
  List<Order> fresh() {
    return List.copyOf(fresh);
  }

  /** The place of every order. */
  List<Admission> admissions() {
    return List.copyOf(admissions);
  }
}
