package dev.kinoport.emulator.tape.record;

import dev.kinoport.emulator.http.CallReader;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.emulator.tape.MeantFor;
import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.ShopAddress;
import dev.kinoport.emulator.tape.TapeFile;
import dev.kinoport.emulator.tape.TapedAnswer;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedCall;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.fault.IoReason;
import dev.kinoport.json.BodyRoom;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hands calls to the shop and answers back, and writes both down once they are over. */
final class RecordingProxy {
  /** What is longer is no answer of an interface, but a file. */
  private static final int MOST_JSON = 16 * 1024 * 1024;

  /** What is kept of other text. */
  private static final int MOST_TEXT = 2_000;

  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "date",
          "keep-alive",
          "proxy-authenticate",
          "proxy-connection",
          "set-cookie",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Upstream upstream;
  private final TapeFile tape;
  private final Scrubber scrubber;
  private final Consumer<String> hosts;
  private final Consumer<String> trouble;
  private final FileRelay files;
  private final BodyRoom bodies = BodyRoom.ofThisProcess();
  private final AtomicInteger last = new AtomicInteger();
  private final Phaser underWay = new Phaser(1);

  /**
   * One for all clients.
   *
   * @param clips of how much is kept beside the tape, if any is
   * @param hosts told of each host that a client will want to reach
   * @param trouble told what could not be written
   */
  RecordingProxy(
      Upstream upstream,
      TapeFile tape,
      Scrubber scrubber,
      ClipLimits clips,
      Consumer<String> hosts,
      Consumer<String> trouble) {
    this.upstream = upstream;
    this.tape = tape;
    this.scrubber = scrubber;
    this.hosts = hosts;
    this.trouble = trouble;
    files = new FileRelay(tape, clips, trouble);
  }

  /** Sees a call through to its end. */
  void pass(HttpExchange exchange, MeantFor to) {
    underWay.register();
    try (BodyRoom.Taken room = bodies.empty()) {
      if (announced(exchange) > CallReader.MOST_BYTES) {
        refuse(exchange, to.host());
        return;
      }
      for (byte[] came : body(exchange, room, to.host())) {
        int number = last.incrementAndGet();
        Sent sent = sent(exchange, to, came);
        note(new TapedExchange(number, sent.call(), answer(exchange, to, sent.body())));
      }
    } catch (IOException e) {
      // The client went away within its call, of which the shop knows nothing.
      exchange.close();
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  /** Hands on what is for the stand-in itself; it is no part of the conversation. */
  void passControl(HttpExchange exchange) throws IOException {
    try (BodyRoom.Taken room = bodies.empty()) {
      for (byte[] body : body(exchange, room, "the stand-in itself")) {
        passControl(exchange, body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void passControl(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
    HttpResponse<InputStream> answer =
        upstream.send(exchange, upstream.origin() + exchange.path() + query, body);
    byte[] bytes = wholeAnswer(answer.body());
    answer
        .headers()
        .firstValue("content-type")
        .ifPresent(type -> exchange.header("Content-Type", type));
    answer.headers().firstValue("content-security-policy").ifPresent(exchange::policy);
    exchange.respond(answer.statusCode(), bytes.length).write(bytes);
  }

  /** All of it; none if it was refused. */
  private Option<byte[]> body(HttpExchange exchange, BodyRoom.Taken room, String host)
      throws IOException {
    Option<byte[]> body = room.read(exchange.body(), CallReader.MOST_BYTES + 1);
    if (body.isEmpty()) {
      refuseForNow(exchange, host);
    } else if (body.exists(it -> it.length > CallReader.MOST_BYTES)) {
      refuse(exchange, host);
    }
    return body.filter(it -> it.length <= CallReader.MOST_BYTES);
  }

  private void refuseForNow(HttpExchange exchange, String host) throws IOException {
    trouble.accept(
        "a call for %s was refused for want of memory, and is not on the tape".formatted(host));
    byte[] why =
        "the recorder has no memory for this body now, and has handed nothing on\n"
            .getBytes(StandardCharsets.UTF_8);
    exchange.header("Content-Type", "text/plain; charset=utf-8");
    exchange.header("Retry-After", "1");
    exchange.respond(503, why.length).write(why);
  }

  private static long announced(HttpExchange exchange) {
    String length = exchange.headers().getOrDefault("content-length", List.of("0")).getFirst();
    return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  /** Nothing of it is handed on: a part of what was meant is another request. */
  private void refuse(HttpExchange exchange, String host) throws IOException {
    trouble.accept(
        "a call for %s of more than %,d bytes was refused, and is not on the tape"
            .formatted(host, CallReader.MOST_BYTES));
    byte[] why =
        "the recorder takes %,d bytes at a time, and has handed nothing on: send it in parts\n"
            .formatted(CallReader.MOST_BYTES)
            .getBytes(StandardCharsets.UTF_8);
    exchange.header("Content-Type", "text/plain; charset=utf-8");
    exchange.respond(413, why.length).write(why);
  }

  /**
   * A call in two shapes.
   *
   * @param call for the tape
   * @param body for the shop
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  private record Sent(TapedCall call, byte[] body) {}

  private Sent sent(HttpExchange exchange, MeantFor to, byte[] came) {
    // First, so that the key is known to whatever is scrubbed next.
    Option<String> key =
        scrubber.key(
            Option.ofOptional(
                exchange.headers().getOrDefault("authorization", List.of()).stream().findFirst()));
    Option<Json> json =
        to.isFileHost() && !to.path().endsWith("/complete")
            ? Option.none()
            : JsonText.read(came).toOption();
    Option<Json> atTheShop =
        json.map(body -> ShopAddress.asAtTheShop(body, to.addresses().origin()));
    byte[] body =
        atTheShop
            .map(it -> upstream.isStandIn() ? ShopAddress.asBelow(it, upstream.origin()) : it)
            .filter(it -> !json.contains(it))
            .map(JsonText::bytes)
            .getOrElse(came);
    TapedBody taped =
        atTheShop
            .<TapedBody>map(it -> new TapedBody.Value(scrubber.input(it)))
            .getOrElse(() -> came.length == 0 ? new TapedBody.None() : bytes(exchange, came));
    TapedCall call =
        new TapedCall(
            exchange.method(),
            to.host(),
            scrubber.text(to.path()),
            scrubber.query(to.query()),
            scrubber.callHeaders(exchange.headers()),
            key,
            taped);
    return new Sent(call, body);
  }

  private static TapedBody bytes(HttpExchange exchange, byte[] body) {
    String type = exchange.headers().getOrDefault("content-type", List.of("")).getFirst();
    return new TapedBody.Bytes(Scrubber.sha256(body), body.length, type);
  }

  private TapedAnswer answer(HttpExchange exchange, MeantFor to, byte[] body) {
    try {
      HttpResponse<InputStream> answer = upstream.send(exchange, to, body);
      try (InputStream in = answer.body()) {
        return answer(exchange, to, answer, in);
      }
    } catch (IOException | IllegalArgumentException e) {
      // As the shop did: whoever gets no answer does not know what became of the call.
      return TapedAnswer.broken("no answer, or half of one: " + IoReason.ofCall(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return TapedAnswer.broken("the recorder was closed");
    }
  }

  private TapedAnswer answer(
      HttpExchange exchange, MeantFor to, HttpResponse<InputStream> answer, InputStream in)
      throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
            exchange.header(name, String.join(", ", values));
          }
        });
    Map<String, String> headers = scrubber.answerHeaders(answer.headers().map());
    int status = answer.statusCode();
    String type = answer.headers().firstValue("content-type").orElse("");
    if (exchange.method().equals("HEAD") || status == 204 || status == 304) {
      answer
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.header("Content-Length", length));
      exchange.respond(status);
      return new TapedAnswer(status, headers, new TapedBody.None());
    }
    TapedBody body =
        type.startsWith("text/event-stream")
            ? new EventRelay(scrubber, upstream.origin(), to.addresses(), hosts, trouble)
                .pass(in, exchange.respond(status, HttpExchange.UNKNOWN))
            : to.isFileHost() && !type.startsWith("application/json")
                ? file(exchange, to, answer, in)
                : spoken(exchange, to, status, in);
    return new TapedAnswer(status, headers, body);
  }

  private static byte[] wholeAnswer(InputStream in) throws IOException {
    byte[] came = in.readNBytes(MOST_JSON + 1);
    if (came.length > MOST_JSON) {
      throw new IOException("an answer of more than 16 MiB that is no file");
    }
    return came;
  }

  /** An answer of an interface: short. */
  private TapedBody spoken(HttpExchange exchange, MeantFor to, int status, InputStream in)
      throws IOException {
    byte[] came = wholeAnswer(in);
    Either<String, Json> read =
        JsonText.read(came)
            .map(it -> upstream.isStandIn() ? ShopAddress.asAtTheShop(it, upstream.origin()) : it);
    Option<Json> plain = JsonText.read(came).toOption();
    byte[] told =
        read.toOption()
            .map(it -> ShopAddress.forClient(it, to.addresses(), hosts))
            .filter(it -> !plain.contains(it))
            .map(JsonText::bytes)
            .getOrElse(came);
    TapedBody taped =
        read.fold(
            fault -> came.length == 0 ? new TapedBody.None() : words(to, came),
            it -> new TapedBody.Value(scrubber.json(it)));
    exchange.respond(status, told.length).write(told);
    return taped;
  }

  /** What a host of files says in other words than JSON may repeat what it was asked. */
  private TapedBody words(MeantFor to, byte[] came) {
    if (to.isFileHost()) {
      return new TapedBody.Bytes(Scrubber.sha256(came), came.length, "");
    }
    String text = scrubber.text(new String(came, StandardCharsets.UTF_8));
    return new TapedBody.Words(text.substring(0, Math.min(text.length(), MOST_TEXT)));
  }

  private TapedBody file(
      HttpExchange exchange, MeantFor to, HttpResponse<InputStream> answer, InputStream in)
      throws IOException {
    int status = answer.statusCode();
    long length = answer.headers().firstValueAsLong("content-length").orElse(HttpExchange.UNKNOWN);
    FileRelay.Fetched file =
        new FileRelay.Fetched(
            to.host() + scrubber.text(to.path()),
            answer.headers().firstValue("content-type").orElse(""),
            length);
    OutputStream out = exchange.respond(status, length);
    return tape.hasClips() && status == 200
        ? files.passAndKeep(in, out, file)
        : files.pass(in, out, file);
  }

  private void note(TapedExchange exchange) {
    try {
      tape.add(exchange);
    } catch (IOException e) {
      trouble.accept(
          "exchange %d is not on the tape: %s".formatted(exchange.number(), IoReason.ofFile(e)));
    }
  }

  /** Until what is under way is written, or for a while. */
  void awaitEnd() {
    int phase = underWay.arriveAndDeregister();
    try {
      underWay.awaitAdvanceInterruptibly(phase, 10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      trouble.accept("a call did not end, and is not on the tape");
    }
  }
}
