package dev.kinoport.journal;

import dev.kinoport.generation.GenerationEvent;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * The processes that send paid requests of one journal. Each has a name, which it writes down with
 * each departure, so that another one can find out whether an answer may still come.
 *
 * <p>Safe for use by many threads.
 */
public interface SendingProcesses {
  /** What is known of a sender. */
  enum Life {
    /** It lives, or is only stopped: what it has begun may still leave. */
    LIVES,
    /** It has certainly ended: nothing of it leaves any more. */
    GONE,
    /**
     * Its lease is over, and by its own clock it was over before that: it may live, and lets
     * nothing leave any more that it has written down under this name.
     */
    LAPSED,
    /** Nobody here can tell. */
    UNKNOWN
  }

  /** The name of this process; none if others could not tell whether it lives. */
  Option<String> self();

  /**
   * The name that this process writes down with what departs next: its own, and what else others
   * may know it by. Asked right before each departure is written; may take a call of the database.
   */
  default Option<String> departing() {
    return self();
  }

  /**
   * Whether this process may still send what it has written down under a name. Asked as late as can
   * be, right before the first byte leaves, so it asks no database and waits for nobody.
   *
   * @param departing as {@link #departing} said
   */
  default boolean maySend(String departing) {
    Objects.requireNonNull(departing, "departing must not be null");
    return true;
  }

  /**
   * Whether a sender lives. Whoever is told {@link Life#GONE} or {@link Life#LAPSED} relies on it:
   * a process that is stopped, asleep or cut off is not gone, and may have lapsed only if it knows.
   *
   * @param sender as it was written down, perhaps on another machine
   */
  Life of(String sender);

  /** Whether whoever has sent a generation last lives. */
  default Life ofSender(History history) {
    Objects.requireNonNull(history, "history must not be null");
    return history
        .lastDeparture()
        .flatMap(GenerationEvent.SubmitStarted::sender)
        .map(this::of)
        .getOrElse(Life.UNKNOWN);
  }

  /** Where nobody can tell of anybody. */
  static SendingProcesses unknown() {
    return new SendingProcesses() {
      @Override
      public Option<String> self() {
        return Option.none();
      }

      @Override
      public Life of(String sender) {
        Objects.requireNonNull(sender, "sender must not be null");
        return Life.UNKNOWN;
      }
    };
  }
}
