package dev.kinoport.cli.batch;

import dev.kinoport.Terms;
import dev.kinoport.cli.batch.plan.BatchOrder;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.Destination;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.provider.ProviderAddress;
import dev.kinoport.cli.state.StateFolder;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that was said to {@code kinoport batch}.
 *
 * @param file with a clip on each line
 * @param options under which conditions
 * @param backend who makes the clips
 * @param state where what must not be lost is kept
 * @param environment variables by name
 */
record BatchRequest(
    Path file,
    BatchOptions options,
    BackendOptions backend,
    StateFolder state,
    Map<String, String> environment) {
  /** The folder for clips and report. */
  Path out() {
    return options.out(file);
  }

  /** Whether a later run knows what this one bought. */
  boolean isKept() {
    return backend.isKept();
  }

  /** Brings clips to their places. */
  ClipDelivery delivery() {
    return isKept() ? state.delivery() : ClipDelivery.forNow();
  }

  /** The conditions of a line, with what another process must know to go on with it. */
  Terms terms(BatchOrder order, String identity) {
    Terms terms =
        ProviderAddress.inFlight(
            ProviderAddress.on(options.terms(order.key()), backend, environment),
            options.inFlight());
    return new Destination(order.place(), "", identity).on(terms);
  }
}
