package dev.kinoport.offer;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;

/**
 * Where the facts about a model come from.
 *
 * @param source which page or document
 * @param checked when it was read
 * @param verifiedLive whether a real request has confirmed them
 * @param unverified why nobody can say that it is still sold, such as that newer documents lack it,
 *     which proves nothing; none where there is no such doubt
 * @param notes what is uncertain, with the reading that was chosen; may be empty
 */
public record Provenance(
    String source,
    LocalDate checked,
    boolean verifiedLive,
    Option<String> unverified,
    List<String> notes) {
  public Provenance {
    notes = List.copyOf(notes);
  }

  /** Facts that leave no doubt. */
  public Provenance(String source, LocalDate checked, boolean verifiedLive) {
    this(source, checked, verifiedLive, Option.none(), List.of());
  }
}
