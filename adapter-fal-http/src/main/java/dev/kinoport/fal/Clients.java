package dev.kinoport.fal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The HTTP clients: one pool, one dispatcher on virtual threads, and each kind of exchange with its
 * own rules. None of them follows a redirect or sends anything twice by itself.
 */
final class Clients implements AutoCloseable {
  /** Shorter than servers and balancers keep a silent connection, so that few die in our hands. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final int NO_LIMIT = 1_000_000;

  private final ExecutorService threads;
  private final OpenCalls open = new OpenCalls();
  private final boolean ownsPool;
  private final OkHttpClient plain;
  private final OkHttpClient queue;
  private final OkHttpClient paid;
  private final OkHttpClient patient;
  private final OkHttpClient streams;

  Clients(FalConfig config) {
    threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("kinoport-fal-", 0).factory());
    ownsPool = config.client().isEmpty();
    plain = plain(config);
    FalHosts hosts = config.hosts();
    Origins fal = new Origins(hosts.all());
    OkHttpClient keyed =
        plain.newBuilder().addNetworkInterceptor(new KeyInterceptor(config.key(), fal)).build();
    queue =
        keyed
            .newBuilder()
            .callTimeout(config.timeouts().submit())
            .addInterceptor(new AnswerLimit(config.limits().answerBytes()))
            .build();
    paid = queue.newBuilder().addNetworkInterceptor(new Departure.Gate()).build();
    patient = paid.newBuilder().readTimeout(Duration.ZERO).callTimeout(Duration.ZERO).build();
    streams =
        keyed
            .newBuilder()
            .readTimeout(config.timeouts().streamSilence())
            .callTimeout(config.timeouts().streamLife())
            .build();
  }

  private OkHttpClient plain(FalConfig config) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(NO_LIMIT);
    dispatcher.setMaxRequestsPerHost(NO_LIMIT);
    OkHttpClient.Builder builder =
        config
            .client()
            .fold(
                () ->
                    new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(64, IDLE.toSeconds(), TimeUnit.SECONDS)),
                OkHttpClient::newBuilder)
            .dispatcher(dispatcher)
            .connectTimeout(config.timeouts().connect())
            .readTimeout(config.timeouts().answer())
            .writeTimeout(config.timeouts().answer())
            .callTimeout(Duration.ZERO)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .cache(null)
            .cookieJar(CookieJar.NO_COOKIES)
            .addInterceptor(new Departure.Threshold())
            .addInterceptor(new UserAgent())
            .addInterceptor(open)
            .addNetworkInterceptor(new LengthInterceptor());
    config.proxy().forEach(builder::proxy);
    return builder.build();
  }

  /** Without the key: files, presigned addresses. */
  OkHttpClient plain() {
    return plain;
  }

  /** With the key: everything free of charge. */
  OkHttpClient queue() {
    return queue;
  }

  /** With the key, and each request at most once: what costs money. */
  OkHttpClient paid() {
    return paid;
  }

  /** Like {@link #paid}, for answers that take as long as the caller says. */
  OkHttpClient patient() {
    return patient;
  }

  /** With the key, for as long as a stream lives. */
  OkHttpClient streams() {
    return streams;
  }

  /** Ends every call at once, also those whose answers are still being read. */
  @Override
  public void close() {
    open.close();
    plain.dispatcher().cancelAll();
    var unused = threads.shutdownNow();
    if (ownsPool) {
      plain.connectionPool().evictAll();
    }
  }
}
