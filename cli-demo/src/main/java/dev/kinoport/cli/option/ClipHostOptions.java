package dev.kinoport.cli.option;

import dev.kinoport.Kinoport;
import dev.kinoport.cli.option.converter.TextConverter;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Journal;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** From where clips may come although the provider's own list does not hold it. */
public final class ClipHostOptions {
  @Option(
      names = "--allow-clip-host",
      paramLabel = "HOST",
      converter = TextConverter.class,
      description = "Let the clip come from this host too; may be repeated")
  private List<String> hosts = new ArrayList<>();

  /** Writes it down for whatever waits for it now. */
  public void trustWhenStuck(Session session, Journal journal) {
    if (hosts.isEmpty()) {
      return;
    }
    for (List<GenerationId> open : journal.unfinished()) {
      for (GenerationId id : open) {
        boolean waits =
            journal
                .trouble(id)
                .fold(
                    fault -> false,
                    found ->
                        found
                            .filter(it -> it.kind() == Trouble.Kind.CLIP_FORBIDDEN)
                            .flatMap(Trouble::address)
                            .exists(at -> hosts.contains(String.valueOf(at.getHost()))));
        if (waits) {
          var unused = trust(session, List.of(id));
        }
      }
    }
  }

  /** Writes it down for these. */
  public Either<CommandFailure, Kinoport> trust(Session session, List<GenerationId> ids) {
    Either<CommandFailure, Kinoport> told = Either.right(session.kinoport());
    for (GenerationId id : ids) {
      for (String host : hosts) {
        told =
            told.flatMap(kinoport ->
                kinoport
                    .trustClipHost(id, host)
                    .mapLeft(CommandFailure::of)
                    .map(state -> kinoport));
      }
    }
    return told;
  }
}
