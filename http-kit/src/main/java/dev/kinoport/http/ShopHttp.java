package dev.kinoport.http;

import dev.kinoport.http.config.HttpSettings;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.http.config.Secret;
import dev.kinoport.time.Timekeeper;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import retrofit2.Retrofit;

/**
 * HTTP with one shop: one pool, one dispatcher on virtual threads, and each kind of exchange with
 * its own rules. None of them follows a redirect or sends anything twice by itself.
 */
public final class ShopHttp implements AutoCloseable {
  /** Shorter than servers and balancers keep a silent connection, so that few die in our hands. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final int NO_LIMIT = 1_000_000;

  /** Of a file that goes up, in a second. */
  private static final long LEAST_BYTES = 1024;

  private final Timekeeper time;
  private final Secret secret;
  private final Duration question;
  private final Exchange exchange;
  private final ExecutorService threads;
  private final OpenCalls open = new OpenCalls();
  private final boolean ownsPool;
  private final OkHttpClient plain;
  private final OkHttpClient files;
  private final OkHttpClient keyed;
  private final OkHttpClient paid;
  private final OkHttpClient patient;
  private final StreamPlaces streams;

  /** Sets it up; nothing is contacted. */
  public ShopHttp(HttpSettings settings, Timekeeper time) {
    this.time = time;
    secret = settings.secret();
    question = settings.timeouts().submit();
    exchange = new Exchange(secret, time);
    threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("kinoport-" + settings.shop() + "-", 0).factory());
    ownsPool = settings.client().isEmpty();
    plain = plain(settings);
    Origins own = new Origins(settings.own());
    files =
        plain
            .newBuilder()
            .addNetworkInterceptor(new KeyInterceptor(settings.authorization(), own))
            .build();
    keyed =
        files
            .newBuilder()
            .callTimeout(settings.timeouts().submit())
            .addInterceptor(new AnswerLimit(settings.answerBytes()))
            .build();
    paid = keyed.newBuilder().addNetworkInterceptor(new Departure.Gate()).build();
    patient = paid.newBuilder().readTimeout(Duration.ZERO).callTimeout(Duration.ZERO).build();
    streams =
        new StreamPlaces(
            files
                .newBuilder()
                .readTimeout(settings.timeouts().streamSilence())
                .callTimeout(settings.timeouts().streamLife())
                .build());
  }

  private OkHttpClient plain(HttpSettings settings) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(NO_LIMIT);
    dispatcher.setMaxRequestsPerHost(NO_LIMIT);
    OkHttpClient.Builder builder =
        settings
            .client()
            .fold(
                () ->
                    new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(64, IDLE.toSeconds(), TimeUnit.SECONDS)),
                OkHttpClient::newBuilder)
            .dispatcher(dispatcher)
            .connectTimeout(settings.timeouts().connect())
            .readTimeout(settings.timeouts().answer())
            .writeTimeout(settings.timeouts().answer())
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
    for (ProxySelector proxies : settings.proxies()) {
      builder.proxy(null).proxySelector(proxies);
      if (proxies instanceof ProxyRules rules) {
        builder.proxyAuthenticator(rules.authenticator());
      }
    }
    return builder.build();
  }

  /** Whose clock it is held against. */
  public Timekeeper time() {
    return time;
  }

  /** What must not be seen of the key. */
  public Secret secret() {
    return secret;
  }

  /** Carries calls out. */
  public Exchange exchange() {
    return exchange;
  }

  /** The calls that an interface describes, below a base, by one of the clients here. */
  public <T> T calls(Class<T> type, URI base, OkHttpClient client) {
    return new Retrofit.Builder()
        .baseUrl(base.toString())
        .client(client)
        .validateEagerly(true)
        .build()
        .create(type);
  }

  /** Without the key: files, presigned addresses. */
  public OkHttpClient plain() {
    return plain;
  }

  /**
   * A file on its way up, without the key. It is over within the time of a question and what its
   * bytes take at the least speed: also an answer in drops holds nobody up.
   *
   * @param bytes how many it has
   */
  public Call upload(Request request, long bytes) {
    Call call = plain.newCall(request);
    Duration longest = question.plusSeconds(bytes / LEAST_BYTES);
    call.timeout().timeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    return call;
  }

  /** With the key where it belongs: files of the shop's own API, of any length. */
  public OkHttpClient files() {
    return files;
  }

  /** With the key: everything free of charge. */
  public OkHttpClient keyed() {
    return keyed;
  }

  /** With the key, and each request at most once: what costs money. */
  public OkHttpClient paid() {
    return paid;
  }

  /** Like {@link #paid}, for answers that take as long as the caller says. */
  public OkHttpClient patient() {
    return patient;
  }

  /** With the key, for as long as streams live. */
  public StreamPlaces streams() {
    return streams;
  }

  /** Ends every call at once, also those whose answers are still being read. */
  @Override
  public void close() {
    open.close();
    plain.dispatcher().cancelAll();
    threads.shutdownNow();
    streams.close();
    if (ownsPool) {
      plain.connectionPool().evictAll();
    }
  }
}
