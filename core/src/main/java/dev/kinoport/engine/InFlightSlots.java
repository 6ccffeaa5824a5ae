package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.GenerationState.Ended;
import dev.kinoport.generation.GenerationState.InDoubt;
import dev.kinoport.generation.GenerationState.Planned;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Step.Command;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.journal.Summary;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The places at one provider, as far as this process fills them. A generation takes one before
 * anything of it leaves, and keeps it until it rests or is in doubt: while clips cannot be brought
 * home, no further ones are bought. Whoever finds no place is woken when there is one. Whether all
 * processes together have room is the journal's word, and asked when the paid request leaves: one
 * at a time also goes to ask for it while all places seem taken here, since another process may
 * have freed one.
 */
final class InFlightSlots {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final Journal journal;
  private final Timekeeper time;
  private final EngineSettings settings;
  private final ProviderName provider;

  /** What this process does at most, whatever others do. */
  private final int limit;

  /** What all processes together do at most. */
  private final int shared;

  private final SubmitTurns turns;

  /** Those inside, and when they were last seen. */
  private final Map<GenerationId, Instant> inside = new HashMap<>();

  /** In the order of their coming. */
  private final Set<GenerationId> waiting = new LinkedHashSet<>();

  private volatile Consumer<GenerationId> wake = id -> {};

  InFlightSlots(Journal journal, Timekeeper time, EngineSettings settings, Provider provider) {
    this.journal = journal;
    this.time = time;
    this.settings = settings;
    this.provider = provider.name();
    turns = new SubmitTurns(time, settings, provider);
    limit = settings.inFlight();
    shared = turns.limits().flatMap(SubmitLimits::inFlight).getOrElse(NO_LIMIT);
  }

  private boolean isLimited() {
    return Math.min(limit, shared) != NO_LIMIT;
  }

  /** Who is woken when there is a place. */
  void waking(Consumer<GenerationId> sleeper) {
    wake = sleeper;
  }

  /** Keeps count of one that is about to be advanced. */
  void seen(GenerationId id, GenerationState state) {
    if (!isLimited()) {
      return;
    }
    switch (state) {
      case Planned planned -> touch(id);
      case GenerationState.Submitting submitting -> hold(id);
      case InDoubt doubt -> leave(id);
      case GenerationState.Accepted accepted -> hold(id);
      case Ended ended -> leave(id);
    }
  }

  /** Before those of an earlier process go on: what is at the provider already has its place. */
  void expect(Collection<GenerationId> ids) {
    if (isLimited()) {
      Set<GenerationId> mine = Set.copyOf(ids);
      journal
          .list(Selection.all().in(Phase.inFlight()))
          .forEach(known ->
              known.stream()
                  .filter(summary -> summary.provider().equals(provider))
                  .map(Summary::id)
                  .filter(mine::contains)
                  .forEach(this::hold));
    }
  }

  /** Takes a place if the command needs one; if there is none, says when to look again. */
  Option<NextStep> take(GenerationId id, Command command) {
    if (!(command instanceof Command.Upload || command instanceof Command.Submit)) {
      return Option.none();
    }
    return switch (isLimited() ? take(id) : Place.TAKEN) {
      case TAKEN -> turns.closed(id);
      case OF_OTHERS -> turns.closedButForOne(id);
      case NONE -> Option.of(new NextStep.At(time.now().plus(settings.answerWithin())));
    };
  }

  /** What there is for one that wants to leave. */
  private enum Place {
    /** It has one. */
    TAKEN,
    /** None that is known here to be free, but this process may do more: the journal knows. */
    OF_OTHERS,
    /** This process does all that it may. */
    NONE
  }

  /** What all processes together may do; none: there is no limit. */
  Option<SubmitLimits> shared() {
    return turns.limits();
  }

  /** All processes together have no room for it. */
  NextStep refused(GenerationId id, Duration again) {
    return turns.refused(id, again);
  }

  /** The paid request leaves: there may be room for one more. */
  void departed(GenerationId id) {
    if (isLimited()) {
      hold(id);
    }
    turns.departed(id).forEach(wake);
  }

  private Place take(GenerationId id) {
    Place place = takeFree(id);
    if (place != Place.NONE) {
      return place;
    }
    unseen().stream().filter(this::isElsewhereDone).forEach(this::leave);
    return takeFree(id);
  }

  /** The generation rests, or its provider is not known to have it. */
  void leave(GenerationId id) {
    boolean isFreed = isLimited() && vacate(id);
    // Also if it had none: it may have been woken for one, and not need it any more.
    next().forEach(wake);
    turns.left(id, isFreed).forEach(wake);
  }

  private synchronized boolean vacate(GenerationId id) {
    waiting.remove(id);
    return inside.remove(id) != null;
  }

  /** Is told once: whoever is not looked after here any more is not waited for. */
  private synchronized List<GenerationId> next() {
    List<GenerationId> next = waiting.stream().limit(Math.max(0, limit - inside.size())).toList();
    next.forEach(waiting::remove);
    return next;
  }

  private synchronized void hold(GenerationId id) {
    waiting.remove(id);
    inside.put(id, time.now());
  }

  private synchronized void touch(GenerationId id) {
    inside.computeIfPresent(id, (key, before) -> time.now());
  }

  private synchronized Place takeFree(GenerationId id) {
    if (inside.containsKey(id) || inside.size() < Math.min(limit, shared)) {
      hold(id);
      return Place.TAKEN;
    }
    if (inside.size() < limit) {
      waiting.remove(id);
      return Place.OF_OTHERS;
    }
    waiting.add(id);
    return Place.NONE;
  }

  /** Those that nobody here has advanced for long: perhaps another process has ended them. */
  private synchronized List<GenerationId> unseen() {
    Instant now = time.now();
    Instant longAgo = now.minus(settings.answerWithin());
    List<GenerationId> unseen =
        inside.entrySet().stream()
            .filter(place -> place.getValue().isBefore(longAgo))
            .map(Map.Entry::getKey)
            .toList();
    unseen.forEach(id -> inside.put(id, now));
    return unseen;
  }

  private boolean isElsewhereDone(GenerationId id) {
    return journal
        .read(id)
        .fold(
            fault -> false,
            found ->
                found.forAll(history ->
                    history.state() instanceof Ended || history.state() instanceof InDoubt));
  }
}
