package dev.kinoport.cli.models;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.fault.IoReason;
import dev.kinoport.fault.Printable;
import dev.kinoport.modelfile.openapi.ModelDraft;
import dev.kinoport.modelfile.yaml.FileFault;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinoport models import}: drafts a model from an endpoint's OpenAPI document. */
@Command(
    name = "import",
    sortOptions = false,
    description = {
      "Draft a model from an endpoint's OpenAPI document.",
      "The draft says what follows from the document, lists what does not, and has no price: add",
      "one, and give the file to --catalogue."
    },
    footer = {
      "",
      "Examples:",
      "  kinoport models import openapi.json --out dream.yaml",
      "  kinoport models import \\",
      "      \"https://fal.ai/api/openapi/queue/openapi.json?endpoint_id=fal-ai/veo3.1\""
    })
public final class ModelsImportCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "FILE|URL", description = "The document, JSON or YAML")
  private @Nullable String source;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the draft goes, which must not be there yet; by default stdout")
  private @Nullable Path out;

  public ModelsImportCommand(Invocation invocation) {
    this.console = invocation.console();
    this.environment = invocation.environment();
  }

  @Override
  public Integer call() {
    if (source == null) {
      throw new BadUsage("import needs a FILE or a URL");
    }
    try (DocumentSource documents = new DocumentSource(environment)) {
      return documents
          .read(source)
          .flatMap(this::draft)
          .flatMap(this::kept)
          .fold(this::failed, draft -> told(draft));
    }
  }

  private Either<CommandFailure, ModelDraft> draft(String document) {
    return ModelDraft.of(document, FalOffers.SHOP, LocalDate.now(ZoneOffset.UTC))
        .toEither()
        .mapLeft(faults ->
            CommandFailure.refused(
                FailureKind.BAD_USAGE,
                faults
                    .map(FileFault::toString)
                    .map(fault -> source + ": " + Printable.line(fault))
                    .mkString("\n  ")));
  }

  private Either<CommandFailure, ModelDraft> kept(ModelDraft draft) {
    if (out == null) {
      console.say(draft.write().stripTrailing());
      return Either.right(draft);
    }
    try {
      Files.writeString(out, draft.write(), StandardOpenOption.CREATE_NEW);
      return Either.right(draft);
    } catch (IOException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.OUTPUT_REFUSED, out + " cannot be written: " + IoReason.ofFile(e)));
    }
  }

  private int told(ModelDraft draft) {
    console.note("The document leaves open:");
    draft.open().forEach(line -> console.note("  " + Printable.line(line)));
    return ExitCode.DONE.number();
  }

  private int failed(CommandFailure failure) {
    console.complain(failure.message());
    return failure.kind().exitCode().number();
  }
}
