package dev.kinoport.fake;

import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.EventLog;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.fake.eventlog.LoggedRequest;
import dev.kinoport.json.Json;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The world's own lines in the log. A request is written with the life it was given, so that no
 * other script, and no posted one, changes what was accepted or charged before.
 */
final class WorldLog {
  private static final String NOW = "now";
  private static final String REQUEST_ID = "request_id";
  private static final String GENERATION_ID = "generation_id";
  private static final String AT = "at";
  private static final String LIFE = "life";

  private final EventLog log;
  private final LoggedRequest requests;
  private final Timekeeper time;

  WorldLog(EventLog log, LoggedRequest requests, Timekeeper time) {
    this.log = log;
    this.requests = requests;
    this.time = time;
  }

  void write(Happening what, Supplier<Json.Members> members) {
    log.write(what, () -> Json.object().with(NOW, time.now().toString()).with(members.get()));
  }

  void accepted(Job job, Json.Members circumstances) {
    write(
        Happening.ACCEPTED,
        () ->
            Json.object()
                .with(REQUEST_ID, job.requestId())
                .with(GENERATION_ID, job.generationId())
                .with(AT, job.acceptedAt().toString())
                .with(LoggedRequest.write(job.request()))
                .with(LIFE, RecordJson.write(job.life()))
                .with(circumstances));
  }

  void cancelled(Job job, Instant at) {
    write(
        Happening.CANCELLED,
        () -> Json.object().with(REQUEST_ID, job.requestId()).with(AT, at.toString()));
  }

  void struck(String place) {
    write(Happening.STRUCK, () -> Json.object().with("place", place));
  }

  void recordsEnded(String endpoint) {
    write(Happening.RECORDS_ENDED, () -> Json.object().with("endpoint", endpoint));
  }

  void replay(Consumer<EventLine> reader) {
    log.replay(reader);
  }

  /** Brings a world to where the last process left it, with a clock that is not behind. */
  void replayInto(ProviderState world) {
    Instant[] last = {Instant.MIN};
    log.replay(line -> {
      last[0] = line.moment(NOW);
      take(line, world);
    });
    if (time instanceof VirtualTime clock && clock.now().isBefore(last[0])) {
      clock.advance(Duration.between(clock.now(), last[0]));
    }
  }

  private void take(EventLine line, ProviderState world) {
    switch (line.what()) {
      case ACCEPTED -> world.recall(job(line));
      case CANCELLED -> world.recallCancel(line.text(REQUEST_ID), line.moment(AT));
      case STRUCK -> world.recallStrike(line.text("place"));
      case RECORDS_ENDED -> world.recallNoRecords(line.text("endpoint"));
      case CLOCK_TURNED,
          SPOILED,
          CALLED_BACK,
          KEY_MADE,
          FILE_EXPECTED,
          PART_CAME,
          FILE_CAME,
          TOKEN_GIVEN -> {
        // the clock is read from every line; the rest is the server's
      }
    }
  }

  private Job job(EventLine line) {
    return new Job(
        line.text(REQUEST_ID),
        line.text(GENERATION_ID),
        requests.read(line),
        RecordJson.read(line.object(LIFE), Life.class),
        line.moment(AT));
  }

  void clear(String next) {
    log.clear(next);
  }
}
