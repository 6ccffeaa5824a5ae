package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.BudgetLedger;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Orders that may be admitted, in one transaction: whether their keys and purses allow it. Calls
 * are tried one after the other, each on what those before it have left.
 */
final class OrdersOnTrial {
  private static final String KNOWN =
      "SELECT id, idempotency_key, request_hash FROM {generations} WHERE ";

  // Not OR, which PostgreSQL answers without an index while the table is small, and after. For many
  // it is asked row by row, for the same reason.
  private static final String KNOWN_OF_ONE =
      KNOWN + "id = ? UNION ALL " + KNOWN + "idempotency_key = ?";

  private static final String KNOWN_OF_MANY =
      "SELECT known.id, known.idempotency_key, known.request_hash"
          + " FROM unnest(?::TEXT[], ?::TEXT[]) AS asked (id, idempotency_key) CROSS JOIN LATERAL ("
          + KNOWN
          + "id = asked.id UNION ALL "
          + KNOWN
          + "idempotency_key = asked.idempotency_key) AS known";

  private final Session session;
  private final Dialect dialect;
  private final Events events;
  private final Purses purses;
  private final Map<GenerationId, Holder> knownById = new HashMap<>();
  private final Map<String, Holder> knownByKey = new HashMap<>();
  private final List<PreparedOrder> fresh = new ArrayList<>();
  private final Set<GenerationId> freshIds = new HashSet<>();
  private final Map<String, BudgetLedger> ledgers = new TreeMap<>();
  private final Set<String> changed = new TreeSet<>();

  OrdersOnTrial(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
    this.events = new Events(session);
    this.purses = new Purses(session, dialect);
  }

  private record Holder(GenerationId id, @Nullable String key, String hash) {}

  /** What one call comes to, if it is admitted as a whole. */
  private final class Attempt {
    private final AdmittingWork.Call call;
    private final List<Admission> admissions = new ArrayList<>();
    private final Map<GenerationId, PreparedOrder> orders = new LinkedHashMap<>();
    private final Map<String, Holder> keys = new HashMap<>();
    private final Map<String, BudgetLedger> after = new TreeMap<>();

    Attempt(AdmittingWork.Call call) {
      this.call = call;
    }

    Either<AdmissionRefusal, List<Admission>> run() throws SQLException {
      for (PreparedOrder order : call.orders()) {
        Option<AdmissionRefusal> refusal = take(order, order.order());
        if (refusal.isDefined()) {
          return refusal.toEither(List.<Admission>of()).swap();
        }
      }
      Option<AdmissionRefusal> over = firstOverBudget();
      if (over.isDefined()) {
        return over.toEither(List.<Admission>of()).swap();
      }
      keep();
      return Either.right(List.copyOf(admissions));
    }

    private Option<AdmissionRefusal> take(PreparedOrder prepared, Order order) throws SQLException {
      boolean isIdTaken = knownById.containsKey(order.id());
      if (isIdTaken && events.isWritten(order.id(), 1, prepared.writtenBy())) {
        // An attempt whose answer was lost has come through after all.
        admissions.add(new Admission(order.id(), true));
        return Option.none();
      }
      String key = prepared.key();
      Holder holder = key == null ? null : holder(key);
      if (holder != null) {
        return again(prepared, holder);
      }
      if (isIdTaken || freshIds.contains(order.id()) || orders.put(order.id(), prepared) != null) {
        throw new IllegalArgumentException("admitted before: " + order.id());
      }
      if (key != null) {
        keys.put(key, new Holder(order.id(), key, prepared.hash()));
      }
      order
          .budget()
          .map(OrdersOnTrial::stored)
          .forEach(name -> after.put(name, purse(name).reserve(order)));
      admissions.add(new Admission(order.id(), true));
      return Option.none();
    }

    private @Nullable Holder holder(String key) {
      Holder fresh = keys.get(key);
      return fresh == null ? knownByKey.get(key) : fresh;
    }

    private Option<AdmissionRefusal> again(PreparedOrder order, Holder holder) {
      if (!holder.hash().equals(order.hash())) {
        return order.order().key().map(key -> new AdmissionRefusal.KeyTaken(key, holder.id()));
      }
      admissions.add(new Admission(holder.id(), false));
      return Option.none();
    }

    private BudgetLedger purse(String stored) {
      return after.getOrDefault(stored, before(stored));
    }

    private Option<AdmissionRefusal> firstOverBudget() {
      for (PreparedOrder order : orders.values()) {
        Option<AdmissionRefusal> refusal = order.order().budget().flatMap(this::refusal);
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
      Money committed = before(stored(budget)).committed().getOrElse(nothing);
      return Option.of(
          new AdmissionRefusal.OverBudget(
              budget.name(), budget.limit(), committed, now.minus(committed)));
    }

    private void keep() {
      fresh.addAll(orders.values());
      freshIds.addAll(orders.keySet());
      knownByKey.putAll(keys);
      ledgers.putAll(after);
      changed.addAll(after.keySet());
    }
  }

  /** Locks the purses and asks for all that is known of these orders; nothing is written. */
  void ask(List<PreparedOrder> orders) throws SQLException {
    Map<String, Session.Answer<List<BudgetLedger>>> locked = lockPurses(orders);
    List<Session.Answer<List<Holder>>> known = known(orders);
    for (Map.Entry<String, Session.Answer<List<BudgetLedger>>> purse : locked.entrySet()) {
      ledgers.put(purse.getKey(), ledger(purse.getKey(), purse.getValue()));
    }
    for (Session.Answer<List<Holder>> answer : known) {
      for (Holder holder : answer.get()) {
        knownById.put(holder.id(), holder);
        if (holder.key() != null) {
          knownByKey.put(holder.key(), holder);
        }
      }
    }
  }

  /** Takes a call as a whole, or leaves everything as it was. */
  Either<AdmissionRefusal, List<Admission>> take(AdmittingWork.Call call) throws SQLException {
    return new Attempt(call).run();
  }

  private BudgetLedger before(String stored) {
    return ledgers.getOrDefault(stored, BudgetLedger.empty());
  }

  /** In the order of their names, always, so that no two admissions wait for each other. */
  private Map<String, Session.Answer<List<BudgetLedger>>> lockPurses(List<PreparedOrder> orders)
      throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    orders.forEach(order -> order.order().budget().forEach(budget -> names.add(stored(budget))));
    Map<String, Session.Answer<List<BudgetLedger>>> locked = new TreeMap<>();
    for (String name : names) {
      locked.put(name, purses.lock(name));
    }
    return locked;
  }

  private BudgetLedger ledger(String name, Session.Answer<List<BudgetLedger>> locked)
      throws SQLException {
    List<BudgetLedger> there = locked.get();
    List<BudgetLedger> found = there.isEmpty() ? purses.make(name).get() : there;
    return found.isEmpty() ? BudgetLedger.empty() : found.get(0);
  }

  private List<Session.Answer<List<Holder>>> known(List<PreparedOrder> orders) throws SQLException {
    if (orders.size() > 1 && dialect.sendsTogether()) {
      @Nullable String[] ids = new String[orders.size()];
      @Nullable String[] keys = new String[orders.size()];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = orders.get(i).order().id().value();
        keys[i] = orders.get(i).key();
      }
      return List.of(session.ask(OrdersOnTrial::holder, KNOWN_OF_MANY, ids, keys));
    }
    List<Session.Answer<List<Holder>>> known = new ArrayList<>(orders.size());
    for (PreparedOrder order : orders) {
      known.add(
          session.ask(
              OrdersOnTrial::holder, KNOWN_OF_ONE, order.order().id().value(), order.key()));
    }
    return known;
  }

  private static Holder holder(ResultSet row) throws SQLException {
    return new Holder(new GenerationId(row.getString(1)), row.getString(2), row.getString(3));
  }

  private static String stored(Budget budget) {
    return StoredText.name(budget.name());
  }

  void writePurses() throws SQLException {
    for (String name : changed) {
      purses.write(name, before(name));
    }
  }

  /** Those that are to be written, in the order of their calls. */
  List<PreparedOrder> fresh() {
    return List.copyOf(fresh);
  }
}
