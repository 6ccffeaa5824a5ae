package dev.kinoport.engine;

import dev.kinoport.backend.Finding;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.VideoBackend;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState.InDoubt;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * Finds out, from the provider's own records, whether a request arrived. It may be sent again only
 * when the records are conclusive and old enough to be believed.
 */
final class DoubtResolver {
  private final VideoBackend video;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final Pace pace;

  DoubtResolver(
      VideoBackend video, Timekeeper time, Scribe scribe, EngineSettings settings, Pace pace) {
    this.video = video;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
  }

  Next reconcile(History history, InDoubt doubt) {
    return video
        .find(Submitter.submission(doubt), doubt.sentAt())
        .fold(
            failure -> scribe.again(history.id(), failure),
            finding ->
                switch (finding) {
                  case Finding.Unsupported unsupported -> new Next.Parked();
                  case Finding.Matches matches -> matched(history, doubt, matches);
                });
  }

  private Next matched(History history, InDoubt doubt, Finding.Matches matches) {
    Instant now = time.now();
    for (Handle handle : matches.handles()) {
      Either<AppendRefusal.HandleTaken, Next> adopted =
          scribe.writeUnlessTaken(
              history,
              new GenerationEvent.SubmitAccepted(handle, GenerationEvent.Via.LISTING, now));
      if (adopted.isRight()) {
        return adopted.getOrElse(new Next.Parked());
      }
    }
    boolean believed = !now.isBefore(doubt.sentAt().plus(settings.doubtGrace()));
    if (matches.conclusive() && believed) {
      return scribe.write(history, absent(doubt, now));
    }
    return new Next.At(pace.nextSearch(history.id(), doubt.since(), now));
  }

  private GenerationEvent absent(InDoubt doubt, Instant now) {
    String reason = "the provider's records do not have it";
    return doubt.attempts() < settings.submitAttempts()
        ? new GenerationEvent.SubmitFailed(doubt.attempts(), reason, now, now)
        : new GenerationEvent.Failed(
            new GenerationFailure.NeverSent(reason), Cost.nothing(doubt.order()), now);
  }
}
