package dev.kinoport.cli;

import dev.kinoport.cli.batch.BatchCommand;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.doctor.DoctorCommand;
import dev.kinoport.cli.generate.GenerateCommand;
import dev.kinoport.cli.journal.AbandonCommand;
import dev.kinoport.cli.journal.AdoptClipCommand;
import dev.kinoport.cli.journal.CancelCommand;
import dev.kinoport.cli.journal.ListCommand;
import dev.kinoport.cli.journal.ReconcileCommand;
import dev.kinoport.cli.journal.ResumeCommand;
import dev.kinoport.cli.journal.RetryCommand;
import dev.kinoport.cli.journal.ShowCommand;
import dev.kinoport.cli.journal.SpendCommand;
import dev.kinoport.cli.journal.WatchCommand;
import dev.kinoport.cli.models.ModelsCheckCommand;
import dev.kinoport.cli.models.ModelsCommand;
import dev.kinoport.cli.models.ModelsImportCommand;
import dev.kinoport.cli.models.PriceCommand;
import dev.kinoport.cli.option.FaultSection;
import dev.kinoport.cli.option.converter.PathConverter;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.provider.ProvidersCommand;
import dev.kinoport.cli.serve.ServeCommand;
import dev.kinoport.cli.tape.TapeCheckCommand;
import dev.kinoport.cli.tape.TapeCommand;
import dev.kinoport.cli.ui.UiCommand;
import dev.kinoport.cli.worker.WorkerCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands put together, ready to read arguments. */
public final class Commands {
  private static final int HELP_COLUMNS = 90;

  /** What Java reads where the locale's encoding cannot say what somebody typed. */
  private static final String UNREADABLE = "\uFFFD";

  /** In the order of the help. */
  private static final List<String> NAMES =
      List.of(
          "generate",
          "batch",
          "resume",
          "list",
          "show",
          "watch",
          "cancel",
          "retry",
          "adopt-clip",
          "abandon",
          "reconcile",
          "spend",
          "ui",
          "doctor",
          "worker",
          "providers",
          "price",
          "models",
          "serve",
          "tape");

  private final Invocation invocation;
  private final Console console;
  private final CommandLine root = new CommandLine(KinoportCommand.spec());

  private Commands(Invocation invocation) {
    this.invocation = invocation;
    this.console = invocation.console();
  }

  /**
   * Does what the arguments say.
   *
   * @param environment variables by name
   * @return the exit code
   */
  public static int run(
      Console console,
      Interrupts interrupts,
      Map<String, String> environment,
      String... arguments) {
    Complaints complaints = new Complaints(console, List.of(arguments));
    if (String.join("", arguments).contains(UNREADABLE)) {
      return complaints.refuse("an argument is not readable as UTF-8; type it in UTF-8");
    }
    int exitCode =
        new Commands(new Invocation(console, interrupts, environment))
            .commandLine(arguments.length == 0 ? "" : arguments[0], complaints)
            .execute(arguments);
    return exitCode == ExitCode.DONE.number() && console.outIsLost()
        ? complaints.lostOutput()
        : exitCode;
  }

  private CommandLine commandLine(String first, Complaints complaints) {
    helpful(root.getCommandSpec());
    add(first);
    BadArguments.collect(root);
    return root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(ansi()))
        .setUsageHelpWidth(HELP_COLUMNS)
        // A prompt may begin with @, and is no file of arguments.
        .setExpandAtFiles(false)
        .registerConverter(Path.class, new PathConverter())
        .setExecutionStrategy(BadArguments::runUnlessFound)
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints);
  }

  /**
   * To read the annotations of a command takes longer than to run it: so a command that is called
   * by its name is put together alone.
   */
  private void add(String first) {
    if (NAMES.contains(first)) {
      add(command(first));
    } else {
      NAMES.forEach(name -> add(command(name)));
      add(new CommandLine(new CompletionCommand(console, root)));
    }
  }

  private void add(CommandLine command) {
    helpful(command.getCommandSpec());
    root.addSubcommand(command);
  }

  private CommandLine command(String name) {
    return switch (name) {
      case "generate" -> FaultSection.in(new CommandLine(new GenerateCommand(invocation)));
      case "batch" -> FaultSection.in(new CommandLine(new BatchCommand(invocation)));
      case "models" -> models();
      case "tape" -> tape();
      default -> new CommandLine(plain(name));
    };
  }

  private Object plain(String name) {
    return switch (name) {
      case "resume" -> new ResumeCommand(invocation);
      case "list" -> new ListCommand(invocation);
      case "show" -> new ShowCommand(invocation);
      case "watch" -> new WatchCommand(invocation);
      case "cancel" -> new CancelCommand(invocation);
      case "retry" -> new RetryCommand(invocation);
      case "adopt-clip" -> new AdoptClipCommand(invocation);
      case "abandon" -> new AbandonCommand(invocation);
      case "reconcile" -> new ReconcileCommand(invocation);
      case "spend" -> new SpendCommand(invocation);
      case "ui" -> new UiCommand(invocation);
      case "doctor" -> new DoctorCommand(invocation);
      case "worker" -> new WorkerCommand(invocation);
      case "providers" -> new ProvidersCommand(invocation);
      case "price" -> new PriceCommand(console, invocation.environment());
      case "serve" -> new ServeCommand(invocation);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private CommandLine models() {
    CommandLine models = new CommandLine(new ModelsCommand(console));
    for (Object command :
        List.of(new ModelsImportCommand(invocation), new ModelsCheckCommand(invocation))) {
      CommandLine line = new CommandLine(command);
      helpful(line.getCommandSpec());
      models.addSubcommand(line);
    }
    return models;
  }

  private CommandLine tape() {
    CommandLine check = new CommandLine(new TapeCheckCommand(invocation));
    helpful(check.getCommandSpec());
    return new CommandLine(new TapeCommand()).addSubcommand(check);
  }

  private Help.Ansi ansi() {
    return console.colouredOut() ? Help.Ansi.ON : Help.Ansi.OFF;
  }

  private static void helpful(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build());
  }
}
