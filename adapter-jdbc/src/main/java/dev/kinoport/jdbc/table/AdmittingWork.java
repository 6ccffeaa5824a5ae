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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Admits orders, all or none: keys, reservations and first events in one transaction. */
public final class AdmittingWork
    implements Transactions.Work<Either<AdmissionRefusal, List<Admission>>> {
  private static final String ROW =
      "INSERT INTO {generations} (id, idempotency_key, request_hash, model, provider, label, purse,"
          + " phase, since_nanos, version, ordered_nanos, quoted, quoted_currency,"
          + " reserved, reserved_currency)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)";

  private final List<Order> orders;
  private final Dialect dialect;
  private final String writtenBy;

  public AdmittingWork(List<Order> orders, Dialect dialect, String writtenBy) {
    this.orders = List.copyOf(orders);
    this.dialect = dialect;
    this.writtenBy = writtenBy;
  }

  @Override
  public Decision<Either<AdmissionRefusal, List<Admission>>> run(Session session)
      throws SQLException {
    OrdersOnTrial trial = new OrdersOnTrial(session, dialect, writtenBy);
    Option<AdmissionRefusal> refusal = trial.take(orders);
    if (refusal.isDefined()) {
      return refusal.fold(
          () -> Decision.rollBack(Either.right(List.of())),
          why -> Decision.rollBack(Either.left(why)));
    }
    for (Order order : trial.fresh()) {
      write(session, order);
    }
    trial.writePurses();
    List<Admission> admissions = trial.admissions();
    return Decision.commit(Either.right(admissions), written -> Either.right(admissions));
  }

  @Override
  public String name() {
    GenerationId first = orders.get(0).id();
    return orders.size() == 1
        ? "generation %s".formatted(first)
        : "generation %s and the %d with it".formatted(first, orders.size() - 1);
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
    for (Order order : orders) {
      boolean isThere = row(session, ROW + " ON CONFLICT DO NOTHING", order).get() == 0;
      if (isThere && events.isWritten(order.id(), 1, writtenBy)) {
        return true;
      }
    }
    return false;
  }

  private void write(Session session, Order order) throws SQLException {
    for (LocalImage image : images(order)) {
      keep(session, image);
    }
    // If another transaction took the key meanwhile, this fails, and all begins again.
    row(session, ROW, order);
    new Events(session).admit(order, writtenBy);
  }

  private static Session.Answer<Integer> row(Session session, String sql, Order order)
      throws SQLException {
    return session.update(
        sql,
        order.id().value(),
        orNull(order.key()),
        order.request().hash(),
        order.request().model(),
        order.provider().value(),
        orNull(order.label()),
        orNull(order.budget().map(Budget::name)),
        Phase.PLANNED.name(),
        StoredTime.nanos(order.orderedAt()),
        StoredTime.nanos(order.orderedAt()),
        StoredMoney.amount(order.price()),
        StoredMoney.currency(order.price()),
        StoredMoney.amount(order.reservation()),
        StoredMoney.currency(order.reservation()));
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
