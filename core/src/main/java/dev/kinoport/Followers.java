package dev.kinoport;

import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.ViewListener;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Those who follow a generation from its beginning, whenever they came: the journal is read to them
 * up to where it is, and again whenever there is news.
 */
final class Followers {
  private final Journal journal;
  private final Listeners listeners;
  private final Set<Follower> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Followers(Journal journal, Listeners listeners) {
    this.journal = journal;
    this.listeners = listeners;
  }

  Either<Failure, Subscription> add(GenerationId id, ViewListener listener) {
    Follower follower = new Follower(id, listener);
    return journal
        .read(id)
        .mapLeft(Decisions::unavailable)
        .flatMap(found -> found.toEither(() -> new Failure.NoSuchGeneration(id)))
        .map(known -> follower.begin());
  }

  /** Nobody learns more here. */
  void close() {
    closed = true;
    all.forEach(Follower::end);
  }

  private final class Follower {
    private final GenerationId id;
    private final ViewListener listener;
    private final ReentrantLock turn = new ReentrantLock();
    private Subscription seat = () -> {};
    private long told;
    private @Nullable History known;
    private @Nullable Integer ahead;
    private @Nullable String line;
    private boolean done;

    Follower(GenerationId id, ViewListener listener) {
      this.id = id;
      this.listener = listener;
    }

    /** Seated before the journal is read, so that nothing falls between. */
    Subscription begin() {
      turn.lock();
      try {
        all.add(this);
        seat = listeners.add(id, (same, notice) -> news(notice));
        catchUp();
        if (closed) {
          end();
        }
        return this::leave;
      } finally {
        turn.unlock();
      }
    }

    private void news(Notice notice) {
      turn.lock();
      try {
        switch (notice) {
          case Notice.QueueMoved moved -> ahead = moved.ahead();
          case Notice.Logged logged -> line = logged.line().message();
          default -> {}
        }
        // A model may log many lines a second, and none of them is in the journal.
        boolean isNews = !(notice instanceof Notice.Logged) && catchUp();
        History now = known;
        if (!isNews && !done && now != null) {
          tell(now, true);
        }
      } finally {
        turn.unlock();
      }
    }

    /** Whether there was anything to tell. */
    private boolean catchUp() {
      turn.lock();
      try {
        long before = told;
        journal.read(id).forEach(found -> found.forEach(this::catchUp));
        return told > before;
      } finally {
        turn.unlock();
      }
    }

    private void catchUp(History history) {
      known = history;
      while (!done && told < history.version()) {
        told++;
        History then = new History(id, history.events().subList(0, Math.toIntExact(told)));
        tell(then, told == history.version());
      }
    }

    /** What is in its way now was not in its way before. */
    private void tell(History history, boolean isNow) {
      Option<Trouble> trouble =
          isNow ? journal.trouble(id).getOrElse(Option.none()) : Option.none();
      GenerationView view = GenerationView.of(history, trouble);
      boolean isQueued = view.status().equals("queued");
      boolean isRunning = view.status().equals("running");
      guarded(() ->
          listener.on(view.heard(isQueued ? ahead : null, isQueued || isRunning ? line : null)));
      if (view.ended()) {
        end();
      }
    }

    private void end() {
      turn.lock();
      try {
        if (!done) {
          leave();
          guarded(listener::done);
        }
      } finally {
        turn.unlock();
      }
    }

    private void leave() {
      turn.lock();
      try {
        done = true;
        seat.close();
        all.remove(this);
      } finally {
        turn.unlock();
      }
    }

    private void guarded(Runnable call) {
      try {
        call.run();
      } catch (RuntimeException e) {
        System.getLogger(Followers.class.getName())
            .log(System.Logger.Level.WARNING, "a listener failed", e);
      }
    }
  }
}
