package dev.kinoport.jdbc.table;

import dev.kinoport.jdbc.event.UnreadableEvent;
import dev.kinoport.jdbc.session.Session;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds up what generations cost. The database counts those that cost the same; amounts, which are
 * exact decimals there and no numbers, are multiplied and added here.
 */
public final class Sums {
  private static final String ALIKE =
      "ended, quoted, quoted_currency, reserved, reserved_currency, cost_basis, cost,"
          + " cost_currency, cost_units";

  private static final long DAY_NANOS = 86_400_000_000_000L;

  private Sums() {}

  /** What is spent under each name; what has none comes first. */
  public static List<SpendingReport.Group> of(Session session, Selection selection, Grouping by)
      throws SQLException {
    Conditions conditions = Conditions.of(selection);
    List<SpendingReport.Group> parts =
        session.list(
            row -> part(row, by),
            "SELECT %1$s, %2$s, COUNT(*) FROM {generations}%3$s GROUP BY %1$s, %2$s"
                .formatted(column(by), ALIKE, conditions.where()),
            conditions.parameters().toArray());
    return parts.stream()
        .collect(Collectors.groupingBy(SpendingReport.Group::name))
        .entrySet()
        .stream()
        .map(group ->
            new SpendingReport.Group(
                group.getKey(),
                SpendingReport.sum(
                    group.getValue().stream().map(SpendingReport.Group::spending).toList())))
        .sorted(Comparator.comparing(group -> group.name().getOrElse("")))
        .toList();
  }

  private static String column(Grouping by) {
    return switch (by) {
      case MODEL -> "model";
      case DAY -> "ordered_nanos / " + DAY_NANOS;
      case LABEL -> "label";
      case PROVIDER -> "provider";
    };
  }

  private static SpendingReport.Group part(ResultSet row, Grouping by) throws SQLException {
    try {
      return new SpendingReport.Group(
          name(row, by),
          SpendingReport.alike(
              row.getInt(11),
              row.getInt(2) != 0,
              StoredMoney.of(row.getString(3), row.getString(4)),
              StoredMoney.of(row.getString(5), row.getString(6)),
              StoredMoney.cost(row, 7)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent("a row cannot be read: " + e.getMessage(), e);
    }
  }

  private static Option<String> name(ResultSet row, Grouping by) throws SQLException {
    return switch (by) {
      case DAY -> Option.some(LocalDate.ofEpochDay(row.getLong(1)).toString());
      case LABEL -> Option.<String>of(row.getString(1)).map(StoredText::original);
      case MODEL, PROVIDER -> Option.of(row.getString(1));
    };
  }
}
