package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.util.List;

/** What is known of the generations that somebody waits for, and how it looks. */
public interface Board {
  /**
   * What a line about one of them begins with.
   *
   * @param aside above a picture of them all
   * @param alone where lines are all there is
   */
  record Lead(String aside, String alone) {}

  /** Hears of one; none: it is not one of these. */
  Option<Lead> hear(GenerationId id, Notice notice);

  /** One of them is over for this run; none: nothing is to be said about that. */
  Option<Lead> end(Ended ended);

  /** All of them as they stand; no line is wider than the terminal. */
  List<String> picture(Console console);

  /** Of whatever is heard of, by its id; without a picture. */
  static Board ofIds() {
    return new Board() {
      @Override
      public Option<Lead> hear(GenerationId id, Notice notice) {
        return Option.some(new Lead(id + "  ", id + "  "));
      }

      @Override
      public Option<Lead> end(Ended ended) {
        return Option.none();
      }

      @Override
      public List<String> picture(Console console) {
        return List.of();
      }
    };
  }
}
