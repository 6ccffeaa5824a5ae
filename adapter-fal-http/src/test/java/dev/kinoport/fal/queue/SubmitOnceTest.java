package dev.kinoport.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.http.HttpTimeouts;
import dev.kinoport.fal.raw.RawServer;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request that costs money leaves at most once, whatever happens to the connection. */
class SubmitOnceTest {
  @Test
  void aDropOnAFreshConnectionIsUnknownAndSentOnce() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Fal fal = fal(server)) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aDropOnAPooledConnectionIsUnknownAndSentOnce() throws Exception {
    try (RawServer server = new RawServer(acceptThen(RawServer.drop()));
        Fal fal = fal(server)) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(2);
      assertThat(server.connections()).as("the second used the pooled one").isEqualTo(1);
    }
  }

  @Test
  void aPooledConnectionThatDiedUnnoticedSendsNothingTwice() throws Exception {
    try (RawServer server =
            new RawServer(
                request -> RawServer.thenDrop(RawServer.json(200, Wishes.accepted(request))));
        Fal fal = fal(server)) {
      int accepted = 0;
      for (int i = 0; i < 50; i++) {
        accepted += submit(fal) instanceof SubmitAnswer.Accepted ? 1 : 0;
      }
      assertThat(server.received()).hasSizeBetween(accepted, 50);
      assertThat(accepted).isPositive();
    }
  }

  @Test
  void aDropOnAHostWithTwoAddressesIsSentOnce() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Fal fal = Fal.open(twoAddresses(server.port(), "127.0.0.1", "127.0.0.2"))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aDropOnAPooledConnectionToAHostWithTwoAddressesIsSentOnce() throws Exception {
    try (RawServer server = new RawServer(acceptThen(RawServer.drop()));
        Fal fal = Fal.open(twoAddresses(server.port(), "127.0.0.1", "127.0.0.2"))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 500, 502, 503, 504, 301, 302, 303, 307, 308})
  void whatAClientWouldFollowUpIsUnknownAndSentOnce(int code) throws Exception {
    try (RawServer server =
            new RawServer(request ->
                RawServer.json(code, "{}", "Retry-After: 0", "Location: " + request.target()));
        Fal fal = fal(server)) {
      SubmitAnswer answer = submit(fal);

      Class<? extends SubmitAnswer> expected =
          code == 421 ? SubmitAnswer.Refused.class : SubmitAnswer.Unknown.class;
      assertThat(answer).isInstanceOf(expected);
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
        Fal fal = Fal.open(hasty(server))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
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
        Fal fal = Fal.open(FalConfig.emulator(server.address()).client(insistent))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
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
        Fal fal = Fal.open(FalConfig.emulator(server.address()).client(careless))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
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
        Fal fal = Fal.open(FalConfig.emulator(server.address()).client(forgetful))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
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
        Fal fal = Fal.open(FalConfig.emulator(server.address()).client(detour))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
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
        Fal fal = Fal.open(FalConfig.emulator(server.address()).client(insistent))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Refused.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void whoSleptOnTheOpenConnectionUntilItWasTooLateSendsNothing() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Wishes.NOW);
    OkHttpClient sleepy =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(chain -> {
              now.updateAndGet(it -> it.plusSeconds(60));
              return chain.proceed(chain.request());
            })
            .build();
    try (RawServer server =
            new RawServer(request -> RawServer.json(200, Wishes.accepted(request)));
        Fal fal =
            Fal.open(FalConfig.emulator(server.address()).client(sleepy), Wishes.clock(now::get))) {
      Submission submission = Wishes.submission().leaveBy(Wishes.NOW.plusSeconds(90));

      assertThat(fal.provider().video().submit(submission))
          .isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(fal.provider().video().submit(submission))
          .isInstanceOfSatisfying(
              SubmitAnswer.NeverSent.class,
              never -> assertThat(never.reason()).contains("too late"));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void nothingLeavesAfterClosing() throws Exception {
    try (RawServer server =
        new RawServer(request -> RawServer.json(200, Wishes.accepted(request)))) {
      Fal fal = fal(server);
      fal.close();

      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.NeverSent.class);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void aClosedPortIsNeverSent() throws Exception {
    URI nobody;
    try (RawServer server = new RawServer(request -> RawServer.drop())) {
      nobody = server.address();
    }
    try (Fal fal = Fal.open(FalConfig.emulator(nobody))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.NeverSent.class);
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
    URI address = URI.create("http://fal.invalid:80");
    try (Fal fal = Fal.open(FalConfig.emulator(address).client(lost))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.NeverSent.class);
    }
  }

  @Test
  void aFailedTlsHandshakeIsNeverSent() throws Exception {
    try (RawServer server = new RawServer(request -> RawServer.drop());
        Fal fal = Fal.open(FalConfig.emulator(URI.create("https://127.0.0.1:" + server.port())))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.NeverSent.class);
    }
  }

  @Test
  void aFirstAddressThatRefusesDoesNotStopTheSecond() throws Exception {
    try (RawServer server =
            new RawServer(request -> RawServer.json(200, Wishes.accepted(request)));
        Fal fal = Fal.open(twoAddresses(server.port(), "::1", "127.0.0.1"))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aResetOverHttp2IsUnknownAndSentOnce() throws Exception {
    try (MockWebServer server = http2()) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(0)).build());
      server.enqueue(http2Accepted());
      try (Fal fal = http2Fal(server)) {
        assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
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
      try (Fal fal = http2Fal(server)) {
        assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Accepted.class);
        assertThat(submit(fal))
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
      try (Fal fal = http2Fal(server, addresses.split(" ", -1))) {
        if (pooled) {
          assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Accepted.class);
        }
        assertThat(submit(fal))
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

  private static Fal http2Fal(MockWebServer server) throws IOException {
    return http2Fal(server, "127.0.0.1");
  }

  private static Fal http2Fal(MockWebServer server, String... addresses) throws IOException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(InetAddress.getByName(address));
    }
    OkHttpClient http2 =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .dns(host -> all)
            .build();
    URI address = URI.create("http://fal.invalid:" + server.getPort());
    return Fal.open(FalConfig.emulator(address).client(http2));
  }

  private static MockResponse http2Accepted() {
    return new MockResponse.Builder().body("{\"request_id\":\"r-1\"}").build();
  }

  private static Function<RawServer.Received, RawServer.Reply> acceptThen(RawServer.Reply second) {
    AtomicInteger count = new AtomicInteger();
    return request ->
        count.getAndIncrement() == 0 ? RawServer.json(200, Wishes.accepted(request)) : second;
  }

  private static FalConfig twoAddresses(int port, String first, String second) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(host -> List.of(InetAddress.getByName(first), InetAddress.getByName(second)))
            .build();
    return FalConfig.emulator(URI.create("http://two.invalid:" + port)).client(client);
  }

  private static FalConfig hasty(RawServer server) {
    return FalConfig.emulator(server.address())
        .timeouts(HttpTimeouts.standard().answer(Duration.ofSeconds(2)));
  }

  private static Fal fal(RawServer server) {
    return Fal.open(FalConfig.emulator(server.address()));
  }

  private static void awaitOrGiveUp(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SubmitAnswer submit(Fal fal) {
    return fal.provider().video().submit(Wishes.submission());
  }
}
