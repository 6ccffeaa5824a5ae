package dev.kinoport.emulator;

import dev.kinoport.emulator.callback.DeliveryLog;
import dev.kinoport.emulator.callback.WebhookDelivery;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.RequestLog;
import dev.kinoport.emulator.http.ServerNames;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.emulator.http.WarningLog;
import dev.kinoport.emulator.http.WireRequest;
import dev.kinoport.emulator.http.WireWarning;
import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What only a fake has: the bill, the script and the clock, for tests in any language. */
final class ControlApi {
  private static final String DIRECTIONS =
      "Put the real host first, as in /queue.fal.run/fal-ai/..., or ask for /healthz, /__world,"
          + " /__bill, /__requests, /__webhooks, /__warnings, /__ca.pem, /__clock/advance,"
          + " /__script, /__videos/restart or /__reset";

  /** Some thirty years. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000);

  private final FakeProvider provider;
  private final Administration administration;
  private final RequestLog log;
  private final WarningLog warnings;
  private final DeliveryLog webhooks;
  private final Life usual;
  private final ServerNames names;
  private final Supplier<String> authority;
  private final Runnable restartingVideos;
  private final Runnable resetting;

  ControlApi(
      FakeProvider provider,
      RequestLog log,
      WarningLog warnings,
      DeliveryLog webhooks,
      Life usual,
      ServerNames names,
      Supplier<String> authority,
      Runnable restartingVideos,
      Runnable resetting) {
    this.provider = provider;
    this.administration = provider.administration();
    this.log = log;
    this.warnings = warnings;
    this.webhooks = webhooks;
    this.usual = usual;
    this.names = names;
    this.authority = authority;
    this.restartingVideos = restartingVideos;
    this.resetting = resetting;
  }

  /** The answer, if the call is for the fake itself. */
  Option<Reply> reply(Call call) {
    if (call.addresses().form() != Addresses.Form.BARE) {
      return Option.none();
    }
    if (call.path().startsWith("/__")
        && !names.isAtHome(call.headers(), call.addresses().origin())) {
      return Option.some(
          Reply.detail(
              403,
              "the controls are for this machine, not for pages of others or under other names"));
    }
    return switch (call.path()) {
      case "/healthz" ->
          only("GET", call, () -> Reply.json(200, Json.object().with("status", "ok")));
      case "/__world" -> only("GET", call, this::world);
      case "/__bill" -> only("GET", call, this::bill);
      case "/__requests" -> only("GET", call, this::requests);
      case "/__warnings" -> only("GET", call, this::warnings);
      case "/__ca.pem" -> only("GET", call, () -> Reply.text(200, authority.get()));
      case "/__webhooks" -> only("GET", call, this::webhooks);
      case "/__clock/advance" -> only("POST", call, () -> advance(call));
      case "/__script" -> only("POST", call, () -> script(call));
      case "/__videos/restart" -> only("POST", call, () -> done(restartingVideos));
      case "/__reset" -> only("POST", call, () -> done(resetting));
      default ->
          call.path().startsWith("/__") || call.path().equals("/") ? unknown(call) : Option.none();
    };
  }

  private static Option<Reply> unknown(Call call) {
    return Option.some(
        Reply.detail(
            404, "this is fal, offline; nothing is at %s. %s".formatted(call.path(), DIRECTIONS)));
  }

  private static Option<Reply> only(String method, Call call, Supplier<Reply> answer) {
    return Option.some(call.is(method) ? answer.get() : Reply.wrongMethod(call.path(), method));
  }

  private Reply world() {
    return Reply.json(
        200,
        Json.object()
            .with("world", provider.world())
            .with("name", provider.name().value())
            .with("now", Timestamps.utc(administration.time().now())));
  }

  private Reply bill() {
    Bill bill = provider.bill();
    List<Json> charges = bill.charges().stream().map(ControlApi::charge).toList();
    return Reply.json(
        200,
        Json.object()
            .with("count", bill.count())
            .with("total", new Json.Num(bill.total().amount()))
            .with("currency", bill.total().currency().getCurrencyCode())
            .with("charges", new Json.Items(charges)));
  }

  private static Json charge(Bill.Item item) {
    return Json.object()
        .with("request_id", item.requestId())
        .with("generation_id", item.generationId())
        .with("endpoint_id", item.endpoint())
        .with("units", new Json.Num(item.units()))
        .with(
            "amount",
            item.amount().<Json>map(it -> new Json.Num(it.amount())).getOrElse(Json.Nothing.NULL))
        .with("at", Timestamps.utc(item.at()));
  }

  private Reply requests() {
    List<Json> requests = log.all().stream().map(ControlApi::request).toList();
    return Reply.json(
        200,
        Json.object().with("requests", new Json.Items(requests)).with("dropped", log.dropped()));
  }

  private static Json request(WireRequest request) {
    return Json.object()
        .with("at", Timestamps.utc(request.at()))
        .with("method", request.method())
        .with("host", request.host())
        .with("path", request.path())
        .with("status", request.status());
  }

  private Reply webhooks() {
    List<Json> made = webhooks.all().stream().map(ControlApi::webhook).toList();
    return Reply.json(
        200,
        Json.object().with("webhooks", new Json.Items(made)).with("dropped", webhooks.dropped()));
  }

  private static Json webhook(WebhookDelivery delivery) {
    return Json.object()
        .with("at", Timestamps.utc(delivery.at()))
        .with("request_id", delivery.requestId())
        .with("target", delivery.target())
        .with("outcome", delivery.outcome());
  }

  private Reply warnings() {
    List<Json> found = warnings.all().stream().map(ControlApi::warning).toList();
    return Reply.json(200, Json.object().with("warnings", new Json.Items(found)));
  }

  private static Json warning(WireWarning warning) {
    return Json.object()
        .with("at", Timestamps.utc(warning.at()))
        .with("method", warning.method())
        .with("host", warning.host())
        .with("path", warning.path())
        .with("field", warning.field())
        .with("text", warning.text())
        .with("count", warning.count());
  }

  private Reply advance(Call call) {
    Option<BigDecimal> seconds =
        JsonText.read(call.body())
            .toOption()
            .filter(Json.Members.class::isInstance)
            .flatMap(body -> ((Json.Members) body).number("seconds"))
            .filter(number -> number.signum() >= 0 && number.compareTo(MOST_SECONDS) <= 0);
    return seconds.fold(
        () -> Reply.detail(422, "send {\"seconds\": 12.5}, at most " + MOST_SECONDS),
        this::advance);
  }

  private Reply advance(BigDecimal seconds) {
    if (!(administration.time() instanceof VirtualTime time)) {
      return Reply.detail(409, "this server runs on the machine's own clock");
    }
    time.advance(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    administration.write(Happening.CLOCK_TURNED, Json::object);
    return Reply.json(200, Json.object().with("now", Timestamps.utc(time.now())));
  }

  private Reply script(Call call) {
    return ScriptFile.read(new String(call.body(), StandardCharsets.UTF_8), usual)
        .fold(
            faults -> Reply.detail(422, faults.mkString("\n")),
            script -> {
              administration.follow(script);
              return Reply.json(200, Json.object().with("status", "ok"));
            });
  }

  private static Reply done(Runnable deed) {
    deed.run();
    return Reply.json(200, Json.object().with("status", "ok"));
  }
}
