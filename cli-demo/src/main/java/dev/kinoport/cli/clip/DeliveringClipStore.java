package dev.kinoport.cli.clip;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Journal;
import io.vavr.control.Either;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Keeps clips as another store does, and brings each to its place before the journal says that it
 * is there: a process that dies in between leaves the generation open, and the next brings it. A
 * place that cannot be had does not keep the clip from being kept.
 */
public final class DeliveringClipStore implements ClipStore {
  private final ClipStore kept;
  private final Journal journal;
  private final ClipDelivery delivery;
  private final Listener listener;

  public DeliveringClipStore(
      ClipStore kept, Journal journal, ClipDelivery delivery, Listener listener) {
    this.kept = kept;
    this.journal = journal;
    this.delivery = delivery;
    this.listener = listener;
  }

  /** Told of deliveries, on the thread that makes them. */
  public interface Listener {
    /** Tells nobody. */
    Listener NONE =
        new Listener() {
          @Override
          public void delivered(GenerationId id, Path place) {}

          @Override
          public void undelivered(GenerationId id, String why) {}
        };

    /** A clip lies in its place. */
    void delivered(GenerationId id, Path place);

    /** A clip cannot be brought to its place. */
    void undelivered(GenerationId id, String why);
  }

  @Override
  public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
    return kept.keep(name, clip).peek(stored -> deliver(new GenerationId(name), stored));
  }

  @Override
  public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
    return kept.adopt(name, content).peek(stored -> deliver(new GenerationId(name), stored));
  }

  @Override
  public Either<ClipFailure, InputStream> open(StoredClip clip) {
    return kept.open(clip);
  }

  /** Whatever goes wrong here, the clip is kept and the journal must say so. */
  private void deliver(GenerationId id, StoredClip clip) {
    try {
      find(id, clip);
    } catch (RuntimeException e) {
      listener.undelivered(id, e.toString());
    }
  }

  private void find(GenerationId id, StoredClip clip) {
    journal
        .read(id)
        .peekLeft(fault -> listener.undelivered(id, fault.reason()))
        .forEach(found -> found.forEach(history -> deliver(history.state().order(), clip)));
  }

  private void deliver(Order order, StoredClip clip) {
    delivery
        .deliver(order, clip)
        .peek(brought -> brought.forEach(place -> listener.delivered(order.id(), place)))
        .peekLeft(why -> listener.undelivered(order.id(), why));
  }
}
