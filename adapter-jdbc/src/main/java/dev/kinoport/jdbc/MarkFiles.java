package dev.kinoport.jdbc;

import java.nio.file.Path;

/**
 * The files beside a journal's that say which journal it is, and how much there is in it.
 *
 * @param journal the file of SQLite
 * @param identity which journal it is
 * @param entries how many entries it has
 */
record MarkFiles(Path journal, Path identity, Path entries) {
  /** Of one among several in a file, each has its own; the usual one needs no name. */
  static MarkFiles of(Path journal, String schema) {
    String before =
        schema.equals(JournalOpening.SCHEMA)
            ? journal.getFileName() + "-"
            : "%s-%s-".formatted(journal.getFileName(), schema);
    return new MarkFiles(
        journal, journal.resolveSibling(before + "id"), journal.resolveSibling(before + "entries"));
  }

  /** For people whose journal was lost, or is another than was here. */
  String whatToDo() {
    return ". Purchases that it knew may still be open: bring it back from a copy. If they may be forgotten, remove %s and %s"
        .formatted(identity.getFileName(), entries.getFileName());
  }
}
