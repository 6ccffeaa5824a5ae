package dev.kinoport.cli;

import dev.kinoport.cli.batch.BatchCommand;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
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
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.serve.ServeCommand;
import dev.kinoport.cli.worker.WorkerCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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

  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;
  private final CommandLine root = new CommandLine(KinoportCommand.spec());

  private Commands(Console console, Interrupts interrupts, Map<String, String> environment) {
    this.console = console;
    this.interrupts = interrupts;
    this.environment = environment;
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
        new Commands(console, interrupts, environment)
            .commandLine(arguments.length == 0 ? "" : arguments[0], complaints)
            .execute(arguments);
    return exitCode == ExitCode.DONE.number() && console.outIsLost()
        ? complaints.lostOutput()
        : exitCode;
  }

  private CommandLine commandLine(String first, Complaints complaints) {
    helpful(root.getCommandSpec());
    add(first);
    return root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(ansi()))
        .setUsageHelpWidth(HELP_COLUMNS)
        // A prompt may begin with @, and is no file of arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints);
  }

  /**
   * To read the annotations of a command takes longer than to run it: so a command that is called
   * by its name is put together alone.
   */
  private void add(String first) {
    switch (first) {
      case "generate" -> addGenerate();
      case "batch" -> addBatch();
      case "price" -> add(new PriceCommand(console));
      case "models" -> addModels();
      case "resume" -> add(new ResumeCommand(console, interrupts, environment));
      case "list" -> add(new ListCommand(console, environment));
      case "show" -> add(new ShowCommand(console, environment));
      case "watch" -> add(new WatchCommand(console, environment));
      case "cancel" -> add(new CancelCommand(console, interrupts, environment));
      case "retry" -> add(new RetryCommand(console, interrupts, environment));
      case "adopt-clip" -> add(new AdoptClipCommand(console, interrupts, environment));
      case "abandon" -> add(new AbandonCommand(console, interrupts, environment));
      case "reconcile" -> add(new ReconcileCommand(console, interrupts, environment));
      case "spend" -> add(new SpendCommand(console, environment));
      case "worker" -> add(new WorkerCommand(console, interrupts, environment));
      case "serve" -> add(new ServeCommand(console, interrupts));
      default -> {
        addGenerate();
        addBatch();
        addKept();
        add(new PriceCommand(console));
        addModels();
        add(new ServeCommand(console, interrupts));
        add(new CompletionCommand(console, root));
      }
    }
  }

  private void addGenerate() {
    FaultSection.addTo(add(new GenerateCommand(console, interrupts, environment)));
  }

  private void addBatch() {
    FaultSection.addTo(add(new BatchCommand(console, interrupts, environment)));
  }

  private void addModels() {
    CommandSpec models = add(new ModelsCommand(console));
    for (Object command :
        List.of(new ModelsImportCommand(console), new ModelsCheckCommand(console))) {
      CommandLine line = new CommandLine(command);
      helpful(line.getCommandSpec());
      models.addSubcommand(line.getCommandName(), line);
    }
  }

  /** Those that go back to what was bought earlier. */
  private void addKept() {
    add(new ResumeCommand(console, interrupts, environment));
    add(new ListCommand(console, environment));
    add(new ShowCommand(console, environment));
    add(new WatchCommand(console, environment));
    add(new CancelCommand(console, interrupts, environment));
    add(new RetryCommand(console, interrupts, environment));
    add(new AdoptClipCommand(console, interrupts, environment));
    add(new AbandonCommand(console, interrupts, environment));
    add(new ReconcileCommand(console, interrupts, environment));
    add(new SpendCommand(console, environment));
    add(new WorkerCommand(console, interrupts, environment));
  }

  private CommandSpec add(Object command) {
    CommandLine line = new CommandLine(command);
    helpful(line.getCommandSpec());
    root.addSubcommand(line);
    return line.getCommandSpec();
  }

  private Help.Ansi ansi() {
    return console.colouredOut() ? Help.Ansi.ON : Help.Ansi.OFF;
  }

  private static void helpful(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build());
  }
}
