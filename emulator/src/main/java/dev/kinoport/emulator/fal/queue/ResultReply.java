package dev.kinoport.emulator.fal.queue;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.emulator.fal.Errors;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.ClipPath;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What came of a job, as the model's own answer. */
public final class ResultReply {
  private static final int UNIT_DECIMALS = 8;

  /** What a model says that made no clip and knows of no error. */
  private static final Json EMPTY = Json.object().with("seed", 1);

  private final Administration administration;
  private final WireJobs jobs;
  private final Readings readings;
  private final Errors errors;

  public ResultReply(Administration administration, WireJobs jobs, Readings readings) {
    this.administration = administration;
    this.jobs = jobs;
    this.readings = readings;
    this.errors = new Errors(readings);
  }

  Reply.Whole of(WireJob job, Addresses addresses, Either<ProviderFailure, ProviderResult> answer) {
    return answer.fold(errors::reply, result -> of(job, addresses, result));
  }

  private Reply.Whole of(WireJob job, Addresses addresses, ProviderResult result) {
    Reply.Whole reply =
        switch (result) {
          case ProviderResult.Finished finished ->
              charged(Reply.json(200, output(job, addresses, finished.clip())), finished.charge());
          case ProviderResult.Failed failed ->
              charged(failed(job, failed.error()), failed.charge());
          case ProviderResult.Cancelled cancelled -> charged(cancelled(job), cancelled.charge());
          case ProviderResult.WithoutClip without ->
              charged(Reply.json(200, EMPTY), without.charge());
          case ProviderResult.Unproven unproven -> Reply.detail(500, "Internal Server Error");
          case ProviderResult.NotReady early -> early(job, addresses);
        };
    return reply.with("x-fal-request-id", job.requestId());
  }

  /** A file whose size is not known before it is rendered, which is when it is read. */
  private Json output(WireJob job, Addresses addresses, RemoteClip clip) {
    String path = ClipPath.of(clip.location());
    String url =
        administration
            .job(job.requestId())
            .flatMap(view -> view.life().fault(Fault.ClipElsewhere.class))
            .map(elsewhere -> addresses.fileAt(elsewhere.host(), path))
            .getOrElse(() -> addresses.file(path));
    return Json.object()
        .with(
            "video",
            Json.object()
                .with("url", url)
                .with("content_type", "video/mp4")
                .with("file_name", "output.mp4")
                .with("file_size", Json.Nothing.NULL));
  }

  private Reply.Whole failed(WireJob job, ProviderError error) {
    if (!error.type().equals(FakeError.REQUEST_TIMEOUT.type()) || !job.startIsLimited()) {
      return errors.reply(error);
    }
    String type =
        readings.has(Reading.LATE_START_IS_STARTUP_TIMEOUT)
            ? FakeError.STARTUP_TIMEOUT.type()
            : error.type();
    return errors
        .platform(504, type, error.message(), false)
        .with("X-Fal-Request-Timeout-Type", "user");
  }

  private Reply.Whole cancelled(WireJob job) {
    boolean ran =
        administration
            .job(job.requestId())
            .exists((JobView view) -> !view.completesAt().isBefore(view.startsAt()));
    String text = "Request cancelled by the client.";
    if (!ran && readings.has(Reading.QUEUED_CANCEL_LEAVES_NOTHING)) {
      return Reply.notFound(readings);
    }
    return ran ? Reply.detail(499, text) : errors.platform(499, "client_cancelled", text, false);
  }

  private Reply.Whole early(WireJob job, Addresses addresses) {
    return Reply.json(
        readings.has(Reading.EARLY_RESULT_ANSWERS_202) ? 202 : 400,
        jobs.links(
            Json.object()
                .with("detail", "Request is still in progress")
                .with("request_id", job.requestId()),
            job,
            addresses));
  }

  private static Reply.Whole charged(Reply.Whole reply, Charge charge) {
    return charge.units().map(units -> charged(reply, units)).getOrElse(reply);
  }

  private static Reply.Whole charged(Reply.Whole reply, BigDecimal units) {
    return reply.with("x-fal-billable-units", text(units));
  }

  /** Whole numbers as they are, others with eight decimals. */
  static String text(BigDecimal units) {
    boolean isWhole = units.stripTrailingZeros().scale() <= 0;
    return isWhole
        ? units.toBigInteger().toString()
        : units.setScale(UNIT_DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }
}
