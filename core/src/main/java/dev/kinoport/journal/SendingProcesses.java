package dev.kinoport.journal;

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
    /** Nobody here can tell. */
    UNKNOWN
  }

  /** The name of this process; none if others could not tell whether it lives. */
  Option<String> self();

  /**
   * Whether a sender lives. Whoever is told {@link Life#GONE} relies on it: a process that is
   * stopped, asleep or cut off is not gone.
   *
   * @param sender as it was written down, perhaps on another machine
   */
  Life of(String sender);

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
