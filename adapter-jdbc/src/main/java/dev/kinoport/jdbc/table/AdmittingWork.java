package dev.kinoport.jdbc.table;

import dev.kinoport.database.Dialect;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
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
  private final List<Call> calls;
  private final Dialect dialect;

  public AdmittingWork(List<Call> calls, Dialect dialect) {
    this.calls = List.copyOf(calls);
    this.dialect = dialect;
  }

  /** What one caller wants admitted, all or none. */
  public static final class Call {
    private final List<PreparedOrder> orders;

    private Call(List<PreparedOrder> orders) {
      this.orders = orders;
    }

    /**
     * Makes ready to admit orders.
     *
     * @param orders 1 or more
     * @param writtenBy unlike that of any other write
     */
    public static Call of(List<Order> orders, String writtenBy) {
      return new Call(orders.stream().map(order -> new PreparedOrder(order, writtenBy)).toList());
    }

    List<PreparedOrder> orders() {
      return orders;
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
    GenerationId first = calls.get(0).orders().get(0).order().id();
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
      for (PreparedOrder order : call.orders()) {
        Session.Answer<Integer> inserted =
            session.update(Generations.ROWS.one() + " ON CONFLICT DO NOTHING", order.row());
        if (inserted.get() == 0 && events.isWritten(order.order().id(), 1, order.writtenBy())) {
          return true;
        }
      }
    }
    return false;
  }

  private void write(Session session, List<PreparedOrder> fresh) throws SQLException {
    for (PreparedOrder one : fresh) {
      for (LocalImage image : images(one.order())) {
        keep(session, image);
      }
    }
    // If another transaction took a key meanwhile, this fails, and all begins again.
    Generations.ROWS.insert(session, dialect, fresh.stream().map(PreparedOrder::row).toList());
    Events.ROWS.insert(session, dialect, fresh.stream().map(PreparedOrder::event).toList());
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
