package dev.kinoport.jdbc.table;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists generations from their own rows, without their events. */
public final class Summaries {
  private static final String COLUMNS =
      "SELECT id, model, provider, label, phase, quoted, quoted_currency, cost_basis, cost,"
          + " cost_currency, cost_units, ordered_nanos, {generations}.since_nanos, "
          + Troubles.COLUMNS
          + " FROM {generations} LEFT JOIN {troubles} ON "
          + Troubles.HOLDS;

  private Summaries() {}

  /** Those that are selected, newest first. */
  public static List<Summary> list(Session session, Selection selection) throws SQLException {
    List<Object> parameters = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    if (selection.phases().size() < Phase.values().length) {
      selection.phases().forEach(phase -> parameters.add(phase.name()));
      conditions.add("phase IN (%s)".formatted(Columns.marks(selection.phases().size())));
    }
    selection
        .label()
        .forEach(label -> {
          parameters.add(StoredText.name(label));
          conditions.add("label = ?");
        });
    parameters.add(selection.newest());
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    List<Summary> newestFirst =
        session.list(
            Summaries::summary,
            COLUMNS + where + " ORDER BY ordered_nanos DESC, id DESC LIMIT ?",
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
          cost(row),
          Troubles.read(row, 13),
          StoredTime.instant(row.getLong(12)),
          StoredTime.instant(row.getLong(13)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent(
          "the row of %s cannot be read: %s".formatted(id, e.getMessage()), e);
    }
  }

  private static Option<Cost> cost(ResultSet row) throws SQLException {
    Option<String> basis = Option.of(row.getString(8));
    if (basis.isEmpty()) {
      return Option.none();
    }
    Option<String> units = Option.of(row.getString(11));
    return Option.of(
        new Cost(
            Cost.Basis.valueOf(basis.getOrElse("")),
            StoredMoney.of(row.getString(9), row.getString(10)),
            units.map(BigDecimal::new)));
  }
}
