package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import dev.kinoport.fake.FakeModule;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
@Timeout(300)
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
                  fal.provider()
                      .feed()
                      .follow(
                          Wishes.handle("r-" + i), (ProviderStatus status) -> heard.countDown()))
              .toList();
      assertThat(heard.await(2, TimeUnit.MINUTES)).as("all are open at once").isTrue();
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
          CompletableFuture.supplyAsync(() -> fal.provider().video().status(Wishes.handle()));
      assertThat(arrived.await(2, TimeUnit.MINUTES)).isTrue();
      fal.close();
      fal.close();

      assertThat(waiting.get(2, TimeUnit.MINUTES).isLeft()).isTrue();
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
      try (InputStream body = fal.clipSource().open(Wishes.clip(place), 0).get().body()) {
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
        assertThat(fal.provider().video().submit(Wishes.submission()))
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
  void nothingHoldsAProgramThatHasDoneItsWork() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, Wishes.accepted(r)))) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-XX:TieredStopAtLevel=1");
      command.add("-XX:+UseSerialGC");
      command.add("-cp");
      command.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
      command.add(Program.class.getName());
      command.add(server.address().toString());
      Path said = Path.of("target", "program.txt");
      Process program =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();

      assertThat(program.waitFor()).isZero();
      assertThat(server.received()).hasSizeGreaterThan(1);
      assertThat(said).content().contains("held by []");
    }
  }

  /**
   * Does something over HTTP, and ends without closing anything. Whatever holds a program that has
   * done its work is a thread that is no daemon: it says which there are beside its own.
   */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      Fal fal = Fal.open(FalConfig.emulator(URI.create(args[0])));
      var submitted = fal.provider().video().submit(Wishes.submission());
      var following = fal.provider().feed().follow(Wishes.handle(), status -> {});
      var status = fal.provider().video().status(Wishes.handle());
      System.out.println(submitted + " " + following.isAlive() + " " + status);
      List<String> holding =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> !thread.isDaemon() && !thread.equals(Thread.currentThread()))
              .map(Thread::getName)
              .toList();
      System.out.println("held by " + holding);
    }
  }

  @Test
  void guiceGetsTheSameProvider() {
    Injector injector =
        Guice.createInjector(new FalModule(FalConfig.emulator(URI.create("http://127.0.0.1:1"))));

    try (Fal fal = injector.getInstance(Fal.class)) {
      assertThat(injector.getInstance(Key.get(new TypeLiteral<Set<Provider>>() {})))
          .containsExactly(fal.provider());
    }
  }

  @Test
  void guiceTakesFalAndAFakeSideBySide() {
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            binder -> {
              binder.requireExplicitBindings();
              binder.disableCircularProxies();
              binder.requireExactBindingAnnotations();
              binder.requireAtInjectOnConstructors();
              binder.install(new FalModule(FalConfig.emulator(URI.create("http://127.0.0.1:1"))));
              binder.install(new FakeModule());
            });

    try (Fal fal = injector.getInstance(Fal.class)) {
      assertThat(injector.getInstance(Key.get(new TypeLiteral<Set<Provider>>() {})))
          .extracting(Provider::name)
          .containsExactly(fal.provider().name(), injector.getInstance(FakeProvider.class).name());
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
