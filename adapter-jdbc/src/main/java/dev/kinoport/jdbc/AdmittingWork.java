package dev.kinoport.jdbc;

import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.Transactions.Decision;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.Ledger;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Admits orders, all or none: keys, reservations and first events in one transaction. */
final class AdmittingWork implements Transactions.Work<Either<AdmissionRefusal, List<Admission>>> {
  private final List<Order> orders;
  private final Dialect dialect;
  private final String writtenBy;

  AdmittingWork(List<Order> orders, Dialect dialect, String writtenBy) {
    this.orders = List.copyOf(orders);
    this.dialect = dialect;
    this.writtenBy = writtenBy;
  }

  @Override
  public Decision<Either<AdmissionRefusal, List<Admission>>> run(Connection connection)
      throws SQLException {
    Intake intake = new Intake(connection);
    Option<AdmissionRefusal> refusal = intake.take();
    return refusal.fold(
        () -> Decision.commit(Either.right(List.copyOf(intake.admissions))),
        why -> Decision.rollBack(Either.left(why)));
  }

  /** The first order that was new here; a row of the same id waits for the lost transaction. */
  @Override
  public boolean isWritten(Connection connection) throws SQLException {
    Events events = new Events(connection);
    for (Order order : orders) {
      boolean isThere = insert(connection, order) == 0;
      if (isThere && events.isWritten(order.id(), 1, writtenBy)) {
        return true;
      }
    }
    return false;
  }

  private static int insert(Connection connection, Order order) throws SQLException {
    return Sql.update(
        connection,
        "INSERT INTO generations (id, idempotency_key, request_hash, model, label, purse, phase,"
            + " since_nanos, version, ordered_nanos, quoted, quoted_currency)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT DO NOTHING",
        order.id().value(),
        orNull(order.key()),
        order.request().hash(),
        order.request().model(),
        orNull(order.label()),
        orNull(order.budget().map(Budget::name)),
        Phase.PLANNED.name(),
        StoredTime.nanos(order.orderedAt()),
        StoredTime.nanos(order.orderedAt()),
        StoredMoney.amount(order.reservation()),
        StoredMoney.currency(order.reservation()));
  }

  private static @Nullable String orNull(Option<String> name) {
    return Columns.orNull(name.map(StoredText::name));
  }

  private record Holder(GenerationId id, String hash) {}

  /** Orders on trial, in one transaction. */
  private final class Intake {
    private final Connection connection;
    private final Events events;
    private final Purses purses;
    private final List<Admission> admissions = new ArrayList<>();
    private final Map<String, Ledger> before = new HashMap<>();
    private final Map<String, Ledger> after = new TreeMap<>();

    Intake(Connection connection) {
      this.connection = connection;
      this.events = new Events(connection);
      this.purses = new Purses(connection, dialect);
    }

    Option<AdmissionRefusal> take() throws SQLException {
      lockPurses();
      List<Order> fresh = new ArrayList<>();
      for (Order order : orders) {
        Option<Holder> holder = holder(order);
        if (holder.isEmpty() && insert(connection, order) == 0) {
          holder = holder(order);
          if (holder.isEmpty()) {
            throw new IllegalArgumentException("admitted before: " + order.id());
          }
        }
        if (holder.isEmpty()) {
          write(order);
          fresh.add(order);
          continue;
        }
        Option<AdmissionRefusal> refusal = holder.flatMap(known -> again(order, known));
        if (refusal.isDefined()) {
          return refusal;
        }
      }
      return reserve(fresh);
    }

    /** In the order of their names, always, so that no two admissions wait for each other. */
    private void lockPurses() throws SQLException {
      TreeSet<String> names = new TreeSet<>();
      orders.forEach(order -> order.budget().forEach(budget -> names.add(budget.name())));
      for (String name : names) {
        before.put(name, purses.lock(name));
      }
    }

    private Option<Holder> holder(Order order) throws SQLException {
      return order.key().isEmpty()
          ? Option.none()
          : Sql.first(
              connection,
              row -> new Holder(new GenerationId(row.getString(1)), row.getString(2)),
              "SELECT id, request_hash FROM generations WHERE idempotency_key = ?",
              orNull(order.key()));
    }

    private Option<AdmissionRefusal> again(Order order, Holder holder) {
      if (!holder.hash().equals(order.request().hash())) {
        return order.key().map(key -> new AdmissionRefusal.KeyTaken(key, holder.id()));
      }
      admissions.add(new Admission(holder.id(), false));
      return Option.none();
    }

    private void write(Order order) throws SQLException {
      for (LocalImage image : order.request().localImages()) {
        if (image.origin() instanceof Origin.Memory) {
          keep(image);
        }
      }
      events.write(
          order.id(), 1, new GenerationEvent.Admitted(order, order.orderedAt()), writtenBy);
      order.budget().map(Budget::name).forEach(name -> after.put(name, purse(name).reserve(order)));
      admissions.add(new Admission(order.id(), true));
    }

    private void keep(LocalImage image) throws SQLException {
      byte[] bytes = image.read().getOrElseThrow(AdmittingWork::notTheImage);
      var unused =
          Sql.update(
              connection,
              "INSERT INTO images (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
              image.sha256(),
              bytes);
    }

    private Ledger purse(String name) {
      return after.getOrDefault(name, before.getOrDefault(name, Ledger.empty()));
    }

    private Option<AdmissionRefusal> reserve(List<Order> fresh) throws SQLException {
      for (Order order : fresh) {
        Option<AdmissionRefusal> refusal = order.budget().flatMap(this::refusal);
        if (refusal.isDefined()) {
          return refusal;
        }
      }
      for (Map.Entry<String, Ledger> purse : after.entrySet()) {
        purses.write(purse.getKey(), purse.getValue());
      }
      return Option.none();
    }

    private Option<AdmissionRefusal> refusal(Budget budget) {
      Money nothing = Money.zero(budget.limit().currency());
      Money now = purse(budget.name()).committed().getOrElse(nothing);
      if (now.compareTo(budget.limit()) <= 0) {
        return Option.none();
      }
      Money committed =
          before.getOrDefault(budget.name(), Ledger.empty()).committed().getOrElse(nothing);
      return Option.of(
          new AdmissionRefusal.OverBudget(
              budget.name(), budget.limit(), committed, now.minus(committed)));
    }
  }

  private static IllegalArgumentException notTheImage(ImageFault fault) {
    return new IllegalArgumentException("an image in memory " + fault.message());
  }
}
