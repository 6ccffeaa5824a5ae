package dev.kinoport.chaos;

import dev.kinoport.journal.Journal;
import dev.kinoport.simulation.LateIntentJournal;

/** How careful workers are. */
enum Care {
  /** As the library is. */
  FULL,

  /** Send first and write the intent down later: the mistake that the library is there to avoid. */
  LATE_INTENT;

  Journal journal(Journal honest) {
    return switch (this) {
      case FULL -> honest;
      case LATE_INTENT -> new LateIntentJournal(honest);
    };
  }
}
