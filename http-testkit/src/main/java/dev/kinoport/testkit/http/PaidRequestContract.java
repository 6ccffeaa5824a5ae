package dev.kinoport.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The request that costs money leaves at most once, whatever happens to the connection. Each
 * adapter over HTTP extends it beside its own tests.
 */
public abstract class PaidRequestContract {
  /** When the submission is made. */
  protected static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A shop that is talked to over HTTP. */
  public interface Shop extends AutoCloseable {
    /** What is proven. */
    VideoBackend video();

    @Override
    void close();
  }

  /**
   * Opens the shop.
   *
   * @param address where it is
   * @param client the caller's own
   * @param answerWithin how long an answer is waited for
   * @param now its clock
   */
  protected abstract Shop open(
      URI address, OkHttpClient client, Duration answerWithin, Supplier<Instant> now);

  /** Something to buy, without local images. */
  protected abstract Submission submission();

  /** The shop's own yes to a request. */
  protected abstract String accepted(RawServer.Received request);

  /** What an answer of this code means that a client might follow up by itself. */
  protected Class<? extends SubmitAnswer> meaningOf(int code) {
    return SubmitAnswer.Unknown.class;
  }

  @Test
  void aDropOnAFreshConnectionIsUnknownAndSentOnce() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Shop shop = shop(server)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aDropOnAPooledConnectionIsUnknownAndSentOnce() throws Exception {
    try (RawServer server = new RawServer(acceptThen(RawServer.drop()));
        Shop shop = shop(server)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(2);
      assertThat(server.connections()).as("the second used the pooled one").isEqualTo(1);
    }
  }

  @Test
  void aPooledConnectionThatDiedUnnoticedSendsNothingTwice() throws Exception {
    try (RawServer server =
            new RawServer(request -> RawServer.thenDrop(RawServer.json(200, accepted(request))));
        Shop shop = shop(server)) {
      int accepted = 0;
      for (int i = 0; i < 50; i++) {
        accepted += submit(shop) instanceof SubmitAnswer.Accepted ? 1 : 0;
      }
      assertThat(server.received()).hasSizeBetween(accepted, 50);
      assertThat(accepted).isPositive();
    }
  }

  @Test
  void aDropOnAHostWithTwoAddressesIsSentOnce() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Shop shop = twoAddresses(server.port(), "127.0.0.1", "127.0.0.2")) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aDropOnAPooledConnectionToAHostWithTwoAddressesIsSentOnce() throws Exception {
    try (RawServer server = new RawServer(acceptThen(RawServer.drop()));
        Shop shop = twoAddresses(server.port(), "127.0.0.1", "127.0.0.2")) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 500, 502, 503, 504, 301, 302, 303, 307, 308})
  void whatAClientWouldFollowUpIsUnknownAndSentOnce(int code) throws Exception {
    try (RawServer server =
            new RawServer(request ->
                RawServer.json(code, "{}", "Retry-After: 0", "Location: " + request.target()));
        Shop shop = shop(server)) {
      SubmitAnswer answer = submit(shop);

      assertThat(answer).isInstanceOf(meaningOf(code));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void silenceIsUnknownAndSentOnce() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(request ->
                out -> {
                  awaitOrGiveUp(over);
                  return false;
                });
        Shop shop = open(server.address(), new OkHttpClient(), Duration.ofSeconds(2), () -> NOW)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
      over.countDown();
    }
  }

  @Test
  void anInterceptorOfTheCallersOwnCannotSendItAgain() throws Exception {
    OkHttpClient insistent =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              try {
                return chain.proceed(chain.request());
              } catch (IOException e) {
                return chain.proceed(chain.request());
              }
            })
            .build();
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Shop shop = shop(server.address(), insistent)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void anInterceptorThatLeavesTheBodyOpenCannotSendItAgain() throws Exception {
    OkHttpClient careless =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              Response first = chain.proceed(chain.request());
              return first.isSuccessful() ? first : chain.proceed(chain.request());
            })
            .build();
    try (RawServer server = new RawServer(request -> RawServer.json(502, "{}"));
        Shop shop = shop(server.address(), careless)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void anInterceptorThatBuildsTheRequestAnewIsWatchedAllTheSame() throws Exception {
    OkHttpClient forgetful =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> {
              Request anew =
                  new Request.Builder()
                      .url(chain.request().url())
                      .post(RequestBody.create("{}", MediaType.get("application/json")))
                      .build();
              try {
                return chain.proceed(anew);
              } catch (IOException e) {
                return chain.proceed(anew);
              }
            })
            .build();
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Shop shop = shop(server.address(), forgetful)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void anInterceptorThatSendsItByOtherMeansIsNeverCalledNeverSent() throws Exception {
    OkHttpClient other = new OkHttpClient();
    OkHttpClient detour =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> other.newCall(chain.request()).execute())
            .build();
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Shop shop = shop(server.address(), detour)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).isNotEmpty();
    }
  }

  @Test
  void anAuthenticatorOfTheCallersOwnCannotSendItAgain() throws Exception {
    OkHttpClient insistent =
        new OkHttpClient.Builder()
            .authenticator((route, response) ->
                response.request().newBuilder().header("X-Try", "again").build())
            .build();
    try (RawServer server = new RawServer(request -> RawServer.json(401, "{}"));
        Shop shop = shop(server.address(), insistent)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Refused.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void whoSleptOnTheOpenConnectionUntilItWasTooLateSendsNothing() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    OkHttpClient sleepy =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> {
              now.updateAndGet(it -> it.plusSeconds(60));
              return chain.proceed(chain.request());
            })
            .build();
    try (RawServer server = new RawServer(request -> RawServer.json(200, accepted(request)));
        Shop shop = open(server.address(), sleepy, PATIENCE, now::get)) {
      Submission submission = submission().leaveBy(NOW.plusSeconds(90));

      assertThat(shop.video().submit(submission)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(shop.video().submit(submission))
          .isInstanceOfSatisfying(
              SubmitAnswer.NeverSent.class,
              never -> assertThat(never.reason()).contains("too late"));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void whoMayNotSendAnyMoreSendsNothingOnTheOpenConnection() throws Exception {
    AtomicInteger connected = new AtomicInteger();
    OkHttpClient slow =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> {
              connected.incrementAndGet();
              return chain.proceed(chain.request());
            })
            .build();
    try (RawServer server = new RawServer(request -> RawServer.json(200, accepted(request)));
        Shop shop = shop(server.address(), slow)) {
      Submission submission = submission().whileSenderMay(() -> connected.get() == 1);

      assertThat(shop.video().submit(submission)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(shop.video().submit(submission)).isInstanceOf(SubmitAnswer.NeverSent.class);
      assertThat(connected).hasValue(2);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void nothingLeavesAfterClosing() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(200, accepted(request)))) {
      Shop shop = shop(server);
      shop.close();

      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.NeverSent.class);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void aClosedPortIsNeverSent() throws Exception {
    // Bound, so that nobody else takes the port meanwhile, and not listening.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nobody = URI.create("http://127.0.0.1:" + bound.getLocalPort());
      try (Shop shop = shop(nobody, new OkHttpClient())) {
        assertThat(submit(shop)).isInstanceOf(SubmitAnswer.NeverSent.class);
      }
    }
  }

  @Test
  void aNameThatLeadsNowhereIsNeverSent() {
    OkHttpClient lost =
        new OkHttpClient.Builder()
            .dns(host -> {
              throw new UnknownHostException(host);
            })
            .build();
    URI address = URI.create("http://shop.invalid:80");
    try (Shop shop = shop(address, lost)) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.NeverSent.class);
    }
  }

  @Test
  void aFailedTlsHandshakeIsNeverSent() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Shop shop = shop(URI.create("https://127.0.0.1:" + server.port()), new OkHttpClient())) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.NeverSent.class);
    }
  }

  @Test
  void aFirstAddressThatRefusesDoesNotStopTheSecond() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.json(200, accepted(request)));
        Shop shop = twoAddresses(server.port(), "::1", "127.0.0.1")) {
      assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aResetOverHttp2IsUnknownAndSentOnce() throws Exception {
    try (MockWebServer server = http2()) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(0)).build());
      server.enqueue(http2Accepted());
      try (Shop shop = http2Shop(server)) {
        assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Unknown.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
      }
    }
  }

  @Test
  void aRefusedStreamOverHttp2IsNotSentAgainByTheClient() throws Exception {
    int refusedStream = 7;
    try (MockWebServer server = http2()) {
      server.enqueue(http2Accepted());
      server.enqueue(
          new MockResponse.Builder()
              .onRequestStart(new SocketEffect.CloseStream(refusedStream))
              .build());
      server.enqueue(http2Accepted());
      try (Shop shop = http2Shop(server)) {
        assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Accepted.class);
        assertThat(submit(shop))
            .as("sent again, it would have been accepted")
            .isInstanceOf(SubmitAnswer.Unknown.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fresh, 127.0.0.1",
    "fresh, 127.0.0.1 127.0.0.2",
    "pooled, 127.0.0.1",
    "pooled, 127.0.0.1 127.0.0.2"
  })
  void aDropOverHttp2IsUnknownAndSentOnce(String connection, String addresses) throws Exception {
    boolean pooled = connection.equals("pooled");
    try (MockWebServer server = http2()) {
      if (pooled) {
        server.enqueue(http2Accepted());
      }
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
      server.enqueue(http2Accepted());
      try (Shop shop = http2Shop(server, addresses.split(" ", -1))) {
        if (pooled) {
          assertThat(submit(shop)).isInstanceOf(SubmitAnswer.Accepted.class);
        }
        assertThat(submit(shop))
            .as("sent again, it would have been accepted")
            .isInstanceOf(SubmitAnswer.Unknown.class);
        assertThat(server.getRequestCount()).isEqualTo(pooled ? 2 : 1);
      }
    }
  }

  private static MockWebServer http2() throws IOException {
    MockWebServer server = new MockWebServer();
    server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    server.start(InetAddress.getByName("0.0.0.0"), 0);
    return server;
  }

  private Shop http2Shop(MockWebServer server) throws IOException {
    return http2Shop(server, "127.0.0.1");
  }

  private Shop http2Shop(MockWebServer server, String... addresses) throws IOException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    OkHttpClient http2 =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .dns(host -> all)
            .build();
    URI address = URI.create("http://shop.invalid:" + server.getPort());
    return shop(address, http2);
  }

  private MockResponse http2Accepted() {
    RawServer.Received request =
        new RawServer.Received("POST", "/", Map.of("host", "shop.invalid"), ByteString.EMPTY);
    return new MockResponse.Builder().body(accepted(request)).build();
  }

  private Function<RawServer.Received, RawServer.Reply> acceptThen(RawServer.Reply second) {
    AtomicInteger count = new AtomicInteger();
    return request ->
        count.getAndIncrement() == 0 ? RawServer.json(200, accepted(request)) : second;
  }

  private Shop twoAddresses(int port, String first, String second) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(host -> List.of(InetAddress.getByName(first), InetAddress.getByName(second)))
            .build();
    return shop(URI.create("http://two.invalid:" + port), client);
  }

  private Shop shop(RawServer server) {
    return shop(server.address(), new OkHttpClient());
  }

  private Shop shop(URI address, OkHttpClient client) {
    return open(address, client, PATIENCE, () -> NOW);
  }

  private static void awaitOrGiveUp(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SubmitAnswer submit(Shop shop) {
    return shop.video().submit(submission());
  }
}
