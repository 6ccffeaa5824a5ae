package dev.kinoport.fake;

import dev.kinoport.fake.bound.HeldRequests;
import dev.kinoport.fake.bound.LatestEntries;
import dev.kinoport.fake.bound.LatestLines;
import dev.kinoport.fake.bound.WorldBounds;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.fake.eventlog.WorldIds;
import dev.kinoport.input.WireValue;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.Submission;
import dev.kinoport.request.Document;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The provider's side of things: what it accepted, what it was sent, how often which fault has
 * struck. Everything else about a job follows from its life and the time.
 */
final class ProviderState {
  private static final int LONGEST_ID = 200;
  private static final long BYTES_OF_A_VALUE = 100;

  private final Timekeeper time;
  private final Script first;
  private volatile Script script;
  private final CataloguePrices prices;
  private final long seed;
  private final WorldIds worlds;
  private final WorldLog history;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, List<Job>> jobsByHash = new LinkedHashMap<>();
  private final LatestLines<Received> received;
  private final ProviderName name;
  private final Map<String, AtomicInteger> strikes;
  private final HeldRequests held;

  /** Each is kept once, however many requests are about it. Guarded by the lock. */
  private final Set<Origin> heldImages = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> withoutRecords = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> cancelListeners = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();

  ProviderState(
      Timekeeper time,
      Script script,
      CataloguePrices prices,
      ProviderName name,
      long seed,
      WorldIds worlds,
      WorldLog history,
      WorldBounds bounds) {
    this.time = time;
    this.name = name;
    this.first = script;
    this.script = script;
    this.prices = prices;
    this.seed = seed;
    this.worlds = worlds;
    this.history = history;
    received = new LatestLines<>(bounds.lines());
    strikes = LatestEntries.atMost(bounds.lines());
    held = new HeldRequests(bounds);
    history.replayInto(this);
  }

  Instant now() {
    return time.now();
  }

  Timekeeper time() {
    return time;
  }

  @SuppressWarnings("ReferenceEquality") // an equal script is another script
  boolean follows(Script other) {
    return script == other;
  }

  void strikeAnew() {
    strikes.clear();
  }

  void follow(Script other) {
    script = other;
  }

  void reset() {
    synchronized (lock) {
      history.clear(worlds.next());
      jobs.clear();
      jobsByHash.clear();
      received.clear();
      held.clear();
      heldImages.clear();
    }
    strikes.clear();
    withoutRecords.clear();
    script = first;
  }

  void onCancel(Consumer<String> listener) {
    cancelListeners.add(listener);
  }

  void cancel(Job job) {
    synchronized (lock) {
      Instant now = now();
      if (job.canBeCancelledAt(now)) {
        history.cancelled(job, now);
        job.cancel(now);
      }
    }
    cancelListeners.forEach(listener -> listener.accept(job.requestId()));
  }

  Life lifeOf(Submission submission) {
    return lifeOf(submission.document());
  }

  Life lifeOf(Document request) {
    return script.lifeOf(request);
  }

  Option<Fault.UploadRefused> uploadRefusal() {
    return script.uploadRefusal();
  }

  /** Whether a fault that strikes so many times strikes now. */
  boolean strikes(int times, String place, String id) {
    return strike(times, place, id) > 0;
  }

  /** The number of this strike, from 1, of a fault that strikes so many times; 0 if it does not. */
  int strike(int times, String place, String id) {
    String target = target(place, id);
    int before = times > 0 ? strikesAt(target).getAndIncrement() : 0;
    if (before >= times) {
      return 0;
    }
    history.struck(target);
    return before + 1;
  }

  /** The same, without a strike. */
  int nextStrike(int times, String place, String id) {
    int before = times > 0 ? strikesAt(target(place, id)).get() : 0;
    return before < times ? before + 1 : 0;
  }

  /** A client may have a name of any length for a generation. */
  private static String target(String place, String id) {
    return place + " " + (id.length() <= LONGEST_ID ? id : sha256(id));
  }

  private static String sha256(String text) {
    return Contents.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private AtomicInteger strikesAt(String target) {
    return strikes.computeIfAbsent(target, key -> new AtomicInteger());
  }

  /** From now on nobody can ask for the records of an endpoint. */
  void keepNoRecords(String endpoint) {
    if (withoutRecords.add(endpoint)) {
      history.recordsEnded(endpoint);
    }
  }

  boolean keepsRecords(String endpoint) {
    return !withoutRecords.contains(endpoint);
  }

  void note(Received submit) {
    received.add(submit);
  }

  List<Received> received() {
    return received.all();
  }

  long receivedBefore() {
    return received.dropped();
  }

  /** Counts what is kept of requests beside the jobs, or of such as never were jobs. */
  void hold(int requests, long bytes) {
    held.add(requests, bytes);
  }

  /** What a submit is answered for which there is no place. */
  Option<ProviderError> fullness() {
    return held.fullness();
  }

  /**
   * Accepts a request: from its moment of acceptance on it exists, and will be charged. It is
   * written down before anybody is told.
   */
  Handle accept(Incoming incoming, Life life, Instant acceptedAt) {
    Submission submission = incoming.submission();
    synchronized (lock) {
      Job job =
          new Job(
              requestId(submission),
              submission.generationId(),
              submission.document(),
              life,
              acceptedAt);
      history.accepted(job, incoming.circumstances());
      recall(job);
      return handle(job);
    }
  }

  void recall(Job job) {
    synchronized (lock) {
      jobs.put(job.requestId(), job);
      held.add(1, bytes(job));
      jobsByHash.computeIfAbsent(job.request().digest(), key -> new ArrayList<>(1)).add(job);
    }
  }

  private long bytes(Job job) {
    long images =
        job.request().localImages().stream()
            .filter(image -> image.origin() instanceof Origin.Memory)
            .filter(image -> heldImages.add(image.origin()))
            .mapToLong(LocalImage::size)
            .sum();
    long texts = job.request().fields().values().stream().mapToLong(ProviderState::bytes).sum();
    return images + texts + job.generationId().length();
  }

  /** How much is kept of it, in bytes or so; an address is kept whole and in its parts. */
  private static long bytes(WireValue value) {
    return switch (value) {
      case WireValue.Text(String text) -> text.length();
      case WireValue.Many(List<WireValue> values) ->
          values.stream().mapToLong(ProviderState::bytes).sum() + BYTES_OF_A_VALUE * values.size();
      case WireValue.Group(Map<String, WireValue> members) ->
          members.values().stream().mapToLong(ProviderState::bytes).sum()
              + BYTES_OF_A_VALUE * members.size();
      case WireValue.Number number -> 0;
      case WireValue.Flag flag -> 0;
      case WireValue.Image image -> 3L * image.shown().length();
    };
  }

  void recallCancel(String requestId, Instant at) {
    taken(requestId)
        .getOrElseThrow(() -> new IllegalArgumentException("no request " + requestId))
        .cancel(at);
  }

  void recallStrike(String target) {
    strikesAt(target).incrementAndGet();
  }

  void recallNoRecords(String endpoint) {
    withoutRecords.add(endpoint);
  }

  /** How callers ask for a job. */
  Handle handle(Job job) {
    return Handle.of(name, job.requestId());
  }

  /**
   * The same request of the same generation gets the same id, whatever else happens in this world;
   * that of another generation gets another, also in the next process, in which this world may be
   * gone.
   */
  private String requestId(Submission submission) {
    String hash = submission.document().digest();
    String generation = submission.generationId();
    long nth =
        jobsByHash.getOrDefault(hash, List.of()).stream()
            .filter(job -> job.generationId().equals(generation))
            .count();
    String text = "%d %s %s %d".formatted(seed, generation, hash, nth);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  Option<Job> job(String requestId) {
    synchronized (lock) {
      Job job = jobs.get(requestId);
      return job != null && job.existsAt(now()) ? Option.some(job) : Option.none();
    }
  }

  /** A job, whether or not it exists yet. */
  Option<Job> taken(String requestId) {
    synchronized (lock) {
      Job job = jobs.get(requestId);
      return job == null ? Option.none() : Option.some(job);
    }
  }

  /** The job of exactly this object, whether or not it exists yet. */
  Option<Job> takenFor(Document submitted) {
    synchronized (lock) {
      return Option.ofOptional(
          jobsByHash.getOrDefault(submitted.digest(), List.of()).stream()
              .filter(job -> job.isOf(submitted))
              .findFirst());
    }
  }

  JobView view(Job job) {
    return new JobView(
        job.requestId(),
        job.generationId(),
        job.request(),
        job.life(),
        job.acceptedAt(),
        job.startsAt(),
        job.completesAt(),
        job.isCancelled(),
        job.isBilled() ? units(job) : BigDecimal.ZERO,
        job.isBilled() ? amount(job) : Option.none());
  }

  List<JobView> views() {
    Instant now = now();
    synchronized (lock) {
      return jobs.values().stream()
          .filter(job -> job.existsAt(now))
          .sorted(Comparator.comparing(Job::acceptedAt))
          .map(this::view)
          .toList();
    }
  }

  List<AcceptedRequest> accepted() {
    Instant now = now();
    synchronized (lock) {
      return jobs.values().stream()
          .filter(job -> job.existsAt(now))
          .map(job ->
              new AcceptedRequest(
                  job.requestId(), job.generationId(), job.request().digest(), job.acceptedAt()))
          .sorted(Comparator.comparing(AcceptedRequest::acceptedAt))
          .toList();
    }
  }

  /** Jobs with exactly this input, oldest first. */
  List<Job> jobsLike(String requestHash) {
    synchronized (lock) {
      return jobsByHash.getOrDefault(requestHash, List.of()).stream()
          .filter(job -> job.existsAt(now()))
          .sorted(Comparator.comparing(Job::acceptedAt))
          .toList();
    }
  }

  /** What has fallen due by now. */
  Bill bill() {
    Instant now = now();
    synchronized (lock) {
      return new Bill(
          jobs.values().stream()
              .filter(job -> job.isBilled() && job.isCompletedAt(now))
              .map(this::charge)
              .sorted(Comparator.comparing(Bill.Item::at))
              .toList());
    }
  }

  private Bill.Item charge(Job job) {
    return new Bill.Item(
        job.requestId(),
        job.generationId(),
        job.request().sku(),
        job.request().digest(),
        units(job),
        amount(job),
        job.completesAt());
  }

  Option<Money> amount(Job job) {
    return switch (prices.quote(job.request(), job.acceptedAt())) {
      case Quote.Known known -> Option.of(known.amount());
      case Quote.Unknown unknown -> Option.none();
    };
  }

  /** Units of the model's price; where nobody knows those, seconds, or one clip. */
  BigDecimal units(Job job) {
    return switch (prices.quote(job.request(), job.acceptedAt())) {
      case Quote.Known known ->
          known.unitPrice().map(unit -> known.amount().in(unit)).getOrElse(() -> length(job));
      case Quote.Unknown unknown -> length(job);
    };
  }

  private static BigDecimal length(Job job) {
    return job.request()
        .seconds()
        .map(length -> BigDecimal.valueOf(length.toSeconds()))
        .getOrElse(BigDecimal.ONE);
  }
}
