package dev.kinoport.cli.state;

import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.ClipHome;
import dev.kinoport.cli.clip.DeliveringClipStore;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * Where a session keeps what it must not lose.
 *
 * @param journal what happened
 * @param clips where clips are kept
 * @param delivery brings them on to their places; none: nobody does
 * @param listener told of deliveries
 * @param workers who does the steps, if not the session itself
 */
public record Vault(
    Journal journal,
    ClipHome clips,
    Option<ClipDelivery> delivery,
    DeliveringClipStore.Listener listener,
    Option<Scheduler.Factory> workers) {
  /** For a session that does its steps itself. */
  public Vault(Journal journal, ClipHome clips, ClipDelivery delivery) {
    this(journal, clips, Option.some(delivery), DeliveringClipStore.Listener.NONE, Option.none());
  }

  /** The same, with steps done by these, if there are any. */
  public Vault with(Option<Scheduler.Factory> others) {
    return new Vault(journal, clips, delivery, listener, others);
  }

  /** For what ends with its process: nothing but the clip stays. */
  public static Vault forNow(Path clips) {
    return new Vault(
        new InMemoryJournal(),
        new ClipHome(clips),
        Option.none(),
        DeliveringClipStore.Listener.NONE,
        Option.none());
  }

  /** Whether a later process finds what is kept. */
  public boolean isKept() {
    return delivery.isDefined();
  }

  /** A store for what comes from a source, which also brings clips on to their places. */
  public ClipStore store(ClipSource source) {
    ClipStore kept = clips.store(source);
    return delivery.fold(
        () -> kept, known -> new DeliveringClipStore(kept, journal, known, listener));
  }
}
