package dev.kinoport.benchmarks.wire;

import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How requests go at the server: the first word of their prompt says it. */
final class Lives {
  private static final int ALWAYS = 1_000_000;

  private static final Map<String, Life> BY_WORD =
      Map.ofEntries(
          Map.entry("happy", silent(100)),
          Map.entry("unstreamed", silent(2_000).with(new Fault.StreamRefused(ALWAYS))),
          Map.entry("long", silent(25_000)),
          Map.entry("slow", Life.lasting(Duration.ofSeconds(18), Duration.ofSeconds(2)).ahead(6)),
          Map.entry("short", silent(1_000)),
          Map.entry("lost", silent(1_000).with(new Fault.AcceptedButAnswerLost(1))),
          Map.entry("cut", silent(3_000).with(new Fault.StreamEndsEarly(1))),
          Map.entry("impatient", silent(8_000)),
          Map.entry("unfetched", silent(1_000).with(new Fault.ResultFails(1))),
          Map.entry("throttled", silent(1_000).with(new Fault.Throttled(1, Duration.ofSeconds(5)))),
          Map.entry("thousand", silent(7_000)),
          Map.entry("thousands", silent(7_000)),
          Map.entry("crowd", silent(30_000)),
          Map.entry("hours", silent(6 * 3_600_000)));

  private Lives() {}

  static Life of(Document request) {
    String prompt = request.prompt().getOrElse("");
    String word = prompt.split(" ", 2)[0];
    // Ends at any moment between two looks of those who ask every so often.
    return word.equals("steady")
        ? silent(5_000 + 100 * Math.floorMod(prompt.hashCode(), 10))
        : BY_WORD.getOrDefault(word, silent(1_000));
  }

  /** Without a word in the log: a stream of it is silent from the start of the work to its end. */
  private static Life silent(int millis) {
    return new Life(
        Duration.ZERO, 0, Duration.ofMillis(millis), List.of(), Option.none(), false, List.of());
  }
}
