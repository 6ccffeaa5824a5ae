package dev.kinoport.emulator;

import dev.kinoport.emulator.callback.DeliveryLog;
import dev.kinoport.emulator.callback.LoopbackPost;
import dev.kinoport.emulator.callback.WebhookDelivery;
import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.files.FileShelf;
import dev.kinoport.emulator.fal.files.FilesApi;
import dev.kinoport.emulator.fal.files.UploadApi;
import dev.kinoport.emulator.fal.platform.PlatformApi;
import dev.kinoport.emulator.fal.platform.RestApi;
import dev.kinoport.emulator.fal.platform.SiteApi;
import dev.kinoport.emulator.fal.queue.QueueApi;
import dev.kinoport.emulator.fal.queue.ResultReply;
import dev.kinoport.emulator.fal.queue.RunApi;
import dev.kinoport.emulator.fal.queue.StatusBody;
import dev.kinoport.emulator.fal.queue.StatusStreams;
import dev.kinoport.emulator.fal.queue.SubmitApi;
import dev.kinoport.emulator.fal.queue.WireJobs;
import dev.kinoport.emulator.fal.webhook.WebhookKey;
import dev.kinoport.emulator.fal.webhook.WebhookPost;
import dev.kinoport.emulator.fal.webhook.Webhooks;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.CallListener;
import dev.kinoport.emulator.http.CallReader;
import dev.kinoport.emulator.http.HttpEntry;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.RequestLog;
import dev.kinoport.emulator.http.ServerNames;
import dev.kinoport.emulator.http.WarningLog;
import dev.kinoport.emulator.http.WireRequest;
import dev.kinoport.emulator.http.WireWarning;
import dev.kinoport.emulator.minimax.MinimaxWire;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.replicate.ReplicateWire;
import dev.kinoport.emulator.server.Listener;
import dev.kinoport.emulator.tls.ThrowawayAuthority;
import dev.kinoport.emulator.videos.VideosWire;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.bound.WorldBounds;
import dev.kinoport.time.Timekeeper;
import io.vavr.Lazy;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A fake provider over fal's wire protocol, on loopback: what happens in process and what happens
 * on the wire happens in one world, with one script, one clock and one bill.
 *
 * <p>A client that can be given a base address finds the real host as the first segment of the
 * path: {@code http://127.0.0.1:PORT/queue.fal.run/fal-ai/...}. A client that can be given a proxy
 * sends everything to {@code /proxy}. A client that resolves names here is known by its Host
 * header. One that takes neither, but environment variables, has {@code HTTPS_PROXY} lead here and
 * trusts {@link #authorityPem}: {@code CONNECT} to fal's hosts ends here, and so does TLS, on the
 * same port. A world that is {@linkplain FakeProvider.Builder#keptIn kept} goes on where the last
 * server left it, whatever port that had. Safe for use by many threads; no connection has a
 * platform thread of its own.
 */
public final class EmulatorServer implements AutoCloseable {
  private final Listener listener;
  private final ThrowawayAuthority authority;
  private final StatusStreams streams;
  private final RequestLog log;
  private final WarningLog warnings;
  private final DeliveryLog deliveries;
  private final LoopbackPost post;
  private final Webhooks webhooks;
  private final MinimaxWire minimax;
  private final ReplicateWire replicate;
  private final VideosWire videos;
  private final WireJobs jobs;
  private final CallListener onCall;
  private final Timekeeper time;
  private final List<Runnable> resets;

  private EmulatorServer(Builder builder) {
    FakeProvider provider = builder.provider;
    Readings readings = builder.readings;
    Administration administration = provider.administration();
    time = administration.time();
    onCall = builder.onCall;
    WorldBounds bounds = administration.bounds();
    log = new RequestLog(administration.time(), bounds.lines());
    warnings = new WarningLog(administration.time(), builder.onWarning);
    Keys keys = new Keys(readings, builder.onlyKey);
    FileShelf shelf = new FileShelf(administration);
    jobs = new WireJobs(administration, readings);
    SubmitApi submits = new SubmitApi(provider, jobs, shelf, keys, readings);
    streams =
        new StatusStreams(administration, new StatusBody(administration, jobs, readings), readings);
    QueueApi queue = new QueueApi(provider, jobs, submits, keys, readings, streams);
    UploadApi uploads = new UploadApi(provider, shelf, keys, readings);
    ResultReply results = new ResultReply(administration, jobs, readings);
    RunApi run = new RunApi(provider, jobs, submits, results);
    WebhookKey webhookKey = new WebhookKey(administration);
    deliveries = new DeliveryLog(administration.time(), bounds.lines());
    post = new LoopbackPost(deliveries);
    webhooks =
        new Webhooks(
            administration,
            jobs,
            readings,
            new WebhookPost(administration.time(), webhookKey, post),
            queue::resultOf);
    minimax = new MinimaxWire(provider, readings, builder.onlyKey, post);
    replicate = new ReplicateWire(provider, readings, builder.onlyKey, post);
    videos = new VideosWire(provider, readings, builder.onlyKey);
    jobs.onTaken(webhooks::expect);
    administration.onCancel(id -> jobs.overTheWire(id).peek(webhooks::onCancel));
    PlatformApi platform = new PlatformApi(administration, keys, jobs, readings);
    HostRouter router =
        new HostRouter(
            queue::reply,
            run::reply,
            new RestApi(webhookKey, uploads)::reply,
            new FilesApi(administration, shelf, uploads, readings)::reply,
            platform::reply,
            new SiteApi(administration)::reply,
            minimax::reply,
            minimax::file,
            replicate::reply,
            replicate::file,
            videos::reply);
    // The books before what is told of them: whoever still asks finds nothing, not half of it.
    resets =
        List.of(
            administration::reset,
            jobs::reset,
            streams::close,
            webhooks::reset,
            deliveries::reset,
            minimax::reset,
            replicate::reset,
            videos::reset,
            uploads::reset,
            shelf::reset,
            webhookKey::writeDown,
            log::reset,
            warnings::reset);
    authority = ThrowawayAuthority.create(builder.advertised);
    listener = Listener.on(builder.port, administration.time(), authority::serverContext);
    try {
      administration.replay(line -> {
        jobs.recall(line, address().toString());
        webhooks.recall(line);
        webhookKey.recall(line);
        minimax.recall(line);
        replicate.recall(line, address().toString());
        videos.recall(line);
        uploads.recall(line);
        shelf.recall(line);
      });
      webhookKey.keep();
    } catch (UncheckedIOException e) {
      listener.close();
      throw e;
    }
    ServerNames names = ServerNames.of(listener.port(), builder.advertised);
    ControlApi control =
        new ControlApi(
            provider,
            log,
            warnings,
            deliveries,
            builder.usual,
            names,
            this::authorityPem,
            this::restartVideos,
            this::reset);
    Lazy<Function<Call, Option<Reply>>> pages = Lazy.of(() -> builder.pages.apply(this));
    PageDoor door = new PageDoor(names, call -> pages.get().apply(call));
    Function<Call, Reply> answering =
        call ->
            door.reply(call)
                .orElse(() -> control.reply(call))
                .getOrElse(() -> logged(call, router::reply));
    jobs.overTheWire().forEach(webhooks::resume);
    minimax.resume();
    replicate.resume();
    listener.start(
        new HttpEntry(new CallReader(readings, names), answering, readings), names::refusal);
  }

  private Reply logged(Call call, Function<Call, Reply> answering) {
    Instant began = time.now();
    Reply reply = answering.apply(call);
    log.add(call, reply);
    warnings.add(call);
    onCall.on(call, reply, began, time.now());
    return reply;
  }

  /** Begins to put a server before a provider. */
  public static Builder before(FakeProvider provider) {
    Objects.requireNonNull(provider, "provider must not be null");
    return new Builder(provider);
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /** The same port for clients that insist on TLS, such as {@code https://127.0.0.1:8080}. */
  public URI tlsAddress() {
    return URI.create("https://127.0.0.1:" + listener.port());
  }

  /** The certificate, in PEM, that a client has to trust; another one for each server. */
  public String authorityPem() {
    return authority.pem();
  }

  /**
   * Every request that has reached it, in order; of very many the latest, as many as the {@link
   * WorldBounds} of its provider say.
   */
  public List<WireRequest> requests() {
    return log.all();
  }

  /** How many requests had reached it before the first of those that {@link #requests} tells. */
  public long requestsBefore() {
    return log.dropped();
  }

  /** What the real fal would have ignored so far, each kind once. */
  public List<WireWarning> warnings() {
    return warnings.all();
  }

  /** Every attempt to call back, in order; of very many the latest, as with {@link #requests}. */
  public List<WebhookDelivery> webhooks() {
    return deliveries.all();
  }

  /**
   * Calls back once more for a request that is over, whatever came of earlier attempts.
   *
   * @return false if there is no such request, it is not over, or nobody wants to be called
   */
  public boolean callBackAgain(String requestId) {
    Objects.requireNonNull(requestId, "requestId must not be null");
    return jobs.overTheWire(requestId).exists(webhooks::once);
  }

  /** How many status streams are open. */
  public int openStreams() {
    return streams.count();
  }

  /**
   * Begins anew, for the next test: no request, no charge, no file, no open stream, no webhook to
   * come, the first script, and another identity of the world. Time goes on, and so do address,
   * certificate and keys.
   */
  public void reset() {
    resets.forEach(Runnable::run);
  }

  /**
   * The server of {@code /v1/videos} is restarted, as it were: it knows none of its jobs any more,
   * while everything else, their charges too, stays.
   */
  public void restartVideos() {
    videos.restart();
  }

  /** Closes every connection at once. The provider behind it goes on. */
  @Override
  public void close() {
    // First: it frees who is stuck in the write of an event that nobody reads.
    listener.close();
    streams.close();
    webhooks.close();
    minimax.close();
    replicate.close();
    post.close();
  }

  /** Puts a {@link EmulatorServer} together. */
  public static final class Builder {
    private final FakeProvider provider;
    private Readings readings = Readings.suggested();
    private Life usual = Life.realistic();
    private Option<String> onlyKey = Option.none();
    private Option<String> advertised = Option.none();
    private Consumer<WireWarning> onWarning = warning -> {};
    private CallListener onCall = (call, reply, began, ended) -> {};
    private Function<EmulatorServer, Function<Call, Option<Reply>>> pages =
        server -> call -> Option.none();
    private int port;

    private Builder(FakeProvider provider) {
      this.provider = provider;
    }

    /** How it reads fal's documentation; by default {@link Readings#suggested}. */
    public Builder readings(Readings choice) {
      Objects.requireNonNull(choice, "choice must not be null");
      this.readings = choice;
      return this;
    }

    /** What a script leaves out that is posted to it; by default {@link Life#realistic}. */
    public Builder usual(Life life) {
      Objects.requireNonNull(life, "life must not be null");
      this.usual = life;
      return this;
    }

    /** Who is told, once for each kind, of what the real fal would ignore; by default nobody. */
    public Builder onWarning(Consumer<WireWarning> listener) {
      Objects.requireNonNull(listener, "listener must not be null");
      this.onWarning = listener;
      return this;
    }

    /** Who is told of every call to one of the hosts, with its answer; by default nobody. */
    public Builder onCall(CallListener listener) {
      Objects.requireNonNull(listener, "listener must not be null");
      this.onCall = listener;
      return this;
    }

    /**
     * What a person sees who opens its address in a browser: asked for when the first of them
     * comes. It answers what is asked of {@code /__ui} and below, and of {@code /} by a browser; by
     * default there is nothing there.
     *
     * @param front from the server to its pages, which answer none where there is no page
     */
    public Builder pages(Function<EmulatorServer, Function<Call, Option<Reply>>> front) {
      Objects.requireNonNull(front, "front must not be null");
      this.pages = front;
      return this;
    }

    /**
     * The host, or host and port, in addresses that it gives out, for clients that refuse those of
     * the loopback; by default whatever the client itself asked. The certificate holds it, too.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public Builder advertise(String hostAndPort) {
      Objects.requireNonNull(hostAndPort, "hostAndPort must not be null");
      this.advertised = Option.some(ServerNames.checked(hostAndPort));
      return this;
    }

    /** Which key it takes; by default any. */
    public Builder onlyKey(String key) {
      Objects.requireNonNull(key, "key must not be null");
      this.onlyKey = Option.some(key);
      return this;
    }

    /** Where it listens; by default a free port. */
    public Builder port(int number) {
      this.port = number;
      return this;
    }

    /**
     * Starts it.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public EmulatorServer start() {
      return new EmulatorServer(this);
    }
  }
}
