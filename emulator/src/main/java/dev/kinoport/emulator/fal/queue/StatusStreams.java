package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open status streams. None has a thread: each writes when the provider's clock says that
 * something has changed.
 */
public final class StatusStreams {
  private final Administration administration;
  private final StatusBody statuses;
  private final Readings readings;
  private final Map<String, Set<StatusStream>> open = new ConcurrentHashMap<>();

  /** How a stream that opens goes on. */
  private enum Course {
    WHOLE,
    ENDS_EARLY,
    MUTE
  }

  public StatusStreams(Administration administration, StatusBody statuses, Readings readings) {
    this.administration = administration;
    this.statuses = statuses;
    this.readings = readings;
    administration.onCancel(this::wake);
  }

  Reply open(Call call, WireJob job) {
    String id = job.requestId();
    if (job.spoiled().isEmpty() && administration.status(id).isEmpty()) {
      return Reply.notFound(readings);
    }
    Life life = administration.job(id).fold(Life::instant, view -> view.life());
    for (Fault fault : life.faults()) {
      switch (fault) {
        case Fault.StreamRefused refused when strikes(refused.times(), "refused", id) -> {
          return Reply.detail(500, "fake: the stream does not open");
        }
        case Fault.StreamStalls stalls when strikes(stalls.times(), "stalls", id) -> {
          return new Reply.Later(exchange -> begin(exchange, ""));
        }
        case Fault.StreamGarbled garbled when strikes(garbled.times(), "garbled", id) -> {
          return new Reply.Later(exchange -> {
            begin(exchange, "data: {\"status\": \u0000 garbled\n\n");
            exchange.close();
          });
        }
        case Fault.StreamEndsEarly early when strikes(early.times(), "ends", id) -> {
          return new Reply.Later(exchange -> start(exchange, call, job, Course.ENDS_EARLY));
        }
        case Fault.StreamMute mute when strikes(mute.times(), "mute", id) -> {
          return new Reply.Later(exchange -> start(exchange, call, job, Course.MUTE));
        }
        default -> {
          // no fault of streams
        }
      }
    }
    return new Reply.Later(exchange -> start(exchange, call, job, Course.WHOLE));
  }

  private boolean strikes(int times, String place, String requestId) {
    return administration.strikes(times, "stream-" + place, requestId);
  }

  private void start(HttpExchange exchange, Call call, WireJob job, Course course) {
    begin(exchange, "")
        .peek(out -> {
          boolean withLogs = call.parameter("logs").exists(StatusBody::isOn);
          StatusStream stream =
              new StatusStream(
                  new StatusStream.Line(exchange, out),
                  new StatusStream.Subject(administration, statuses, job, call.addresses()),
                  withLogs,
                  readings.has(Reading.STREAM_REPEATS_LOGS),
                  this::forget);
          if (course == Course.MUTE) {
            stream.fallMute();
          }
          remember(stream);
          stream.step();
          if (course == Course.ENDS_EARLY) {
            stream.end();
          }
        });
  }

  private static Option<OutputStream> begin(HttpExchange exchange, String text) {
    try {
      exchange.header("Content-Type", "text/event-stream");
      exchange.header("Cache-Control", "no-cache");
      OutputStream out = exchange.respond(200, HttpExchange.UNKNOWN);
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      return Option.some(out);
    } catch (IOException e) {
      exchange.close();
      return Option.none();
    }
  }

  /** In one step, or the last listener that leaves takes the one who comes with it. */
  private void remember(StatusStream stream) {
    open.compute(
        stream.requestId(),
        (id, streams) -> {
          Set<StatusStream> all = streams == null ? ConcurrentHashMap.newKeySet() : streams;
          all.add(stream);
          return all;
        });
  }

  private void forget(StatusStream stream) {
    open.computeIfPresent(
        stream.requestId(),
        (id, streams) -> {
          streams.remove(stream);
          return streams.isEmpty() ? null : streams;
        });
  }

  private void wake(String requestId) {
    for (StatusStream stream : open.getOrDefault(requestId, Set.of())) {
      administration.time().at(administration.time().now(), stream::step);
    }
  }

  /** How many are open. */
  public int count() {
    return open.values().stream().mapToInt(Set::size).sum();
  }

  /** Ends all of them. */
  public void close() {
    open.values().forEach(streams -> streams.forEach(StatusStream::cut));
  }
}
