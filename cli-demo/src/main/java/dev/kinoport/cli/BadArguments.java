package dev.kinoport.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Several things are wrong with the arguments of one command. */
final class BadArguments extends ParameterException {
  private static final long serialVersionUID = 1;

  private final transient List<ParameterException> faults;

  private BadArguments(CommandLine command, List<ParameterException> faults) {
    super(
        command,
        faults.stream()
            .map(fault -> String.valueOf(fault.getMessage()))
            .collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** Has all that is wrong found, rather than the first alone. */
  static void collect(CommandLine command) {
    command.getCommandSpec().parser().collectErrors(true);
    command.getSubcommands().values().forEach(BadArguments::collect);
  }

  /** Runs what was asked for, if nothing was found to be wrong with it. */
  static int runUnlessFound(ParseResult parsed) {
    List<ParameterException> faults =
        parsed.asCommandLineList().stream()
            .flatMap(command -> command.getParseResult().errors().stream())
            .map(error -> (ParameterException) error)
            .toList();
    faults = withoutConsequences(faults);
    return switch (faults.size()) {
      case 0 -> new CommandLine.RunLast().execute(parsed);
      case 1 -> throw faults.getFirst();
      default -> throw new BadArguments(faults.getFirst().getCommandLine(), faults);
    };
  }

  /** Behind a positional value that is none picocli misses it, and finds one too many. */
  private static List<ParameterException> withoutConsequences(List<ParameterException> faults) {
    return faults.stream().anyMatch(BadArguments::isOfAPosition)
        ? faults.stream().filter(BadArguments::isOfAValue).toList()
        : faults;
  }

  private static boolean isOfAPosition(ParameterException fault) {
    return isOfAValue(fault) && fault.getArgSpec().isPositional();
  }

  private static boolean isOfAValue(ParameterException fault) {
    return fault.getArgSpec() != null && !(fault instanceof MissingParameterException);
  }

  /** Each of them; of another exception itself. */
  static List<ParameterException> of(ParameterException e) {
    return e instanceof BadArguments several ? several.faults : List.of(e);
  }
}
