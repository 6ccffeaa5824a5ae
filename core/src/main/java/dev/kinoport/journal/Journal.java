package dev.kinoport.journal;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationEvent.SubmitStarted;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;

/**
 * The ordered events of every generation, and the purses that pay for them. The one truth: whatever
 * is not written here has not happened.
 *
 * <p>Safe for use by many threads and, if it lasts, by many processes. Once a call has answered
 * well, its events survive whatever this journal promises to survive. Proven by {@code
 * JournalContract}.
 */
public interface Journal {
  /**
   * Admits orders: all of them or none. In one step it looks up their keys, reserves their quotes
   * in their purses, and writes {@link GenerationEvent.Admitted} for each.
   *
   * <p>An order whose key is known, with the same request hash, is that earlier generation again:
   * it reserves nothing.
   *
   * @return one admission for each order, in the same order
   * @throws IllegalArgumentException if an order's id was admitted before
   */
  Either<AdmissionRefusal, List<Admission>> admit(List<Order> orders);

  /**
   * Writes one event behind those that the writer knows, and settles the reservation if it is the
   * first end. Of two writers with the same knowledge one loses.
   *
   * @param knownVersion how many events the writer has read
   * @return the new version
   */
  Either<AppendRefusal, Long> append(GenerationId id, long knownVersion, GenerationEvent event);

  /**
   * Writes that a paid request leaves, as {@link #append} does, unless that would pass what its
   * provider takes: looked up and written in one step, so that however many processes share this
   * journal, they pass it together never. Nothing is held while somebody waits. Who came first
   * leaves first, as long as he keeps asking; a departure that was counted and did not take place
   * is lost, and nothing else.
   *
   * <p>What is with the provider is what the events say, whoever wrote them. Departures are timed
   * by one clock for all: {@link GenerationEvent#at}, corrected by the database's clock where there
   * is one.
   *
   * @param knownVersion how many events the writer has read
   * @return the new version
   */
  Either<DepartureRefusal, Long> depart(
      GenerationId id, long knownVersion, SubmitStarted leaving, SubmitLimits limits);

  /** Reads all events of one generation; none if there is no such generation. */
  Either<JournalFault, Option<History>> read(GenerationId id);

  /** Names the generation that an idempotency key belongs to; none if the key is free. */
  Either<JournalFault, Option<GenerationId>> holder(String key);

  /** Names every generation that has not ended, oldest first, whoever sells it. */
  Either<JournalFault, List<GenerationId>> unfinished();

  /** Names every generation that has not ended and was ordered from one of these, oldest first. */
  Either<JournalFault, List<GenerationId>> unfinished(Set<ProviderName> providers);

  /**
   * Writes down what keeps a generation waiting, over what was written before. Nothing is decided
   * by it; the next event makes it a thing of the past.
   *
   * @param version how many events the generation has, for which this holds
   * @param trouble its {@code since} and {@code times} hold for a first time; if trouble is written
   *     down for this version already, that is continued
   * @return as it is written down now; as it was given, and nothing is written, if the generation
   *     has moved on or ended meanwhile
   */
  Either<JournalFault, Trouble> note(GenerationId id, long version, Trouble trouble);

  /** What keeps a generation waiting; none if nothing does, or it has moved on since. */
  Either<JournalFault, Option<Trouble>> trouble(GenerationId id);

  /**
   * Lists generations, whatever their number of events, without reading those.
   *
   * @return oldest order first; of the newest, if there are more than the selection wants
   */
  Either<JournalFault, List<Summary>> list(Selection selection);

  /**
   * Adds up what some generations cost, without listing them. How many the selection wants at most
   * is not looked at.
   *
   * @return by name; what has none comes first
   */
  Either<JournalFault, List<SpendingReport.Group>> spending(Selection selection, Grouping by);

  /**
   * Looks for an image that some generation has uploaded.
   *
   * @param storage the name of the storage it must be in
   * @param sha256 which image
   * @return the newest {@link GenerationEvent.ImageUploaded} of it; none if there is none
   */
  Either<JournalFault, Option<Upload>> uploaded(String storage, String sha256);

  /** Who sends what is written down here; by default nobody can tell whether others live. */
  default SendingProcesses senders() {
    return SendingProcesses.unknown();
  }

  /** What a purse has reserved and spent; all zero, in no currency, for one never used. */
  Either<JournalFault, BudgetLedger> ledger(String budget);
}
