package dev.kinoport.cli.provider;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import io.vavr.control.Either;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets clips come from hosts that the provider's own list does not hold. */
public final class AllowedClipHosts {
  private final List<String> hosts;
  private final Set<GenerationId> told = new HashSet<>();

  public AllowedClipHosts(List<String> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  public boolean isEmpty() {
    return hosts.isEmpty();
  }

  /** Writes it down for these. */
  public Either<CommandFailure, ProviderSession> trust(
      ProviderSession session, List<GenerationId> ids) {
    for (GenerationId id : ids) {
      for (String host : hosts) {
        var answer = session.kinoport().trustClipHost(id, host);
        if (answer.isLeft()) {
          return answer.mapLeft(CommandFailure::of).map(state -> session);
        }
      }
    }
    return Either.right(session);
  }

  /**
   * Writes it down for whatever waits for it by now, once for each.
   *
   * @return whether anything did
   */
  public boolean trustWhatWaits(ProviderSession session) {
    if (hosts.isEmpty()) {
      return false;
    }
    List<GenerationId> waiting =
        session.journal().list(Selection.all().in(Phase.open())).getOrElse(List.of()).stream()
            .filter(summary -> session.providers().contains(summary.provider()) && waits(summary))
            .map(Summary::id)
            .filter(told::add)
            .toList();
    return !waiting.isEmpty() && trust(session, waiting).isRight();
  }

  private boolean waits(Summary summary) {
    return summary.trouble().flatMap(Trouble::hostToAllow).exists(hosts::contains);
  }
}
