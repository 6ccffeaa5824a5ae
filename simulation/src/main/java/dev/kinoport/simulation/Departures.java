package dev.kinoport.simulation;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.ForwardingVideoBackend;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When paid requests left, held against what others had been told by then. */
final class Departures {
  private final Timekeeper time;
  private final Map<String, List<Instant>> left = new TreeMap<>();

  Departures(Timekeeper time) {
    this.time = time;
  }

  /** The same backend, of which each departure is remembered. */
  VideoBackend of(VideoBackend backend) {
    return new ForwardingVideoBackend(backend) {
      @Override
      public SubmitAnswer submit(Submission submission) {
        if (!submission.isTooLate(time.now())) {
          left.computeIfAbsent(submission.generationId(), id -> new ArrayList<>()).add(time.now());
        }
        return super.submit(submission);
      }
    };
  }

  /** Those that left when it was written down already that no answer is to be waited for. */
  List<String> late(Journal truth) {
    List<String> faults = new ArrayList<>();
    left.forEach((id, moments) -> {
      List<GenerationEvent> events =
          truth
              .read(new GenerationId(id))
              .getOrElse(Option.none())
              .fold(List::of, history -> history.events());
      moments.stream()
          .filter(moment -> isInDoubt(events, moment))
          .forEach(moment -> faults.add(id + " left late, at " + moment + ": " + events));
    });
    return faults;
  }

  private static boolean isInDoubt(List<GenerationEvent> events, Instant moment) {
    boolean doubtful = false;
    for (GenerationEvent event : events) {
      if (event instanceof GenerationEvent.SubmitStarted started && !started.at().isAfter(moment)) {
        doubtful = false;
      } else if (event instanceof GenerationEvent.SubmitInDoubt doubt
          && doubt.at().isBefore(moment)) {
        doubtful = true;
      }
    }
    return doubtful;
  }
}
