package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.jdbc.session.Transactions;
import dev.kinoport.jdbc.session.Transactions.Decision;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Admits what several calls bring, each of them as a whole or not at all: keys, reservations and
 * first events in one transaction.
 */
public final class AdmittingWork
    implements Transactions.Work<List<Either<AdmissionRefusal, List<Admission>>>> {
  private static final BulkInsert ROWS =
      new BulkInsert(
          "generations",
          "id TEXT",
          "idempotency_key TEXT",
          "request_hash TEXT",
          "model TEXT",
          "provider TEXT",
          "label TEXT",
          "purse TEXT",
          "phase TEXT",
          "since_nanos BIGINT",
          "version BIGINT",
          "ordered_nanos BIGINT",
          "quoted TEXT",
          "quoted_currency TEXT",
          "reserved TEXT",
          "reserved_currency TEXT");

  private final List<Call> calls;
  private final Dialect dialect;

  public AdmittingWork(List<Call> calls, Dialect dialect) {
    this.calls = List.copyOf(calls);
    this.dialect = dialect;
  }

  /**
   * What one caller wants admitted, all or none.
   *
   * @param orders 1 or more
   * @param writtenBy unlike that of any other write
   */
  public record Call(List<Order> orders, String writtenBy) {
    public Call {
      orders = List.copyOf(orders);
    }
  }

  @Override
  public Decision<List<Either<AdmissionRefusal, List<Admission>>>> run(Session session)
      throws SQLException {
    OrdersOnTrial trial = new OrdersOnTrial(session, dialect);
    trial.ask(calls.stream().flatMap(call -> call.orders().stream()).toList());
    List<Either<AdmissionRefusal, List<Admission>>> answers = new ArrayList<>(calls.size());
    for (Call call : calls) {
      answers.add(trial.take(call));
    }
    if (trial.fresh().isEmpty()) {
      return Decision.rollBack(answers);
    }
    write(session, trial.fresh());
    trial.writePurses();
    return Decision.commit(answers, written -> answers);
  }

  @Override
  public String name() {
    GenerationId first = calls.get(0).orders().get(0).id();
    int count = calls.stream().mapToInt(call -> call.orders().size()).sum();
    return count == 1
        ? "generation %s".formatted(first)
        : "generation %s and the %d with it".formatted(first, count - 1);
  }

  /** It is refused before anything is written but a purse, with nothing in it. */
  @Override
  public boolean mayShare() {
    return true;
  }

  /** The first order that was new here; a row of the same id waits for the lost transaction. */
  @Override
  public boolean isWritten(Session session) throws SQLException {
    Events events = new Events(session);
    for (Call call : calls) {
      for (Order order : call.orders()) {
        Session.Answer<Integer> inserted =
            session.update(ROWS.one() + " ON CONFLICT DO NOTHING", row(order));
        if (inserted.get() == 0 && events.isWritten(order.id(), 1, call.writtenBy())) {
          return true;
        }
      }
    }
    return false;
  }

  private void write(Session session, List<OrdersOnTrial.Fresh> fresh) throws SQLException {
    for (OrdersOnTrial.Fresh one : fresh) {
      for (LocalImage image : images(one.order())) {
        keep(session, image);
      }
    }
    // If another transaction took a key meanwhile, this fails, and all begins again.
    ROWS.insert(session, dialect, fresh.stream().map(one -> row(one.order())).toList());
    new Events(session).admit(fresh, dialect);
  }

  private static @Nullable Object[] row(Order order) {
    return new @Nullable Object[] {
      order.id().value(),
      orNull(order.key()),
      order.request().hash(),
      order.request().model(),
      order.provider().value(),
      orNull(order.label()),
      orNull(order.budget().map(Budget::name)),
      Phase.PLANNED.name(),
      StoredTime.nanos(order.orderedAt()),
      1L,
      StoredTime.nanos(order.orderedAt()),
      StoredMoney.amount(order.price()),
      StoredMoney.currency(order.price()),
      StoredMoney.amount(order.reservation()),
      StoredMoney.currency(order.reservation())
    };
  }

  static @Nullable String orNull(Option<String> name) {
    return Columns.orNull(name.map(StoredText::name));
  }

  /** Those that came as bytes, each once, however it is sent. */
  private static Collection<LocalImage> images(Order order) {
    Map<String, LocalImage> images = new LinkedHashMap<>();
    Stream.of(order.request().localImages(), order.document().localImages())
        .flatMap(List::stream)
        .filter(image -> image.origin() instanceof Origin.Memory)
        .forEach(image -> images.putIfAbsent(image.sha256(), image));
    return images.values();
  }

  private static void keep(Session session, LocalImage image) throws SQLException {
    byte[] bytes = image.read().getOrElseThrow(AdmittingWork::notTheImage);
    session.update(
        "INSERT INTO {images} (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
        image.sha256(),
        bytes);
  }

  private static IllegalArgumentException notTheImage(ImageFault fault) {
    return new IllegalArgumentException("an image in memory " + fault.message());
  }
}
