package dev.kinoport.cli;

import dev.kinoport.cli.batch.report.BatchJson;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.generate.JsonReport;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command does not even get to work, or breaks. */
public final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;
  private final List<String> arguments;

  public Complaints(Console console, List<String> arguments) {
    this.console = console;
    this.arguments = List.copyOf(arguments);
  }

  /** Refuses arguments that no command has seen. */
  public int refuse(String message) {
    return tell(CommandFailure.refused(FailureKind.BAD_USAGE, Passwords.hidden(message)));
  }

  /** Tells that all went well and the answer is lost all the same. */
  public int lostOutput() {
    console.complain("stdout cannot be written to: the disk is full, or nobody reads it any more");
    return ExitCode.BROKEN.number();
  }

  @Override
  public int handleParseException(ParameterException e, String[] given) {
    if (given.length == 0) {
      e.getCommandLine().usage(e.getCommandLine().getErr());
      return ExitCode.USAGE.number();
    }
    List<ParameterException> faults = BadArguments.of(e);
    if (wantsJson()) {
      refuse(String.valueOf(e.getMessage()));
    } else {
      faults.forEach(fault -> refuse(String.valueOf(fault.getMessage())));
    }
    for (ParameterException fault : faults) {
      UnmatchedArgumentException.printSuggestions(fault, fault.getCommandLine().getErr());
    }
    pointToHelp(e.getCommandLine());
    return ExitCode.USAGE.number();
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof BadUsage) {
      int exitCode = refuse(String.valueOf(e.getMessage()));
      pointToHelp(command);
      return exitCode;
    }
    if (arguments.contains("--verbose")) {
      e.printStackTrace(console.err());
    }
    return tell(
        CommandFailure.refused(
            FailureKind.DEFECT, "a defect of kinoport: " + e + "; --verbose shows where"));
  }

  private int tell(CommandFailure failure) {
    if (wantsJson() && arguments.contains("generate")) {
      return new JsonReport(console, Option.none(), false).failed(failure).number();
    }
    if (wantsJson() && arguments.contains("batch")) {
      return new BatchJson(console).refused(failure).number();
    }
    if (wantsJson()) {
      console.say(JsonText.indented(Json.object().with("failure", failure.document())));
    }
    console.complain(failure.message());
    return failure.kind().exitCode().number();
  }

  private void pointToHelp(CommandLine command) {
    console.note("See " + command.getCommandSpec().qualifiedName() + " --help");
  }

  private boolean wantsJson() {
    return arguments.contains("--json");
  }
}
