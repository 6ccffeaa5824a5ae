package dev.kinoport.cli.models;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.CatalogueOptions;
import dev.kinoport.cli.option.KnownModels;
import dev.kinoport.cli.option.ModelAliases;
import dev.kinoport.cli.option.WireOptions;
import dev.kinoport.cli.option.converter.WebAddressConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.fault.Printable;
import dev.kinoport.modelfile.Drift;
import dev.kinoport.modelfile.openapi.ModelDraft;
import dev.kinoport.modelfile.yaml.FileFault;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import io.vavr.control.Either;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kinoport models check}: whether the descriptors still say what the provider says. */
@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Hold models against what fal's documents and prices say today.",
      "With --prices, against fal's pricing API; otherwise against its OpenAPI documents. What a"
          + " document leaves open is no difference; a price that fal does not",
      "name, or we do not know, is none either. The exit code is 1 if something differs."
    },
    footer = {
      "",
      "Examples:",
      "  kinoport models check veo-3.1",
      "  kinoport models check --emulator http://127.0.0.1:8900",
      "  kinoport models check hailuo-02-standard --document openapi.json",
      "  kinoport models check --prices --json"
    })
public final class ModelsCheckCommand implements Callable<Integer> {
  private static final String PATH = "api/openapi/queue/openapi.json?endpoint_id=";

  private final Console console;
  private final Map<String, String> environment;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      completionCandidates = ModelAliases.class,
      description = "Full ids or short names; by default all")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--document",
      paramLabel = "FILE|URL",
      description = "The document of the one endpoint that is named; by default fal is asked")
  private @Nullable String document;

  @Option(
      names = WireOptions.EMULATOR,
      paramLabel = "URL",
      converter = WebAddressConverter.class,
      description = "What stands in for fal: the address that kinoport serve prints")
  private @Nullable URI emulator;

  @Option(
      names = "--prices",
      description =
          "Ask fal what a unit costs, and print where none of our numbers is the same; needs a key,"
              + " as --backend fal does")
  private boolean prices;

  @Option(names = "--json", description = "With --prices: write one JSON document to stdout")
  private boolean json;

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  public ModelsCheckCommand(Invocation invocation) {
    this.console = invocation.console();
    this.environment = invocation.environment();
  }

  @Override
  public Integer call() {
    List<Offer> endpoints = endpoints();
    if (prices) {
      return checkPrices(endpoints).number();
    }
    if (json) {
      throw new BadUsage("--json goes with --prices");
    }
    if (document != null && endpoints.size() != 1) {
      throw new BadUsage(
          "--document is one endpoint's: name one, by its full id if there are more");
    }
    Set<ExitCode> ends = EnumSet.of(ExitCode.DONE);
    try (DocumentSource documents = new DocumentSource(environment)) {
      for (Offer endpoint : endpoints) {
        ends.add(
            documents
                .read(document == null ? address(endpoint) : document)
                .flatMap(text -> drift(endpoint, text))
                .fold(failure -> failed(endpoint, failure), lines -> told(endpoint, lines)));
      }
    }
    return ExitCode.worst(ends).number();
  }

  private ExitCode checkPrices(List<Offer> endpoints) {
    if (document != null) {
      throw new BadUsage("--prices asks fal, and --document is a file: one of them");
    }
    return new PriceCheck(console, json)
        .run(io.vavr.control.Option.<URI>of(emulator), environment, endpoints, Instant.now());
  }

  private List<Offer> endpoints() {
    Catalogue known = catalogue.orRefuse();
    List<Offer> models =
        names.isEmpty()
            ? known.offers()
            : names.stream().map(name -> KnownModels.find(known, name)).toList();
    return models.stream()
        .flatMap(model ->
            model.routes().stream()
                .map(Route::sku)
                .flatMap(endpoint -> model.at(endpoint).toJavaStream()))
        .toList();
  }

  private String address(Offer endpoint) {
    String base = emulator == null ? "https://fal.ai/" : emulator + "/fal.ai/";
    return base + PATH + URLEncoder.encode(endpoint.sku(), StandardCharsets.UTF_8);
  }

  private static Either<CommandFailure, List<String>> drift(Offer endpoint, String text) {
    return ModelDraft.of(text, FalOffers.SHOP, LocalDate.now(ZoneOffset.UTC))
        .toEither()
        .map(draft -> Drift.between(endpoint, draft.model(), draft.unsaid()))
        .mapLeft(faults ->
            CommandFailure.refused(
                FailureKind.DOCUMENT_MISSING,
                Printable.line(faults.map(FileFault::toString).mkString("; "))));
  }

  private ExitCode told(Offer endpoint, List<String> lines) {
    console.say(endpoint.sku() + (lines.isEmpty() ? ": as its document says" : ": differs"));
    lines.forEach(line -> console.say("  " + Printable.line(line)));
    return lines.isEmpty() ? ExitCode.DONE : ExitCode.BROKEN;
  }

  private ExitCode failed(Offer endpoint, CommandFailure failure) {
    console.complain(endpoint.sku() + ": " + failure.message());
    return failure.kind().exitCode();
  }
}
