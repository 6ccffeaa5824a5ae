package dev.kinoport.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.raw.Await;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.http.Answer;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.config.Secret;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed.Following;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream tells faster than polling, and never more than it knows. */
@Timeout(300)
class StatusStreamTest {
  private static final String QUEUED = "data: {\"status\":\"IN_QUEUE\",\"queue_position\":1}\n\n";
  private static final String COMPLETED = "data: {\"status\":\"COMPLETED\"}\n\n";

  private final BlockingQueue<ProviderStatus> heard = new LinkedBlockingQueue<>();
  private final List<Answer> refused = new ArrayList<>();

  @Test
  void linesAddUpOverTheStream() throws Exception {
    String events =
        """
        : ping

        data: {"status":"IN_PROGRESS","logs":[{"message":"a"}]}

        data:{"status":"IN_PROGRESS",
        data: "logs":[{"message":"b"},{"message":"c"}]}

        data: {"status":"COMPLETED","logs":[]}

        """;
    try (RawServer server = new RawServer(r -> RawServer.events(events));
        Fal fal = fal(server);
        Following following = follow(fal)) {
      assertThat(next()).isEqualTo(new ProviderStatus.Running(lines("a")));
      assertThat(next()).isEqualTo(new ProviderStatus.Running(lines("a", "b", "c")));
      assertThat(next()).isEqualTo(new ProviderStatus.Completed(lines("a", "b", "c")));
      awaitDeath(following);
      assertThat(server.received().getFirst().target())
          .endsWith("/fal-ai/minimax/requests/" + Wishes.REQUEST_ID + "/status/stream?logs=1");
      assertThat(server.received().getFirst().header("accept")).isEqualTo("text/event-stream");
    }
  }

  @Test
  void linesToldAgainAreNotCountedAgain() throws Exception {
    String events =
        """
        data: {"status":"IN_PROGRESS","logs":[{"message":"a"}]}

        data: {"status":"COMPLETED","logs":[{"message":"a"},{"message":"b"}]}

        """;
    try (RawServer server = new RawServer(r -> RawServer.events(events));
        Fal fal = fal(server);
        Following following = follow(fal)) {
      assertThat(next()).isEqualTo(new ProviderStatus.Running(lines("a")));
      assertThat(next()).isEqualTo(new ProviderStatus.Completed(lines("a", "b")));
      awaitDeath(following);
    }
  }

  @Test
  void garbageIsPassedOver() throws Exception {
    String garbage = "nonsense\ndata: <html>\n\ndata: {\"status\":\"FAILED\"}\n\ndata: 7\n\n";
    try (RawServer server = new RawServer(r -> RawServer.events(garbage + COMPLETED));
        Fal fal = fal(server);
        Following following = follow(fal)) {
      assertThat(next()).isEqualTo(new ProviderStatus.Completed(List.of()));
      awaitDeath(following);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 206, 302, 400, 401, 404, 405, 429, 500, 503})
  void aStreamThatDoesNotOpenIsNotAlive(int code) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, "{}"))) {
      StatusSubscription stream = listened(server);

      assertThat(heard).isEmpty();
      assertThat(refused).extracting(Answer::code).containsExactly(code);
      assertThat(stream.isAlive()).isFalse();
    }
  }

  @Test
  void aStreamMayOpenWithTheCodeOfAnUnfinishedJob() throws Exception {
    byte[] events = (QUEUED + COMPLETED).getBytes(StandardCharsets.UTF_8);
    try (RawServer server = new RawServer(r -> RawServer.bytes(202, "text/event-stream", events))) {
      listened(server);

      assertThat(heard).hasSize(2);
      assertThat(refused).isEmpty();
    }
  }

  @Test
  void nothingIsHeardAfterClosing() throws Exception {
    byte[] events = (QUEUED + QUEUED + COMPLETED).getBytes(StandardCharsets.UTF_8);
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "text/event-stream", events))) {
      AtomicReference<StatusSubscription> itself = new AtomicReference<>();
      Call call = call(server);
      StatusSubscription stream =
          new StatusSubscription(
              call,
              status -> {
                heard.add(status);
                itself.get().close();
              },
              refused::add,
              Secret.NONE);
      itself.set(stream);
      stream.onResponse(call, call.execute());

      assertThat(heard).hasSize(1);
      assertThat(stream.isAlive()).isFalse();
    }
  }

  @Test
  void aStreamThatTellsWithoutEndIsLeft() throws Exception {
    String line = "x".repeat(1_000_000);
    byte[] event =
        "data: {\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":\"%s\"}]}\n\n"
            .formatted(line)
            .getBytes(StandardCharsets.UTF_8);
    try (RawServer server =
        new RawServer(r ->
            out -> {
              out.write(RawServer.head("text/event-stream").getBytes(StandardCharsets.UTF_8));
              while (true) {
                out.write(event);
              }
            })) {
      StatusSubscription stream = listened(server);

      assertThat(heard).hasSize(16);
      assertThat(stream.isAlive()).isFalse();
    }
  }

  /** Each event tells all lines so far: half a million short ones would be told for minutes. */
  @Test
  void aStreamOfManyShortLinesIsLeft() throws Exception {
    byte[] events =
        IntStream.range(0, 20_000)
            .mapToObj(
                "data: {\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":\"%d\"}]}\n\n"::formatted)
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "text/event-stream", events))) {
      AtomicInteger told = new AtomicInteger();
      Call call = call(server);
      StatusSubscription stream =
          new StatusSubscription(call, status -> told.incrementAndGet(), refused::add, Secret.NONE);
      stream.onResponse(call, call.execute());

      assertThat(told).hasValue(10_001);
      assertThat(stream.isAlive()).isFalse();
    }
  }

  @Test
  void theKeyIsNotHeard() throws Exception {
    Secret secret = Secret.of("id:0123456789abcdef", "0123456789abcdef");
    byte[] events =
        "data: {\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":\"Key 0123456789abcdef\"}]}\n\n"
            .getBytes(StandardCharsets.UTF_8);
    try (RawServer server = new RawServer(r -> RawServer.bytes(200, "text/event-stream", events))) {
      Call call = call(server);
      new StatusSubscription(call, heard::add, refused::add, secret)
          .onResponse(call, call.execute());

      assertThat(next()).isEqualTo(new ProviderStatus.Running(lines("Key ...")));
    }
  }

  @Test
  void aStreamThatEndsEarlyIsNotAlive() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.events(QUEUED));
        Fal fal = fal(server);
        Following following = follow(fal)) {
      assertThat(next()).isEqualTo(new ProviderStatus.Queued(Option.of(1), List.of()));
      awaitDeath(following);
    }
  }

  @Test
  void anEventCutShortIsNotHeard() throws Exception {
    try (RawServer server =
            new RawServer(r -> RawServer.events(QUEUED + "data: {\"status\":\"COMPLETED\"}"));
        Fal fal = fal(server);
        Following following = follow(fal)) {
      assertThat(next()).isInstanceOf(ProviderStatus.Queued.class);
      awaitDeath(following);
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void aStreamThatStallsIsGivenUp() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer(r -> stalling(QUEUED, over));
        Fal fal = fal(server, Duration.ofMillis(150), Duration.ofMinutes(5));
        Following following = follow(fal)) {
      awaitDeath(following);
      over.countDown();
    }
  }

  @Test
  void commentsKeepAStreamAliveBeyondItsSilence() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer(r -> pinging(over, 40));
        Fal fal = fal(server, Duration.ofSeconds(3), Duration.ofMinutes(1));
        Following following = follow(fal)) {
      assertThat(next()).isInstanceOf(ProviderStatus.Queued.class);
      assertThat(following.isAlive()).isTrue();
      assertThat(next()).as("after 40 comments").isInstanceOf(ProviderStatus.Completed.class);
      over.countDown();
    }
  }

  @Test
  void aStreamThatOnlyPingsIsOpenedAnewSomeDay() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = new RawServer(r -> pinging(over, Integer.MAX_VALUE));
        Fal fal = fal(server, Duration.ofMinutes(5), Duration.ofMillis(300));
        Following following = follow(fal)) {
      // Whether it tells anything before depends on the machine: silence is not what ends it.
      awaitDeath(following);
      over.countDown();
    }
  }

  /** A new connection for the result would cost a caller far away two round trips. */
  @Test
  void aStreamThatToldTheEndLeavesItsConnectionToTheNextCall() throws Exception {
    ConnectionPool pool = new ConnectionPool();
    MockWebServer server = new MockWebServer();
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/event-stream")
            .chunkedBody(COMPLETED, 64)
            .build());
    server.enqueue(new MockResponse.Builder().body("{\"status\":\"COMPLETED\"}").build());
    server.start();
    FalConfig config =
        FalConfig.emulator(server.url("/").uri())
            .client(new OkHttpClient.Builder().connectionPool(pool).build());
    try (server;
        Fal fal = Fal.open(config)) {
      CompletableFuture<Following> following = new CompletableFuture<>();
      following.complete(
          fal.provider()
              .feed()
              .follow(
                  Fal.handle(Wishes.NAME, "r-1", "fal-ai/minimax"),
                  status -> {
                    following.join().close();
                    heard.add(status);
                  }));
      assertThat(next()).isInstanceOf(ProviderStatus.Completed.class);
      Await.until("all are idle", () -> pool.idleConnectionCount() == pool.connectionCount());
      fal.provider().video().status(Fal.handle(Wishes.NAME, "r-1", "fal-ai/minimax"));
      assertThat(server.takeRequest().getConnectionIndex()).isZero();
      assertThat(server.takeRequest().getConnectionIndex()).isZero();
    }
  }

  @Test
  void aServerTooBusyForStreamsIsNotAskedForOneAtOnce() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(429, "{}", "Retry-After: 60"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()), Wishes.clock());
        Following refused = follow(fal)) {
      awaitDeath(refused);
      Await.until("no stream is opened", () -> follow(fal).equals(Following.NONE));
      assertThat(follow(fal)).isSameAs(Following.NONE);
    }
  }

  @Test
  void aHandleOfUnknownOriginCannotBeFollowed() {
    try (Fal fal = Fal.open(FalConfig.emulator(URI.create("http://127.0.0.1:1")))) {
      assertThat(fal.provider().feed().follow(Handle.of(Wishes.NAME, "r-1"), heard::add).isAlive())
          .isFalse();
    }
  }

  /** Listens on this thread, until there is no more. */
  private StatusSubscription listened(RawServer server) throws IOException {
    Call call = call(server);
    StatusSubscription stream = new StatusSubscription(call, heard::add, refused::add, Secret.NONE);
    stream.onResponse(call, call.execute());
    return stream;
  }

  private static Call call(RawServer server) {
    OkHttpClient client = new OkHttpClient.Builder().followRedirects(false).build();
    return client.newCall(new Request.Builder().url(server.address().toString()).build());
  }

  private static RawServer.Reply stalling(String text, CountDownLatch over) {
    return out -> {
      out.write(RawServer.head("text/event-stream").getBytes(StandardCharsets.UTF_8));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      await(over);
      return false;
    };
  }

  /** Each comment after a pause that is shorter than the silence allowed. */
  private static RawServer.Reply pinging(CountDownLatch over, int times) {
    return out -> {
      out.write(RawServer.head("text/event-stream").getBytes(StandardCharsets.UTF_8));
      out.write(QUEUED.getBytes(StandardCharsets.UTF_8));
      out.flush();
      for (int i = 0; i < times && !await(over, 100); i++) {
        out.write(": ping\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      out.write(COMPLETED.getBytes(StandardCharsets.UTF_8));
      return false;
    };
  }

  private static void await(CountDownLatch latch) throws IOException {
    await(latch, 300_000);
  }

  private static boolean await(CountDownLatch latch, long millis) throws IOException {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void awaitDeath(Following following) throws InterruptedException {
    Await.until("it ends", () -> !following.isAlive());
  }

  private ProviderStatus next() throws InterruptedException {
    ProviderStatus status = heard.poll(2, TimeUnit.MINUTES);
    assertThat(status).as("a status within 2 min").isNotNull();
    return status;
  }

  private Following follow(Fal fal) {
    return fal.provider().feed().follow(Wishes.handle(), heard::add);
  }

  private static List<LogLine> lines(String... messages) {
    return Arrays.stream(messages).map(message -> new LogLine(message, Option.none())).toList();
  }

  private static Fal fal(RawServer server) {
    return Fal.open(FalConfig.emulator(server.address()));
  }

  private static Fal fal(RawServer server, Duration silence, Duration life) {
    return Fal.open(
        FalConfig.emulator(server.address())
            .timeouts(HttpTimeouts.standard().streams(silence, life)));
  }
}
