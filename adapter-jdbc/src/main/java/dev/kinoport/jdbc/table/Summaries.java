package dev.kinoport.jdbc.table;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists generations from their own rows, without their events. */
public final class Summaries {
  private static final String COLUMNS =
      "SELECT id, model, provider, label, phase, quoted, quoted_currency, reserved,"
          + " reserved_currency, cost_basis, cost, cost_currency, cost_units, ordered_nanos,"
          + " {generations}.since_nanos, "
          + Troubles.COLUMNS
          + " FROM {generations} LEFT JOIN {troubles} ON "
          + Troubles.HOLDS;

  private Summaries() {}

  /** Those that are selected, oldest first. */
  public static List<Summary> list(Session session, Selection selection) throws SQLException {
    Conditions conditions = Conditions.of(selection);
    List<Object> parameters = new ArrayList<>(conditions.parameters());
    parameters.add(selection.newest());
    List<Summary> newestFirst =
        session.list(
            Summaries::summary,
            COLUMNS + conditions.where() + " ORDER BY ordered_nanos DESC, id DESC LIMIT ?",
            parameters.toArray());
    Collections.reverse(newestFirst);
    return List.copyOf(newestFirst);
  }

  private static Summary summary(ResultSet row) throws SQLException {
    String id = row.getString(1);
    try {
      return new Summary(
          new GenerationId(id),
          row.getString(2),
          new ProviderName(row.getString(3)),
          Option.<String>of(row.getString(4)).map(StoredText::original),
          Phase.valueOf(row.getString(5)),
          StoredMoney.of(row.getString(6), row.getString(7)),
          StoredMoney.of(row.getString(8), row.getString(9)),
          StoredMoney.cost(row, 10),
          Troubles.read(row, 15),
          StoredTime.instant(row.getLong(14)),
          StoredTime.instant(row.getLong(15)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent(
          "the row of %s cannot be read: %s".formatted(id, e.getMessage()), e);
    }
  }
}
