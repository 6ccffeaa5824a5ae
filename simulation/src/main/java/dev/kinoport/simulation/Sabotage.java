package dev.kinoport.simulation;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * A way to break the engine's surroundings on purpose, so that the simulation can show that it
 * would notice. {@link #none} breaks nothing.
 */
interface Sabotage {
  /** Breaks nothing. */
  static Sabotage none() {
    return new Sabotage() {};
  }

  /** Breaks nothing, but lets the process die for certain the first time it comes to a place. */
  static Sabotage dyingAt(String place) {
    return new Sabotage() {
      @Override
      public Option<String> certainDeath() {
        return Option.some(place);
      }
    };
  }

  /** Where the process dies for certain the first time; by default nowhere. */
  default Option<String> certainDeath() {
    return Option.none();
  }

  /** The journal that the engine gets instead. Made anew at each start of the process. */
  default Journal journal(Journal honest) {
    return honest;
  }

  /** What a worker believes of the others instead. */
  default SendingProcesses senders(SendingProcesses honest) {
    return honest;
  }

  /** The backend that the engine gets instead. */
  default VideoBackend backend(VideoBackend honest) {
    return honest;
  }

  /**
   * The providers that a worker gets instead of its own.
   *
   * @param all the names that there are
   */
  default List<Provider> providers(List<Provider> honest, List<ProviderName> all) {
    return honest;
  }

  /** How a plan is bought that was agreed to. */
  default Either<Failure, GenerationId> start(
      Kinoport kinoport, Plan plan, RequestDraft draft, Terms terms) {
    return kinoport.start(plan, terms);
  }

  /** Whether a caller who stops waiting gives the reserved money back. */
  default boolean releasesAtWaitLimit() {
    return false;
  }
}
