package dev.kinoport.engine;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState.Downloading;
import dev.kinoport.journal.History;
import dev.kinoport.time.Timekeeper;

/** Brings a clip home that has been paid for, and does not give up while there is hope. */
final class Collector {
  private final ClipStore clips;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;

  Collector(ClipStore clips, Timekeeper time, Scribe scribe, EngineSettings settings) {
    this.clips = clips;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
  }

  Next store(History history, Downloading state) {
    return clips
        .keep(history.id().value(), state.clip())
        .fold(
            failure -> failed(history, state, failure),
            clip ->
                scribe.write(
                    history,
                    new GenerationEvent.ClipStored(
                        clip, Cost.of(state.order(), state.charge()), time.now())));
  }

  private Next failed(History history, Downloading state, ClipFailure failure) {
    return switch (failure) {
      case ClipFailure.Interrupted interrupted -> scribe.again(history.id(), failure.reason());
      case ClipFailure.NotWritable notWritable -> scribe.again(history.id(), failure.reason());
      case ClipFailure.Gone gone -> lostOrAgain(history, state, failure);
      case ClipFailure.Damaged damaged -> lostOrAgain(history, state, failure);
      case ClipFailure.Forbidden forbidden -> {
        scribe.tell(history.id(), new Notice.Trouble(failure.reason(), 1));
        yield new Next.Parked();
      }
    };
  }

  private Next lostOrAgain(History history, Downloading state, ClipFailure failure) {
    return time.now().isBefore(state.since().plus(settings.clipKept()))
        ? scribe.again(history.id(), failure.reason())
        : scribe.write(
            history,
            new GenerationEvent.Failed(
                new GenerationFailure.ClipLost(failure.reason()),
                Cost.of(state.order(), state.charge()),
                time.now()));
  }
}
