package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.kinoport.backend.Backend;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.SubmitAnswer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many wait at once, and closing lets everything go. */
@Timeout(60)
class ClosingTest {
  @Test
  void manyStreamsDoNotWaitForEachOther() throws Exception {
    int many = 300;
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch heard = new CountDownLatch(many);
    try (RawServer server =
            new RawServer(r ->
                out -> {
                  String event = "data: {\"status\":\"IN_PROGRESS\"}\n\n";
                  out.write(
                      (RawServer.head("text/event-stream") + event)
                          .getBytes(StandardCharsets.UTF_8));
                  out.flush();
                  hold(over);
                  return false;
                });
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      var followings =
          IntStream.range(0, many)
              .mapToObj(i ->
                  fal.backend()
                      .feed()
                      .follow(
                          Fal.handle("r-" + i, Wishes.ENDPOINT),
                          (ProviderStatus status) -> heard.countDown()))
              .toList();
      assertThat(heard.await(30, TimeUnit.SECONDS)).as("all are open at once").isTrue();
      followings.forEach(following -> following.close());
      over.countDown();
    }
  }

  @Test
  void closingEndsACallThatWaits() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(r ->
            out -> {
              arrived.countDown();
              hold(over);
              return false;
            })) {
      Fal fal = Fal.open(FalConfig.emulator(server.address()));
      var waiting =
          CompletableFuture.supplyAsync(() -> fal.backend().video().status(Wishes.handle()));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      fal.close();
      fal.close();

      assertThat(waiting.get(10, TimeUnit.SECONDS).isLeft()).isTrue();
      over.countDown();
    }
  }

  @Test
  void closingEndsAnAnswerThatIsStillComing() throws Exception {
    String half = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 100\r\n\r\nhalf";
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(r ->
            out -> {
              out.write(half.getBytes(StandardCharsets.UTF_8));
              out.flush();
              hold(over);
              return false;
            })) {
      Fal fal = Fal.open(FalConfig.emulator(server.address()));
      URI place = server.address().resolve("/v3.fal.media/x.mp4");
      try (InputStream body = fal.clipSource().open(place, 0).get().body()) {
        assertThat(body.readNBytes(4)).hasSize(4);
        fal.close();

        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
      }
      over.countDown();
    }
  }

  @Test
  void aCallersOwnClientIsLeftAsItWas() throws Exception {
    OkHttpClient own = new OkHttpClient();
    try (RawServer server = new RawServer(r -> RawServer.json(200, Wishes.accepted(r)))) {
      try (Fal fal = Fal.open(FalConfig.emulator(server.address()).client(own))) {
        assertThat(fal.backend().video().submit(Wishes.submission()))
            .isInstanceOf(SubmitAnswer.Accepted.class);
        assertThat(own.connectionPool().connectionCount()).as("its pool is used").isEqualTo(1);
      }
      assertThat(own.connectionPool().connectionCount()).as("and left alone").isEqualTo(1);
      assertThat(own.dispatcher().getMaxRequestsPerHost()).isEqualTo(5);
      assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
      assertThat(own.retryOnConnectionFailure()).isTrue();
      assertThat(own.interceptors()).isEmpty();
      Request request = new Request.Builder().url(server.address().toString()).build();
      try (Response response = own.newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
      own.connectionPool().evictAll();
    }
  }

  /** Retrofit brings the fourth edition along, and which of two comes first is anybody's guess. */
  @Test
  void thereIsOneOkHttpOnTheClassPath() throws Exception {
    var copies = ClosingTest.class.getClassLoader().getResources("okhttp3/OkHttpClient.class");

    assertThat(Collections.list(copies)).hasSize(1);
  }

  @Test
  void aProgramEndsAtOnceAfterAGeneration() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, Wishes.accepted(r)))) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-cp");
      command.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      command.add(Program.class.getName());
      command.add(server.address().toString());
      Process program =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(new File("target", "program.txt"))
              .start();

      assertThat(program.waitFor(30, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      assertThat(program.exitValue()).isZero();
      assertThat(server.received()).hasSizeGreaterThan(1);
    }
  }

  /** Does something over HTTP, and ends without closing anything. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      Fal fal = Fal.open(FalConfig.emulator(URI.create(args[0])));
      var submitted = fal.backend().video().submit(Wishes.submission());
      var following = fal.backend().feed().follow(Wishes.handle(), status -> {});
      var status = fal.backend().video().status(Wishes.handle());
      System.out.println(submitted + " " + following.isAlive() + " " + status);
    }
  }

  @Test
  void guiceGetsTheSameBackend() {
    Injector injector =
        Guice.createInjector(new FalModule(FalConfig.emulator(URI.create("http://127.0.0.1:1"))));

    try (Fal fal = injector.getInstance(Fal.class)) {
      assertThat(injector.getInstance(Backend.class)).isSameAs(fal.backend());
    }
  }

  private static void hold(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
