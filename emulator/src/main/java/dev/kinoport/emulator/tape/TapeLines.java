package dev.kinoport.emulator.tape;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of a tape: a JSON object each, the first of them about all others. */
final class TapeLines {
  private static final String FORMAT = "kinoport tape 1";

  private TapeLines() {}

  static Json.Members line(TapeHeader header) {
    return Json.object()
        .with("format", FORMAT)
        .with("at", header.at().toString())
        .with("upstream", header.upstream())
        .with("prompts", new Json.Flag(header.hasPrompts()))
        .with("clips", new Json.Flag(header.hasClips()));
  }

  static Json.Members line(TapedExchange exchange) {
    TapedCall call = exchange.call();
    Json.Members asked =
        Json.object()
            .with("method", call.method())
            .with("host", call.host())
            .with("path", call.path());
    if (!call.query().isEmpty()) {
      asked = asked.with("query", call.query());
    }
    asked = asked.with("headers", texts(call.headers()));
    for (String key : call.key()) {
      asked = asked.with("key", key);
    }
    Json.Members answered =
        Json.object()
            .with("status", exchange.answer().status())
            .with("headers", texts(exchange.answer().headers()));
    return Json.object()
        .with("n", exchange.number())
        .with("call", asked.with(body(call.body())))
        .with("answer", answered.with(body(exchange.answer().body())));
  }

  private static Json texts(Map<String, String> byName) {
    Json.Members texts = Json.object();
    for (Map.Entry<String, String> entry : byName.entrySet()) {
      texts = texts.with(entry.getKey(), entry.getValue());
    }
    return texts;
  }

  private static Json.Members body(TapedBody body) {
    return switch (body) {
      case TapedBody.None none -> Json.object();
      case TapedBody.Value value -> Json.object().with("json", value.value());
      case TapedBody.Words words -> Json.object().with("text", words.text());
      case TapedBody.Events events ->
          Json.object().with("events", new Json.Items(events.inOrder()));
      case TapedBody.Bytes bytes ->
          Json.object()
              .with(
                  "bytes",
                  Json.object()
                      .with("sha256", bytes.sha256())
                      .with("length", bytes.length())
                      .with("type", bytes.type()));
    };
  }

  static Either<String, TapeHeader> header(String line) {
    return object(line)
        .filterOrElse(it -> it.text("format").contains(FORMAT), it -> "this is no " + FORMAT)
        .flatMap(it -> {
          try {
            return Either.right(
                new TapeHeader(
                    Instant.parse(it.text("at").getOrElse("")),
                    it.text("upstream").getOrElse(""),
                    isOn(it, "prompts"),
                    isOn(it, "clips")));
          } catch (DateTimeException e) {
            return Either.left("\"at\" is no moment such as 2026-11-29T12:00:00Z");
          }
        });
  }

  private static boolean isOn(Json.Members members, String name) {
    return members.find(name).contains(new Json.Flag(true));
  }

  static Either<String, TapedExchange> exchange(String line) {
    return object(line)
        .flatMap(it ->
            it.number("n")
                .flatMap(TapeLines::whole)
                .flatMap(number ->
                    it.object("call")
                        .flatMap(call ->
                            it.object("answer").map(answer -> exchange(number, call, answer))))
                .getOrElse(() -> Either.left("an exchange has \"n\", \"call\" and \"answer\"")));
  }

  private static Either<String, TapedExchange> exchange(
      int number, Json.Members call, Json.Members answer) {
    return call(call)
        .flatMap(
            asked -> answer(answer).map(answered -> new TapedExchange(number, asked, answered)));
  }

  private static Option<Integer> whole(BigDecimal number) {
    try {
      return Option.some(number.intValueExact());
    } catch (ArithmeticException e) {
      return Option.none();
    }
  }

  private static Either<String, TapedCall> call(Json.Members call) {
    return call.text("method")
        .flatMap(method ->
            call.text("host")
                .flatMap(host ->
                    call.text("path")
                        .map(path ->
                            new TapedCall(
                                method,
                                host,
                                path,
                                call.text("query").getOrElse(""),
                                texts(call),
                                call.text("key"),
                                bodyOf(call)))))
        .toEither("a call has a \"method\", a \"host\" and a \"path\"");
  }

  private static Either<String, TapedAnswer> answer(Json.Members answer) {
    return answer
        .number("status")
        .flatMap(TapeLines::whole)
        .toEither("an answer has a \"status\"")
        .map(status -> new TapedAnswer(status, texts(answer), bodyOf(answer)));
  }

  private static Map<String, String> texts(Json.Members holder) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Json.Members headers : holder.object("headers")) {
      headers
          .byName()
          .keySet()
          .forEach(name -> headers.text(name).peek(value -> texts.put(name, value)));
    }
    return texts;
  }

  private static TapedBody bodyOf(Json.Members holder) {
    Json value = holder.byName().get("json");
    if (value != null) {
      return new TapedBody.Value(value);
    }
    return holder
        .text("text")
        .<TapedBody>map(TapedBody.Words::new)
        .orElse(() -> holder.items("events").map(TapedBody.Events::new))
        .orElse(() -> holder.object("bytes").map(TapeLines::bytes))
        .getOrElse(TapedBody.None::new);
  }

  private static TapedBody bytes(Json.Members bytes) {
    return new TapedBody.Bytes(
        bytes.text("sha256").getOrElse(""),
        bytes.number("length").map(BigDecimal::longValue).getOrElse(0L),
        bytes.text("type").getOrElse(""));
  }

  private static Either<String, Json.Members> object(String line) {
    return JsonText.readAsItComes(line)
        .flatMap(value ->
            value instanceof Json.Members members
                ? Either.right(members)
                : Either.left("this is no JSON object"));
  }
}
