package dev.kinoport.cli.tape;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.option.converter.ReadingConverter;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.Counted;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.check.TapeCheck;
import dev.kinoport.emulator.tape.check.TapeComparison;
import dev.kinoport.emulator.tape.check.TapeDifference;
import dev.kinoport.fault.Printable;
import dev.kinoport.offer.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Holds the emulator against a tape, and tells what came of it. */
final class TapeCheckRun {
  private final Console console;

  TapeCheckRun(Console console) {
    this.console = console;
  }

  ExitCode run(Path file, List<String> readings, Catalogue catalogue) {
    Reading[] switched = readings.stream().map(ReadingConverter::read).toArray(Reading[]::new);
    Tape tape = TapeServing.read(file);
    TapeComparison comparison =
        new TapeCheck(tape, catalogue).against(Readings.suggested().with(switched));
    int last = 0;
    for (TapeDifference difference : comparison.differences()) {
      if (difference.number() != last) {
        console.say("%d %s".formatted(difference.number(), Printable.line(difference.call())));
        last = difference.number();
      }
      console.say("  " + Printable.line(difference.toString()));
    }
    comparison.passedOver().forEach(it -> console.note("passed over: " + Printable.line(it)));
    tell(comparison);
    return comparison.differences().isEmpty() ? ExitCode.DONE : ExitCode.BROKEN;
  }

  private void tell(TapeComparison comparison) {
    if (!comparison.explaining().isEmpty()) {
      String names =
          comparison.explaining().stream()
              .sorted()
              .map(Reading::toString)
              .collect(Collectors.joining(","));
      console.say(
          (comparison.unexplained().isEmpty() ? "the same with " : "more alike with ")
              + "--reading "
              + names);
    }
    if (!comparison.explaining().isEmpty() && !comparison.unexplained().isEmpty()) {
      console.say("what differs even so:");
      comparison
          .unexplained()
          .forEach(
              it -> console.say("  %d %s".formatted(it.number(), Printable.line(it.toString()))));
    }
    console.note(
        "%s compared, %s, %d passed over"
            .formatted(
                Counted.of(comparison.compared(), "call"),
                Counted.of(comparison.differences().size(), "difference"),
                comparison.passedOver().size()));
  }
}
