package dev.kinoport.cli;

import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings clips to where their delivery notes say, whichever worker made them. What has no note here
 * stays where it was brought. On a thread of its own, so that no step waits for a disk.
 */
final class Courier implements AutoCloseable {
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

  private static final Duration LAST_ROUND = Duration.ofSeconds(5);

  /** To look at what is open may take so much of the time. */
  private static final int SHARE = 20;

  private final Journal journal;
  private final DeliveryNotes notes;
  private final WorkLog log;
  private final Map<GenerationId, String> complaints = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kinoport-courier").daemon(true).factory());

  Courier(Journal journal, DeliveryNotes notes, WorkLog log) {
    this.journal = journal;
    this.notes = notes;
    this.log = log;
  }

  /** Begins with what others have left. */
  void start() {
    thread.execute(this::rounds);
  }

  /** Something has ended. */
  void look(GenerationId id) {
    thread.execute(() -> deliver(id));
  }

  private void rounds() {
    long begin = System.nanoTime();
    round();
    long pause = Math.max(BETWEEN_ROUNDS.toNanos(), SHARE * (System.nanoTime() - begin));
    if (!thread.isShutdown()) {
      var unused = thread.schedule(this::rounds, pause, TimeUnit.NANOSECONDS);
    }
  }

  private void round() {
    try {
      notes.open().forEach(this::deliver);
    } catch (IOException e) {
      // Looked at again in the next round.
    }
  }

  private void deliver(GenerationId id) {
    if (notes.isOpen(id)) {
      journal.read(id).forEach(found -> found.forEach(history -> deliver(id, history.state())));
    }
  }

  private void deliver(GenerationId id, GenerationState state) {
    if (state instanceof GenerationState.Succeeded done) {
      bring(id, done.clip());
    } else if (state instanceof GenerationState.Ended) {
      Deliveries.settle(notes, id);
    }
  }

  private void bring(GenerationId id, StoredClip clip) {
    try {
      for (DeliveryNote note : notes.find(id)) {
        Deliveries.bring(note, clip)
            .peek(place -> Deliveries.settle(notes, id, place))
            .peek(place -> log.delivered(id, place))
            .peekLeft(why -> complain(id, why));
      }
    } catch (IOException e) {
      complain(id, "its delivery note cannot be read: " + Landing.words(e));
    }
  }

  /** Once, however often it is tried. */
  private void complain(GenerationId id, String why) {
    if (!why.equals(complaints.put(id, why))) {
      log.undelivered(id, why);
    }
  }

  /** Delivers what has ended, and ends. */
  @Override
  public void close() {
    try {
      var unused = thread.submit(this::round).get(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // What is not in its place is brought there by another worker, or by kinoport resume.
    } finally {
      var unused = thread.shutdownNow();
    }
  }
}
