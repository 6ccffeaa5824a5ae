package dev.kinoport.emulator.tape.check;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.TapedAnswer;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Catalogue;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The calls of a tape, made again to an emulator on a clock of its own. Before each call time goes
 * one step on, and each request is given a life in which it is, at each step, where it was.
 */
final class Reenactment implements AutoCloseable {
  /** Short beside any time limit that a client may have set. */
  private static final Duration STEP = Duration.ofMillis(10);

  private static final Duration KEPT = Duration.ofDays(7);

  private final Tape tape;
  private final boolean withFiles;
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider provider;
  private final EmulatorServer server;
  private final IdMap ids = new IdMap();
  private final Scrubber scrubber;
  private final EmulatorClient client;
  private final Set<String> goodKeys;
  private final List<TapeDifference> differences = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private final List<OpenStream> streams = new ArrayList<>();
  private int compared;

  /**
   * What came of it.
   *
   * @param compared how many exchanges
   * @param passedOver those that say nothing, with why
   * @param differences by exchange
   */
  record Outcome(int compared, List<String> passedOver, List<TapeDifference> differences) {}

  /**
   * A stream that goes on while other calls are made.
   *
   * @param taped the exchange
   * @param events what comes
   */
  private record OpenStream(TapedExchange taped, EmulatorClient.Stream events) {}

  /**
   * One performance.
   *
   * @param withFiles whether files are fetched, too
   */
  Reenactment(Tape tape, Catalogue catalogue, Readings readings, boolean withFiles) {
    this.tape = tape;
    this.withFiles = withFiles;
    this.scrubber = new Scrubber(tape.header().hasPrompts());
    this.goodKeys =
        tape.exchanges().stream()
            .filter(it -> it.answer().status() != 401)
            .flatMap(it -> it.call().key().toJavaStream())
            .filter(key -> key.startsWith("Key "))
            .collect(Collectors.toCollection(TreeSet::new));
    provider = FakeProvider.on(time).catalogue(catalogue).resultKept(KEPT).build();
    EmulatorServer.Builder builder = EmulatorServer.before(provider).readings(readings);
    if (goodKeys.size() <= 1) {
      builder.onlyKey(EmulatorClient.secret(Option.ofOptional(goodKeys.stream().findFirst())));
    }
    server = builder.start();
    client = new EmulatorClient(server.address().toString(), ids);
  }

  Outcome play() {
    int last = 0;
    for (TapedExchange exchange : tape.exchanges()) {
      if (!withFiles && isFile(exchange)) {
        continue;
      }
      time.advance(STEP.multipliedBy(Math.max(0, exchange.number() - last)));
      last = exchange.number();
      Option<String> why = reasonToPass(exchange);
      why.peek(it ->
              passedOver.add(
                  "%d, %s: %s".formatted(exchange.number(), exchange.call().title(), it)))
          .onEmpty(() -> play(exchange));
    }
    time.advance(STEP.multipliedBy(2));
    server.close();
    for (OpenStream stream : streams) {
      compare(stream.taped(), stream.events().answer());
    }
    differences.sort(Comparator.comparingInt(TapeDifference::number));
    return new Outcome(compared, passedOver, differences);
  }

  private Option<String> reasonToPass(TapedExchange exchange) {
    int status = exchange.answer().status();
    boolean isOfARequest = exchange.call().requestId().isDefined();
    if (status == TapedAnswer.BROKEN) {
      return Option.some("the connection broke");
    }
    if ((status >= 500 || status == 429) && isOfARequest && !isResult(exchange)) {
      return Option.some("the shop had a bad moment");
    }
    if (status >= 500
        && exchange.call().isSubmit()
        && JobStory.requestId(exchange).isEmpty()
        && exchange.call().host().startsWith("queue.")) {
      return Option.some("the shop had a bad moment");
    }
    boolean isRefusedKey =
        status == 401 && exchange.call().key().exists(it -> it.matches("Key [0-9]+"));
    if (isRefusedKey && goodKeys.size() > 1) {
      return Option.some("of several keys the emulator cannot refuse one");
    }
    boolean isOrphan =
        isOfARequest
            && tape.exchanges().stream()
                .filter(it -> it.call().isSubmit())
                .anyMatch(it -> JobStory.requestId(it).equals(exchange.call().requestId()))
            && !exchange.call().requestId().exists(ids::knows);
    return isOrphan
        ? Option.some("the emulator did not take the request that it asks for")
        : Option.none();
  }

  static boolean isFile(TapedExchange exchange) {
    return exchange.call().isToFiles() && exchange.call().isRead();
  }

  private static boolean isResult(TapedExchange exchange) {
    return exchange.call().path().matches(".*/requests/[^/]+(/response)?/?");
  }

  private void play(TapedExchange exchange) {
    if (exchange.call().isSubmit()) {
      provider.administration().follow(JobStory.of(exchange, tape, STEP).script());
    }
    if (exchange.answer().body() instanceof TapedBody.Events) {
      streams.add(new OpenStream(exchange, client.open(exchange.call())));
    } else {
      compare(exchange, client.send(exchange.call()));
    }
  }

  private void compare(TapedExchange exchange, TapedAnswer raw) {
    compared++;
    if (exchange.answer().body() instanceof TapedBody.Value shop
        && raw.body() instanceof TapedBody.Value emulator) {
      ids.learn(shop.value(), emulator.value());
    }
    for (String name : List.of("etag", "x-fal-request-id")) {
      String shop = exchange.answer().headers().getOrDefault(name, "");
      String emulator = raw.headers().getOrDefault(name, "");
      if (!shop.isEmpty() && !emulator.isEmpty()) {
        ids.learnHeader(shop, emulator);
      }
    }
    differences.addAll(AnswerComparison.of(exchange, scrubbed(raw), ids));
  }

  /** As it would be on a tape. */
  private TapedAnswer scrubbed(TapedAnswer raw) {
    TapedBody body =
        switch (raw.body()) {
          case TapedBody.Value value -> new TapedBody.Value(scrubber.json(value.value()));
          case TapedBody.Events events ->
              new TapedBody.Events(events.inOrder().stream().<Json>map(scrubber::json).toList());
          default -> raw.body();
        };
    return new TapedAnswer(raw.status(), raw.headers(), body);
  }

  @Override
  public void close() {
    server.close();
    client.close();
    provider.close();
  }
}
