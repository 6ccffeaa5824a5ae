package dev.kinoport.jdbc.table;

import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Selection;
import dev.kinoport.provider.ProviderName;
import java.util.ArrayList;
import java.util.List;

/**
 * What a selection says of the rows of generations, the count aside.
 *
 * @param where with the word before it; empty if all are wanted
 * @param parameters for its question marks, in order
 */
record Conditions(String where, List<Object> parameters) {
  Conditions {
    parameters = List.copyOf(parameters);
  }

  static Conditions of(Selection selection) {
    Collected all = new Collected();
    if (selection.phases().size() < Phase.values().length) {
      all.add(
          "phase IN (%s)".formatted(Columns.marks(selection.phases().size())),
          selection.phases().stream().map(Phase::name).toArray());
    }
    if (selection.phases().stream().noneMatch(Phase::isEnd)) {
      // What is open has an index of its own, which is as small as that.
      all.add("ended = 0");
    }
    selection.label().forEach(label -> all.add("label = ?", StoredText.name(label)));
    selection.model().forEach(model -> all.add("model = ?", StoredText.name(model)));
    selection.provider().map(ProviderName::value).forEach(it -> all.add("provider = ?", it));
    selection.from().forEach(at -> all.add("ordered_nanos >= ?", StoredTime.nanos(at)));
    selection.until().forEach(at -> all.add("ordered_nanos < ?", StoredTime.nanos(at)));
    selection
        .before()
        .forEach(place ->
            all.add(
                "(ordered_nanos, id) < (?, ?)",
                StoredTime.nanos(place.orderedAt()),
                place.id().value()));
    return all.done();
  }

  private static final class Collected {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    void add(String condition, Object... values) {
      conditions.add(condition);
      parameters.addAll(List.of(values));
    }

    Conditions done() {
      return new Conditions(
          conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions), parameters);
    }
  }
}
