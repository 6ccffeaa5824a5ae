package dev.kinoport.emulator.tape.check;

import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a request went, as far as its tape tells. Time is counted in exchanges: a request starts just
 * after it was last seen in the queue, and is over just after it was last seen at work.
 */
final class JobStory {
  private static final double SOON = 0.3;
  private static final int NEVER = 100_000;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final TapedExchange submit;
  private final List<TapedExchange> about;
  private final Duration step;

  private JobStory(TapedExchange submit, List<TapedExchange> about, Duration step) {
    this.submit = submit;
    this.about = about;
    this.step = step;
  }

  /**
   * The story that begins with a submit.
   *
   * @param step how long an exchange takes
   */
  static JobStory of(TapedExchange submit, Tape tape, Duration step) {
    String id = requestId(submit).getOrElse("");
    List<TapedExchange> about =
        tape.exchanges().stream()
            .filter(it -> it.call().requestId().contains(id) && !id.isEmpty())
            .toList();
    return new JobStory(submit, about, step);
  }

  /** The request that a submit was answered with. */
  static Option<String> requestId(TapedExchange submit) {
    return members(submit).flatMap(it -> it.text("request_id"));
  }

  private static Option<Json.Members> members(TapedExchange exchange) {
    return exchange.answer().body() instanceof TapedBody.Value value
            && value.value() instanceof Json.Members members
        ? Option.some(members)
        : Option.none();
  }

  /** What the emulator is to do with the submit, so that it goes as it did. */
  Script script() {
    return Script.always(submit.answer().isGood() ? life() : refused());
  }

  private Life refused() {
    return switch (submit.answer().status()) {
      case 429 -> Life.instant().with(new Fault.Throttled(1, RETRY_AFTER));
      case 403 -> Life.instant().with(new Fault.Refused(FakeError.USER_LOCKED.error()));
      default -> Life.instant();
    };
  }

  private Life life() {
    if (requestId(submit).isEmpty()) {
      // A direct call: its answer is the result.
      return error(submit).map(it -> Life.instant().failing(it.error())).getOrElse(Life::instant);
    }
    double startsAt = Math.max(submit.number(), lastSeen("IN_QUEUE")) + SOON;
    double doneAt = Math.max(startsAt, lastSeen("IN_PROGRESS")) + SOON;
    boolean isEverDone = about.stream().anyMatch(this::isOver);
    Life life =
        Life.lasting(
                steps(startsAt - submit.number()),
                isEverDone ? steps(doneAt - startsAt) : steps(NEVER))
            .ahead(ahead());
    for (TapedExchange result : about.stream().filter(JobStory::isResult).toList()) {
      for (FakeError error : error(result)) {
        life = life.failing(error.error());
      }
      boolean isForgotten = result.answer().status() == 404 || result.answer().status() == 410;
      if (isForgotten && isEverDone && !isCancelled()) {
        life =
            life.with(
                new Fault.ResultExpires(steps(Math.max(SOON, result.number() - SOON - doneAt))));
      }
    }
    return life;
  }

  private Duration steps(double count) {
    return Duration.ofNanos(Math.round(count * step.toNanos()));
  }

  private int ahead() {
    return members(submit)
        .flatMap(it -> it.number("queue_position"))
        .map(it -> Math.clamp(it.longValue(), 0, 1_000))
        .getOrElse(0);
  }

  /** The number of the last exchange in which it was there, or still to come there. */
  private double lastSeen(String state) {
    double last = 0;
    for (TapedExchange exchange : about) {
      boolean isHere = states(exchange).anyMatch(state::equals);
      boolean isBefore =
          state.equals("IN_QUEUE") ? isCancelledUnstarted(exchange) : isEarly(exchange);
      if (isHere || isBefore) {
        last = exchange.number();
      }
    }
    return last;
  }

  private static Stream<String> states(TapedExchange exchange) {
    return switch (exchange.answer().body()) {
      case TapedBody.Value value -> state(value.value()).toJavaStream();
      case TapedBody.Events events ->
          events.inOrder().stream().flatMap(event -> state(event).toJavaStream());
      default -> Stream.empty();
    };
  }

  private static Option<String> state(Json value) {
    return value instanceof Json.Members members ? members.text("status") : Option.none();
  }

  private boolean isCancelledUnstarted(TapedExchange exchange) {
    boolean hasStarted =
        about.stream()
            .filter(it -> it.number() < exchange.number())
            .anyMatch(it -> states(it).anyMatch("IN_PROGRESS"::equals));
    return isGoodCancel(exchange) && !hasStarted;
  }

  private boolean isCancelled() {
    return about.stream().anyMatch(JobStory::isGoodCancel);
  }

  private static boolean isGoodCancel(TapedExchange exchange) {
    return exchange.call().path().endsWith("/cancel") && exchange.answer().isGood();
  }

  /** What is only asked, or only done, before the end. */
  private static boolean isEarly(TapedExchange exchange) {
    boolean isEarlyResult =
        isResult(exchange) && members(exchange).exists(it -> it.text("status_url").isDefined());
    return isEarlyResult || isGoodCancel(exchange);
  }

  private static boolean isResult(TapedExchange exchange) {
    return exchange.call().isRead()
        && exchange.call().path().matches(".*/requests/[^/]+(/response)?/?");
  }

  private boolean isOver(TapedExchange exchange) {
    return states(exchange).anyMatch("COMPLETED"::equals)
        || (isResult(exchange) && !isEarly(exchange));
  }

  /** The error that an answer names, if the emulator knows it. */
  private static Option<FakeError> error(TapedExchange exchange) {
    if (exchange.answer().isGood() || isEarly(exchange)) {
      return Option.none();
    }
    if (exchange.answer().headers().containsKey("x-fal-request-timeout-type")) {
      return Option.some(FakeError.REQUEST_TIMEOUT);
    }
    List<String> names = new ArrayList<>();
    members(exchange)
        .peek(it -> {
          it.text("error_type").peek(names::add);
          it.items("detail")
              .filter(items -> !items.isEmpty() && items.getFirst() instanceof Json.Members)
              .flatMap(items -> ((Json.Members) items.getFirst()).text("type"))
              .peek(names::add);
        });
    return Option.ofOptional(
        Arrays.stream(FakeError.values())
            .filter(it -> names.contains(it.name().toLowerCase(Locale.ROOT)))
            .findFirst());
  }
}
