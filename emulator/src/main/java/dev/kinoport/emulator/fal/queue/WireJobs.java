package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.json.KeptJson;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What is known of jobs because they came over the wire, or because a wire client asks. */
public final class WireJobs {
  private final Administration administration;
  private final Readings readings;
  private final List<Consumer<WireJob>> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, WireJob> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger lastSpoiled = new AtomicInteger();

  public WireJobs(Administration administration, Readings readings) {
    this.administration = administration;
    this.readings = readings;
  }

  /** Calls back, before the submit is answered, with every job that is taken. */
  public void onTaken(Consumer<WireJob> listener) {
    listeners.add(listener);
  }

  /** Takes a job. */
  WireJob taken(Arrival arrival, JobView view) {
    administration.hold(0, arrival.size());
    return remember(
        WireJob.of(
            arrival, view.requestId(), view.request().sku(), Option.none(), view.acceptedAt()));
  }

  /** A job that is over before it begins: real fal would have taken it, too. */
  public WireJob spoiled(Arrival arrival, String endpoint, Reply.Whole verdict) {
    administration.hold(1, arrival.size() + endpoint.length() + verdict.body().length);
    String name =
        lastSpoiled.incrementAndGet() + " " + endpoint + JsonText.write(arrival.body().value());
    WireJob job =
        WireJob.of(
            arrival,
            UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
            endpoint,
            Option.some(verdict),
            administration.time().now());
    administration.write(Happening.SPOILED, () -> SpoiledJob.line(job, arrival, verdict));
    return remember(job);
  }

  /**
   * Reads of a job that an earlier server took.
   *
   * @param origin this server
   */
  public void recall(EventLine line, String origin) {
    switch (line.what()) {
      case ACCEPTED ->
          Administration.circumstances(line)
              .filter(came -> came.find(OtherWires.MARK).isEmpty())
              .map(came -> Arrival.of(new EventLine(line.what(), came), origin))
              .peek(arrival -> administration.hold(0, arrival.size()))
              .map(arrival -> accepted(line, arrival))
              .peek(job -> jobs.put(job.requestId(), job));
      case SPOILED -> {
        lastSpoiled.incrementAndGet();
        WireJob job = SpoiledJob.of(line, origin);
        administration.hold(1, job.body().size());
        jobs.put(job.requestId(), job);
      }
      default -> {}
    }
  }

  private static WireJob accepted(EventLine line, Arrival arrival) {
    return WireJob.of(
        arrival, line.text("request_id"), line.text("endpoint"), Option.none(), line.moment("at"));
  }

  /** Every job that came over the wire. */
  public Collection<WireJob> overTheWire() {
    return List.copyOf(jobs.values());
  }

  private WireJob remember(WireJob job) {
    jobs.put(job.requestId(), job);
    listeners.forEach(listener -> listener.accept(job));
    return job;
  }

  /** The job, if it came over the wire. */
  public Option<WireJob> overTheWire(String requestId) {
    return Option.of(jobs.get(requestId));
  }

  /** The job as it came over the wire, or as it would have. */
  public Option<WireJob> find(String requestId, Addresses addresses) {
    WireJob job = jobs.get(requestId);
    return job != null
        ? Option.some(job)
        : administration.job(requestId).map(view -> inProcess(view, addresses));
  }

  private static WireJob inProcess(JobView view, Addresses addresses) {
    return new WireJob(
        view.requestId(),
        view.request().sku(),
        KeptJson.of(WireInput.of(view.request())),
        "",
        Option.none(),
        addresses,
        false,
        Option.none(),
        view.acceptedAt());
  }

  /** Jobs that were over before they began. */
  public Collection<WireJob> spoiled() {
    return jobs.values().stream().filter(job -> job.spoiled().isDefined()).toList();
  }

  /** Whether nobody has reset the world since; a job of the next may have the same name. */
  @SuppressWarnings("ReferenceEquality") // an equal job is another job
  public boolean isCurrent(WireJob job) {
    return jobs.get(job.requestId()) == job;
  }

  /** Forgets all of them. */
  public void reset() {
    jobs.clear();
    lastSpoiled.set(0);
  }

  /** The answer to a submit that was taken. */
  Reply.Whole accepted(WireJob job) {
    int ahead = administration.job(job.requestId()).map(view -> view.life().ahead()).getOrElse(0);
    Json.Members body =
        links(
                Json.object().with("status", "IN_QUEUE").with("request_id", job.requestId()),
                job,
                job.addresses())
            .with("logs", Json.Nothing.NULL)
            .with("metrics", Json.object())
            .with("queue_position", ahead);
    return Reply.json(
            readings.has(Reading.SUBMIT_ANSWERS_202) ? 202 : 200,
            readings.has(Reading.SUBMIT_TELLS_GATEWAY_ID)
                ? body.with("gateway_request_id", job.requestId())
                : body)
        .with("x-fal-request-id", job.requestId());
  }

  /** The three addresses of a job. */
  Json.Members links(Json.Members body, WireJob job, Addresses addresses) {
    boolean full = readings.has(Reading.ADDRESSES_WITH_FULL_ID);
    String above = full ? job.endpoint() : AppPath.appOf(job.endpoint());
    String path = String.join("/", List.of("", above, "requests", job.requestId()));
    return body.with("response_url", addresses.queue(full ? path + "/response" : path))
        .with("status_url", addresses.queue(path + "/status"))
        .with("cancel_url", addresses.queue(path + "/cancel"));
  }
}
