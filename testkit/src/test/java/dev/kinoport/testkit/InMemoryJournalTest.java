package dev.kinoport.testkit;

import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;

class InMemoryJournalTest extends JournalContract {
  @Override
  protected Journal journal() {
    return new InMemoryJournal();
  }
}
