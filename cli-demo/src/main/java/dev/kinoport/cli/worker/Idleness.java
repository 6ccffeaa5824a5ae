package dev.kinoport.cli.worker;

import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.AllowedClipHosts;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Waits until nothing is left that a worker can do. What is in doubt by then needs a person. */
final class Idleness {
  private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

  private final ProviderSession session;
  private final AllowedClipHosts clipHosts;

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  Idleness(ProviderSession session, AllowedClipHosts clipHosts) {
    this.clipHosts = clipHosts;
    this.session = session;
  }

  /** Waits, or is told to stop. */
  ExitCode await(CompletableFuture<ExitCode> stop) {
    while (!stop.isDone()) {
      Option<List<GenerationId>> open = open();
      open.forEach(ids -> rest(ids, stop));
      Option<List<GenerationId>> left = open();
      if (stop.isDone()) {
        return ExitCode.DONE;
      }
      if (clipHosts.trustWhatWaits(session)) {
        continue;
      }
      if (open.exists(ids -> left.exists(rest -> new HashSet<>(ids).containsAll(rest)))) {
        return left.map(this::worst).getOrElse(ExitCode.DONE);
      }
      if (left.isEmpty()) {
        session.time().await(stop, Option.some(WHILE_AWAY));
      }
    }
    return ExitCode.DONE;
  }

  /** Why these rest without an end. */
  private ExitCode worst(List<GenerationId> resting) {
    return ExitCode.worst(
        resting.stream()
            .map(id ->
                session
                    .kinoport()
                    .await(id, AT_ONCE)
                    .fold(failure -> FailureKind.of(failure).exitCode(), done -> ExitCode.DONE))
            .toList());
  }

  private Option<List<GenerationId>> open() {
    return session
        .journal()
        .unfinished(session.providers())
        .fold(fault -> Option.none(), Option::some);
  }

  private void rest(List<GenerationId> ids, CompletableFuture<ExitCode> stop) {
    CompletableFuture<?>[] rests =
        ids.stream()
            .map(id -> session.kinoport().result(id).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    session
        .time()
        .await(CompletableFuture.anyOf(CompletableFuture.allOf(rests), stop), Option.none());
  }
}
