package dev.kinoport.emulator.tape.replay;

import dev.kinoport.emulator.http.ByteRange;
import dev.kinoport.emulator.http.CallReader;
import dev.kinoport.emulator.http.LastAnswer;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.ServerNames;
import dev.kinoport.emulator.server.Excerpt;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.server.Listener;
import dev.kinoport.emulator.tape.MeantFor;
import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.ShopAddress;
import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.TapedAnswer;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedCall;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.emulator.tls.ThrowawayAuthority;
import dev.kinoport.json.BodyRoom;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A server on loopback that says what the shop said, in the order of the conversation and at once,
 * however long it took then. Nothing is made up but clips that were not kept: a call that is not on
 * the tape is refused in words that say which it was. Takes any key. Safe for use by many threads.
 */
public final class TapePlayer implements AutoCloseable {
  private static final String TOO_LONG =
      "no tape holds a call of more than %,d bytes".formatted(CallReader.MOST_BYTES);

  private static final String NO_ROOM = "there is no memory for this body now";
  private static final String HEADER = "X-Kinoport-Tape";
  private static final int WORLD_DIGITS = 12;

  private final Listener listener;
  private final ThrowawayAuthority authority;
  private final ServerNames names;
  private final Reel reel;
  private final TapedClips clips;
  private final Consumer<String> onMissing;
  private final String world;
  private final BodyRoom bodies = BodyRoom.ofThisProcess();
  private final Set<String> hosts;
  private final boolean hasPrompts;

  private TapePlayer(Tape tape, int port, Consumer<String> onMissing) {
    this.reel = new Reel(tape);
    this.clips = new TapedClips(tape);
    this.onMissing = onMissing;
    this.hasPrompts = tape.header().hasPrompts();
    this.world =
        Scrubber.sha256(tape.exchanges().toString().getBytes(StandardCharsets.UTF_8))
            .substring(0, WORLD_DIGITS);
    this.hosts =
        tape.exchanges().stream()
            .map(it -> it.call().host())
            .collect(Collectors.toUnmodifiableSet());
    authority = ThrowawayAuthority.create(Option.none());
    listener = Listener.on(port, new SystemTime(), authority::serverContext);
    names = ServerNames.of(listener.port(), Option.none());
    listener.start(new LastAnswer(this::handle), names::refusal);
  }

  /**
   * Begins to play.
   *
   * @param port where to listen; 0 for a free one
   * @param onMissing told of each call that is not on the tape
   * @throws java.io.UncheckedIOException if the port is taken
   */
  public static TapePlayer of(Tape tape, int port, Consumer<String> onMissing) {
    return new TapePlayer(tape, port, onMissing);
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + listener.port());
  }

  /** The certificate, in PEM, that a client has to trust that speaks TLS. */
  public String authorityPem() {
    return authority.pem();
  }

  /** What has been played, what has not, and what was asked that is not on the tape, as JSON. */
  public String report() {
    return JsonText.write(reel.report());
  }

  private void handle(HttpExchange exchange) {
    try (BodyRoom.Taken room = bodies.empty()) {
      String scheme = exchange.isSecure() ? "https://" : "http://";
      if (!MeantFor.mayCome(exchange, names)) {
        tell(exchange, 421, Json.object().with("detail", names.goesBy(exchange.authority())));
        return;
      }
      if (exchange.path().startsWith("/__")
          && !names.isAtHome(exchange.headers(), scheme + exchange.authority())) {
        tell(exchange, 403, Json.object().with("detail", "this is not for pages of others"));
        return;
      }
      switch (exchange.path()) {
        case "/healthz" -> tell(exchange, 200, Json.object().with("status", "ok"));
        case "/__tape" -> tell(exchange, 200, reel.report());
        case "/__world" ->
            tell(exchange, 200, Json.object().with("world", world).with("name", "tape"));
        case "/__ca.pem" -> {
          byte[] pem = authority.pem().getBytes(StandardCharsets.US_ASCII);
          exchange.respond(200, pem.length).write(pem);
        }
        default -> {
          Option<byte[]> body = room.read(exchange.body(), CallReader.MOST_BYTES + 1);
          for (byte[] came : body.filter(it -> it.length <= CallReader.MOST_BYTES)) {
            play(exchange, came);
            return;
          }
          boolean isTooLong = body.isDefined();
          tell(
              exchange,
              isTooLong ? 413 : 503,
              Json.object().with("detail", isTooLong ? TOO_LONG : NO_ROOM));
        }
      }
    } catch (IOException e) {
      System.getLogger(TapePlayer.class.getName())
          .log(System.Logger.Level.DEBUG, "a client went away", e);
    }
  }

  /** What is left to do for an answer. */
  @FunctionalInterface
  private interface Telling {
    void tell() throws IOException;
  }

  private void play(HttpExchange exchange, byte[] body) throws IOException {
    MeantFor.of(exchange, names, hosts::contains)
        .fold(
            why -> () -> tell(exchange, 421, Json.object().with("detail", why)),
            to -> (Telling) () -> play(exchange, to, body))
        .tell();
  }

  private void play(HttpExchange exchange, MeantFor to, byte[] body) throws IOException {
    TapedCall call = call(exchange, to, body);
    for (TapedExchange found : reel.next(call)) {
      play(exchange, to, found);
      return;
    }
    String title = Excerpt.of(call.title());
    onMissing.accept(title);
    exchange.header(HEADER, "missing");
    tell(
        exchange,
        404,
        Json.object().with("detail", "this call is not on the tape, or not once more: " + title));
  }

  /** As it would be on the tape, so that the same call is the same. */
  private TapedCall call(HttpExchange exchange, MeantFor to, byte[] body) {
    Scrubber scrubber = new Scrubber(hasPrompts);
    TapedBody came =
        JsonText.read(body)
            .<TapedBody>map(it ->
                new TapedBody.Value(
                    scrubber.input(ShopAddress.asAtTheShop(it, to.addresses().origin()))))
            .getOrElse(TapedBody.None::new);
    return new TapedCall(
        exchange.method(),
        to.host(),
        to.path(),
        scrubber.query(to.query()),
        Map.of(),
        Option.none(),
        came);
  }

  private void play(HttpExchange exchange, MeantFor to, TapedExchange taped) throws IOException {
    TapedAnswer answer = taped.answer();
    if (answer.status() == TapedAnswer.BROKEN) {
      return;
    }
    answer
        .headers()
        .forEach((name, value) -> {
          if (!name.equals("content-range")) {
            exchange.header(name, value);
          }
        });
    String number = Integer.toString(taped.number());
    exchange.header(HEADER, number);
    if (exchange.headers().containsKey("origin")) {
      exchange.header("Access-Control-Allow-Origin", "*");
    }
    boolean isHead = exchange.method().equals("HEAD");
    switch (answer.body()) {
      case TapedBody.Bytes bytes when taped.call().isRead() && answer.isGood() -> {
        try (TapedClips.Content content = clips.of(taped)) {
          exchange.header(HEADER, content.isStandIn() ? number + "; stand-in" : number);
          file(exchange, content, isHead);
        }
      }
      case TapedBody.Events events -> events(exchange, to, events);
      case TapedBody.Value value ->
          whole(
              exchange,
              answer.status(),
              JsonText.bytes(ShopAddress.forClient(value.value(), to.addresses(), host -> {})),
              isHead);
      case TapedBody.Words words ->
          whole(exchange, answer.status(), words.text().getBytes(StandardCharsets.UTF_8), isHead);
      case TapedBody.Bytes bytes -> whole(exchange, answer.status(), new byte[0], isHead);
      case TapedBody.None none -> whole(exchange, answer.status(), new byte[0], isHead);
    }
  }

  /** By what the client asks for now, not by what one asked then. */
  private static void file(HttpExchange exchange, TapedClips.Content content, boolean isHead)
      throws IOException {
    long length = content.length();
    exchange.header("Accept-Ranges", "bytes");
    List<String> wanted = exchange.headers().getOrDefault("range", List.of());
    Option<ByteRange> range = wanted.isEmpty() ? Option.none() : ByteRange.of(wanted.getFirst());
    if (range.exists(it -> !it.isIn(length))) {
      exchange.header("Content-Range", "bytes */" + length);
      exchange.respond(416);
      return;
    }
    long from = range.map(it -> it.from(length)).getOrElse(0L);
    long until = range.map(it -> it.until(length)).getOrElse(length);
    range.peek(it ->
        exchange.header("Content-Range", "bytes %d-%d/%d".formatted(from, until - 1, length)));
    int status = range.isDefined() ? 206 : 200;
    if (isHead) {
      exchange.header("Content-Length", Long.toString(until - from));
      exchange.respond(status);
    } else {
      content.bytes().skipNBytes(from);
      OutputStream out = exchange.respond(status, until - from);
      new Reply.File(status, Map.of(), until - from, content.bytes()).send(out);
    }
  }

  private static void events(HttpExchange exchange, MeantFor to, TapedBody.Events events)
      throws IOException {
    OutputStream out = exchange.respond(200, HttpExchange.UNKNOWN);
    for (Json event : events.inOrder()) {
      Json told = ShopAddress.forClient(event, to.addresses(), host -> {});
      String text = event instanceof Json.Text words ? words.text() : JsonText.write(told);
      out.write(("data: " + text + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private static void whole(HttpExchange exchange, int status, byte[] body, boolean isHead)
      throws IOException {
    if (isHead || body.length == 0 || status == 204) {
      exchange.respond(status);
    } else {
      exchange.respond(status, body.length).write(body);
    }
  }

  private static void tell(HttpExchange exchange, int status, Json body) throws IOException {
    byte[] bytes = JsonText.bytes(body);
    exchange.header("Content-Type", "application/json");
    exchange.respond(status, bytes.length).write(bytes);
  }

  @Override
  public void close() {
    listener.close();
  }
}
