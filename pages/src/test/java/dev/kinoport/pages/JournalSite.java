package dev.kinoport.pages;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.emulator.server.Listener;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.History;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.Summary;
import dev.kinoport.media.ImageSource;
import dev.kinoport.pages.journal.JournalPages;
import dev.kinoport.pages.journal.JournalRecords;
import dev.kinoport.pages.journal.Levers;
import dev.kinoport.pages.web.Access;
import dev.kinoport.pages.web.SiteEntry;
import dev.kinoport.pages.web.Token;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;

/** The pages of a journal, as whoever speaks HTTP to them by hand meets them. */
final class JournalSite implements AutoCloseable {
  private static final Token TOKEN = Token.of(new SplittableRandom(7));

  private final VirtualTime time = VirtualTime.create();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<String> pulled = Collections.synchronizedList(new ArrayList<>());
  private final Listener listener;
  private volatile Option<Path> clip = Option.none();
  private volatile String away = "";

  private JournalSite(boolean isActing, Access access) {
    Levers levers =
        (lever, at, word) -> {
          pulled.add(lever + " " + word);
          return Either.right("It is done");
        };
    listener = Listener.on(0, time, JournalSite::tls);
    listener.start(
        new SiteEntry(
            access,
            new JournalPages(
                new Kept(), Option.when(isActing, levers), new PlainWords(), time::now, TOKEN)),
        authority -> Option.some("no proxy"));
  }

  static JournalSite reading() {
    return new JournalSite(false, Access.ofThisMachine());
  }

  static JournalSite acting() {
    return new JournalSite(true, Access.ofThisMachine());
  }

  static JournalSite with(Access access) {
    return new JournalSite(false, access);
  }

  private static SSLContext tls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Kept implements JournalRecords {
    @Override
    public String place() {
      return "a test";
    }

    private <T> Either<String, T> unlessAway(Either<?, T> answer) {
      return away.isEmpty() ? answer.mapLeft(Object::toString) : Either.left(away);
    }

    @Override
    public Either<String, List<Summary>> list(Selection selection) {
      return unlessAway(journal.list(selection));
    }

    @Override
    public Either<String, List<SpendingReport.Group>> spending(Selection selection, Grouping by) {
      return unlessAway(journal.spending(selection, by));
    }

    @Override
    public Either<String, Option<History>> read(GenerationId id) {
      return unlessAway(journal.read(id));
    }

    @Override
    public Either<String, Option<Trouble>> trouble(GenerationId id) {
      return unlessAway(journal.trouble(id));
    }

    @Override
    public Option<Path> clip(History history) {
      return clip;
    }
  }

  /** What was done, in order. */
  List<String> pulled() {
    return List.copyOf(pulled);
  }

  void clipIsAt(Path file) {
    clip = Option.some(file);
  }

  /** The journal cannot be read any more. */
  void away(String why) {
    away = why;
  }

  /** Lives a generation to its end, or for ten minutes. */
  GenerationId lived(String prompt, Life life) {
    return lived(
        RequestDraft.of("hailuo-2.3-standard")
            .prompt(prompt)
            .firstFrame(ImageSource.url("https://images.example/kite.jpg?secret=1")),
        Terms.standard().label("spring"),
        life);
  }

  /** Lives one that is ordered so to its end, or for ten minutes. */
  GenerationId lived(RequestDraft draft, Terms terms, Life life) {
    FakeProvider fake = FakeProvider.on(time).script(Script.always(life)).build();
    try (Kinoport kinoport =
        Kinoport.builder().provider(fake.provider()).journal(journal).time(time).build()) {
      GenerationId id = kinoport.start(draft, terms).get();
      var unused = kinoport.await(id, Duration.ofMinutes(10));
      return id;
    }
  }

  /** What is answered to a request, head and all. */
  String ask(String method, String target, String body, String... headers) {
    boolean isNamed = List.of(headers).stream().anyMatch(it -> it.startsWith("Host:"));
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (!isNamed) {
      request.append("Host: 127.0.0.1:").append(listener.port()).append("\r\n");
    }
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    request.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
    return raw(request + body);
  }

  /** What comes back for exactly this. */
  String raw(String sent) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      InputStream answer = socket.getInputStream();
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String get(String target, String... headers) {
    return ask("GET", target, "", headers);
  }

  /** Posts a form as a page would, with its token. */
  String post(String target, String form) {
    return ask("POST", target, form + "&token=" + TOKEN.value());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }
}
