package dev.kinoport.jdbc;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Lists generations from their own rows, without their events. */
final class Summaries {
  private static final String COLUMNS =
      "SELECT id, model, label, phase, quoted, quoted_currency, cost_basis, cost, cost_currency,"
          + " cost_units, ordered_nanos, since_nanos FROM generations";

  private Summaries() {}

  static List<Summary> list(Session session, Selection selection) throws SQLException {
    List<Object> parameters = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    if (selection.phases().size() < Phase.values().length) {
      selection.phases().forEach(phase -> parameters.add(phase.name()));
      conditions.add(
          selection.phases().stream()
              .map(phase -> "?")
              .collect(Collectors.joining(", ", "phase IN (", ")")));
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
          Option.<String>of(row.getString(3)).map(StoredText::original),
          Phase.valueOf(row.getString(4)),
          StoredMoney.of(row.getString(5), row.getString(6)),
          cost(row),
          StoredTime.instant(row.getLong(11)),
          StoredTime.instant(row.getLong(12)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent(
          "the row of %s cannot be read: %s".formatted(id, e.getMessage()), e);
    }
  }

  private static Option<Cost> cost(ResultSet row) throws SQLException {
    Option<String> basis = Option.of(row.getString(7));
    if (basis.isEmpty()) {
      return Option.none();
    }
    Option<String> units = Option.of(row.getString(10));
    return Option.of(
        new Cost(
            Cost.Basis.valueOf(basis.getOrElse("")),
            StoredMoney.of(row.getString(8), row.getString(9)),
            units.map(BigDecimal::new)));
  }
}
