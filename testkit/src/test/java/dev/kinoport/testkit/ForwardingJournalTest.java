package dev.kinoport.testkit;

import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;

class ForwardingJournalTest extends JournalContract {
  @Override
  protected Journal journal() {
    return new ForwardingJournal(new InMemoryJournal()) {};
  }
}
