package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.StatusFeed.Following;
import dev.kinoport.provider.Submission;
import dev.kinoport.testkit.http.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The key reaches fal and nothing else: no text that a failing run leaves behind holds it. */
class KeySecrecyTest {
  private static final String SECRET = "5ecre7c0ffee5ecre7";
  private static final String KEY = "key-id-77:" + SECRET;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> said = new ArrayList<>();

  @Test
  void aWholeFailingRunNeverShowsTheKey() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    Logger root = Logger.getLogger("");
    Handler listener = recording();
    Level level = root.getLevel();
    try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      root.setLevel(Level.ALL);
      root.addHandler(listener);
      run();
    } finally {
      System.setOut(out);
      System.setErr(err);
      root.setLevel(level);
      root.removeHandler(listener);
    }
    assertThat(said).hasSizeGreaterThan(60);
    assertThat(String.join("\n", said)).doesNotContain(SECRET);
    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain(SECRET);
  }

  /** Every call, against servers that fail in every way and echo the key where they can. */
  private void run() throws Exception {
    for (int code : new int[] {200, 302, 400, 401, 403, 404, 422, 429, 500, 503}) {
      String echo =
          "{\"detail\":\"bad key %s of Key %s\",\"error_type\":\"%s\"}".formatted(KEY, SECRET, KEY);
      try (RawServer server =
          new RawServer(
              r -> RawServer.json(code, echo, "X-Fal-Error-Type: " + KEY, "Location: /" + KEY))) {
        callEverything(server.address());
        assertThat(server.received())
            .filteredOn(r -> r.target().startsWith("/queue.fal.run/"))
            .isNotEmpty()
            .allMatch(r -> r.header("authorization").equals("Key " + KEY));
        assertThat(server.received())
            .filteredOn(r -> r.target().contains("fal.media"))
            .isNotEmpty()
            .noneMatch(r -> r.headers().containsKey("authorization"));
      }
    }
    try (RawServer server = new RawServer(r -> RawServer.drop())) {
      callEverything(server.address());
    }
    callEverything(URI.create("http://127.0.0.1:1/"));
  }

  private void callEverything(URI address) throws Exception {
    FalConfig config =
        FalConfig.of(KEY)
            .name(Wishes.NAME)
            .hosts(FalHosts.emulator(address))
            .limits(FalLimits.standard().clipsFrom(List.of("127.0.0.1"), true))
            .webhook(URI.create("https://us.example/hook"))
            .client(new OkHttpClient());
    say(config);
    say(config.key());
    Submission submission = Wishes.submission();
    Handle handle = Wishes.handle();
    try (Fal fal = Fal.open(config);
        Following following = fal.provider().feed().follow(handle, this::say)) {
      say(fal);
      say(fal.provider());
      say(following);
      say(fal.provider().video().submit(submission));
      say(fal.provider().video().status(handle));
      say(fal.provider().video().result(handle));
      say(fal.provider().video().cancel(handle));
      say(fal.provider().video().find(submission, Wishes.NOW));
      say(fal.provider().uploader().upload(image()));
      say(fal.prices().today(Wishes.ENDPOINT));
      say(fal.clipSource().open(Wishes.clip(address.resolve("/v3.fal.media/x.mp4")), 0));
      say(fal.webhooks().receive("/", name -> "x", new byte[0]));
    }
  }

  private static LocalImage image() {
    byte[] bytes = {1, 2, 3};
    return new LocalImage(
        "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
        ImageType.PNG,
        3,
        400,
        400,
        Origin.Memory.copyOf(bytes));
  }

  private void say(Object what) {
    synchronized (said) {
      said.add(String.valueOf(what));
    }
  }

  private Handler recording() {
    Handler handler =
        new ConsoleHandler() {
          @Override
          public void publish(LogRecord record) {
            say(new SimpleFormatter().format(record));
          }
        };
    handler.setLevel(Level.ALL);
    return handler;
  }
}
