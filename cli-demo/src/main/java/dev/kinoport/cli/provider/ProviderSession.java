package dev.kinoport.cli.provider;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * A backend, ready for use.
 *
 * @param kinoport to make clips with
 * @param journal what it writes down
 * @param provider who makes them, unless others are asked too: see {@link #providers}
 * @param time as it passes there
 * @param usual how long a generation takes as a rule
 * @param host where requests go, if they leave this process
 * @param spendsMoney whether a clip is paid with real money
 * @param inbox where the provider's messages arrive, if anybody listens
 */
public record ProviderSession(
    Kinoport kinoport,
    Journal journal,
    ProviderName provider,
    Timekeeper time,
    Duration usual,
    Option<String> host,
    boolean spendsMoney,
    Option<WebhookInbox> inbox)
    implements AutoCloseable {
  /** Longer than a clip takes, and no longer than somebody sits before a terminal. */
  private static final Duration LISTENING = Duration.ofMinutes(30);

  /** Who is asked here, one after the other. */
  public Set<ProviderName> providers() {
    return kinoport.providers().stream()
        .map(Provider::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The end of a generation, when it comes. One in doubt has come to its end, unless somebody
   * listens to the provider: then its message may still settle the doubt.
   *
   * @param limit how long somebody waits, if that is limited
   * @param onListening told when nothing but a message can help
   */
  public CompletionStage<Either<Failure, Generated>> end(
      GenerationId id, Option<Duration> limit, Runnable onListening) {
    return kinoport
        .result(id)
        .thenCompose(end ->
            inbox
                .filter(box -> end.fold(Failure.InDoubt.class::isInstance, generated -> false))
                .peek(box -> onListening.run())
                .map(box -> box.about(id, limit.getOrElse(LISTENING)).thenCompose(kinoport::result))
                .getOrElse(() -> CompletableFuture.completedFuture(end)));
  }

  /** Settings that let no more be with the provider at once than somebody said. */
  static EngineSettings limited(EngineSettings settings, Option<Integer> inFlight) {
    return inFlight.map(settings::inFlight).getOrElse(settings);
  }

  @Override
  public void close() {
    kinoport.close();
  }
}
