package dev.kinoport.fake;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.fake.bound.WorldBounds;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the fake provider's own staff sees and can do: for whoever puts it on a wire, or turns it
 * while a test runs. Callers under test have no business here. Safe for use by many threads.
 */
public final class Administration {
  private static final String CIRCUMSTANCES = "came";

  private final ProviderState world;
  private final FakeUploads uploads;
  private final Catalogue catalogue;
  private final ResultMemory memory;
  private final FakeVideoBackend video;
  private final FakeClips clips;
  private final WorldLog history;
  private final Contents contents;
  private final WorldBounds bounds;

  Administration(
      ProviderState world,
      WorldLog history,
      Contents contents,
      FakeUploads uploads,
      FakeVideoBackend video,
      FakeClips clips,
      Catalogue catalogue,
      ResultMemory memory,
      WorldBounds bounds) {
    this.world = world;
    this.history = history;
    this.contents = contents;
    this.video = video;
    this.clips = clips;
    this.uploads = uploads;
    this.catalogue = catalogue;
    this.memory = memory;
    this.bounds = bounds;
  }

  /**
   * Takes a submission, as the port does, and writes down with it how it came.
   *
   * @param circumstances a member of the line about its acceptance, if it is accepted
   */
  public SubmitAnswer submit(Submission submission, Json.Members circumstances) {
    return video.submit(new Incoming(submission, Json.object().with(CIRCUMSTANCES, circumstances)));
  }

  /** How the request of such a line came, if somebody wrote it down. */
  public static Option<Json.Members> circumstances(EventLine accepted) {
    return accepted.find(CIRCUMSTANCES);
  }

  /**
   * Writes down what else happened, for the next process. Does nothing for a world that is kept
   * nowhere.
   */
  public void write(Happening what, Supplier<Json.Members> members) {
    history.write(what, members);
  }

  /**
   * Tells of all that was written down so far.
   *
   * @throws java.io.UncheckedIOException at the first line of which the reader throws an {@link
   *     IllegalArgumentException}, by file and number
   */
  public void replay(Consumer<EventLine> reader) {
    history.replay(reader);
  }

  /** The bytes of whatever was uploaded. */
  public Contents contents() {
    return contents;
  }

  /** How much is kept in memory. */
  public WorldBounds bounds() {
    return bounds;
  }

  /**
   * Counts what whoever puts this provider on a wire keeps of requests.
   *
   * @param requests that the world itself never had, since they were over before they began
   * @param bytes of what came, beside what the world itself has of it
   */
  public void hold(int requests, long bytes) {
    world.hold(requests, bytes);
  }

  /**
   * What a submit is answered for which there is no place: the world is full of requests. Nothing
   * that was accepted is forgotten for it.
   */
  public Option<ProviderError> fullness() {
    return world.fullness();
  }

  /** The clock that all of it runs by. */
  public Timekeeper time() {
    return world.time();
  }

  /** The models on offer. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** A request that exists by now. */
  public Option<JobView> job(String requestId) {
    return world.job(requestId).map(world::view);
  }

  /** A request, even if it is taken only later. */
  public Option<JobView> takenJob(String requestId) {
    return world.taken(requestId).map(world::view);
  }

  /** Where a request stands, as long as it is remembered; no fault gets in the way. */
  public Option<ProviderStatus> status(String requestId) {
    Instant now = world.now();
    return world
        .job(requestId)
        .filter(job -> !memory.hasLost(job, now))
        .map(job -> job.status(now));
  }

  /** Where the provider's own clip source finds the clip of a request. */
  public URI clipAddress(String requestId) {
    return world
        .taken(requestId)
        .fold(() -> ClipAddress.of(requestId), job -> ClipAddress.of(job, 0))
        .uri();
  }

  /**
   * The clip of a request, as it leaves the provider: which hosts clips may come from is for who
   * fetches them.
   *
   * @param offset first byte wanted, 0 or more; the clip may start earlier
   */
  public Either<ClipFailure, ClipStream> openClip(String requestId, long offset) {
    return clips.open(requestId, offset);
  }

  /** All requests that exist by now, oldest first. */
  public List<JobView> jobs() {
    return world.views();
  }

  /**
   * Whether the records of an endpoint can be asked for: not once a request came whose life says
   * otherwise.
   */
  public boolean keepsRecords(String endpoint) {
    return world.keepsRecords(endpoint);
  }

  /** The request with exactly this submitted object, even if it is taken only later. */
  public Option<JobView> takenFor(Document submitted) {
    return world.takenFor(submitted).map(world::view);
  }

  /** How a request would go. */
  public Life lifeOf(Document request) {
    return world.lifeOf(request);
  }

  /**
   * What asking for the result of a request would be answered now, if nothing kept the question
   * from getting through. Does not count as a question.
   */
  public Either<ProviderFailure, ProviderResult> outcome(String requestId) {
    return world
        .job(requestId)
        .fold(() -> Either.right(new ProviderResult.NotReady()), video::outcome);
  }

  /** When the status of a request next reads differently; none once it is over. */
  public Option<Instant> nextChange(String requestId) {
    return world.job(requestId).flatMap(job -> job.nextChange(world.now()));
  }

  /** Calls back with the request id, on the cancelling thread, whenever a request is cancelled. */
  public void onCancel(Consumer<String> listener) {
    world.onCancel(listener);
  }

  /**
   * Whether a fault that strikes so many times strikes now; counts the strike.
   *
   * @param times how often
   * @param place where, a word
   * @param id whom
   */
  public boolean strikes(int times, String place, String id) {
    return world.strikes(times, place, id);
  }

  /**
   * Keeps the images that came with a request itself, without any upload: all of them, or none.
   *
   * @return their addresses by digest; left: what its submit is answered, as throttled if they
   *     would find a place later
   */
  public Either<ProviderError, Map<String, URI>> keepImages(Document request) {
    return uploads.keep(request);
  }

  /** Why every upload is refused for good, as long as it is. */
  public Option<Fault.UploadRefused> uploadRefusal() {
    return uploads.refusal();
  }

  /** Requests go by another script from now on; those that were accepted go on as they were. */
  public void follow(Script script) {
    world.follow(script);
  }

  /**
   * Faults that count strike anew from now on, also those requests that they have struck. A world
   * that is kept does not remember this.
   */
  public void strikeAnew() {
    world.strikeAnew();
  }

  /** Whether requests go by this very script now. */
  public boolean follows(Script script) {
    return world.follows(script);
  }

  /**
   * Forgets every request, every charge and every strike, goes by its first script again, and is
   * another world. Time and images stay.
   */
  public void reset() {
    world.reset();
  }
}
