package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.util.Map;

/** A job that the world never saw, as a line of its log. */
final class SpoiledJob {
  private SpoiledJob() {}

  static Json.Members line(WireJob job, Arrival arrival, Reply.Whole verdict) {
    Json answer = JsonText.read(verdict.body()).getOrElse(Json.Nothing.NULL);
    return Json.object()
        .with("request_id", job.requestId())
        .with("endpoint", job.endpoint())
        .with("at", job.at().toString())
        .with("came", arrival.json())
        .with("status", verdict.status())
        .with("answer", answer);
  }

  static WireJob of(EventLine line, String origin) {
    Json answer = line.members().find("answer").getOrElse(Json.Nothing.NULL);
    Reply.Whole verdict =
        new Reply.Whole(
                line.count("status"),
                Map.of("Content-Type", "application/json"),
                JsonText.bytes(answer))
            .with("x-fal-billable-units", "0");
    return WireJob.of(
        Arrival.of(new EventLine(line.what(), line.object("came")), origin),
        line.text("request_id"),
        line.text("endpoint"),
        Option.some(verdict),
        line.moment("at"));
  }
}
