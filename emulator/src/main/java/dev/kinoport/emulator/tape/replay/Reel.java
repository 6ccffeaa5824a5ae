package dev.kinoport.emulator.tape.replay;

import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedCall;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a tape has been played. What counts is the order of the conversation about each request,
 * not the clock: a question gets the next answer that the shop gave to it, and the last one again
 * when there are no more. What was said before something that was played already is over, such as
 * the result that was asked for too early. Safe for use by many threads.
 */
final class Reel {
  /** Parameters that make it another question. */
  private static final Set<String> SELECTING =
      Set.of("endpoint_id", "request_id", "cursor", "page", "q", "category", "expand");

  /** A client that invents calls must not fill the memory. */
  private static final int MOST_MISSING = 1_000;

  private static final int LONGEST_TITLE = 2_000;

  private final Tape tape;
  private final Set<Integer> played = new TreeSet<>();
  private final Set<String> missing = new LinkedHashSet<>();

  /** The number up to which the conversation about a request has come. */
  private final Map<String, Integer> positions = new HashMap<>();

  private final Map<Question, List<TapedExchange>> answers = new HashMap<>();

  Reel(Tape tape) {
    this.tape = tape;
    for (TapedExchange exchange : tape.exchanges()) {
      answers
          .computeIfAbsent(Question.of(exchange.call()), question -> new ArrayList<>())
          .add(exchange);
    }
  }

  /** What the shop said to this, or to the same call the last time; none: it was never asked. */
  synchronized Option<TapedExchange> next(TapedCall call) {
    List<TapedExchange> same = sameCalls(call);
    int from = call.requestId().map(id -> positions.getOrDefault(id, 0)).getOrElse(0);
    List<TapedExchange> left =
        same.stream().filter(it -> !played.contains(it.number()) && it.number() > from).toList();
    Option<TapedExchange> equal =
        first(left.stream().filter(it -> it.call().body().equals(call.body())).toList());
    Option<TapedExchange> chosen = equal.orElse(() -> first(left));
    if (chosen.isEmpty() && !call.method().equals("POST") && !same.isEmpty()) {
      return Option.some(same.getLast());
    }
    chosen.peek(it -> advance(it, left)).onEmpty(() -> miss(call.title()));
    return chosen;
  }

  private void miss(String title) {
    if (missing.size() < MOST_MISSING) {
      missing.add(title.substring(0, Math.min(title.length(), LONGEST_TITLE)));
    }
  }

  private static Option<TapedExchange> first(List<TapedExchange> exchanges) {
    return exchanges.isEmpty() ? Option.none() : Option.some(exchanges.getFirst());
  }

  private List<TapedExchange> sameCalls(TapedCall call) {
    Question question = Question.of(call);
    List<TapedExchange> exact = answers.getOrDefault(question, List.of());
    return exact.isEmpty() && question.method().equals("HEAD")
        ? answers.getOrDefault(question.by("GET"), List.of())
        : exact;
  }

  /**
   * What makes two calls the same.
   *
   * @param host by its first name: which of several a client uses does not matter
   * @param path without slashes at its end
   * @param selection the parameters that select
   */
  private record Question(String method, String host, String path, Set<String> selection) {
    static Question of(TapedCall call) {
      return new Question(
          call.method(),
          Host.find(call.host()).map(Host::authority).getOrElse(call.host()),
          withoutSlashes(call.path()),
          selection(call.query()));
    }

    Question by(String other) {
      return new Question(other, host, path, selection);
    }

    private static String withoutSlashes(String path) {
      int end = path.length();
      while (end > 0 && path.charAt(end - 1) == '/') {
        end--;
      }
      return path.substring(0, end);
    }

    private static Set<String> selection(String query) {
      Set<String> selection = new TreeSet<>();
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (SELECTING.contains(equals < 0 ? pair : pair.substring(0, equals))) {
          selection.add(pair);
        }
      }
      return selection;
    }
  }

  private void advance(TapedExchange chosen, List<TapedExchange> left) {
    TapedExchange last = chosen;
    played.add(chosen.number());
    if (chosen.call().isRead()) {
      // However often the shop said the same, it is said once.
      for (TapedExchange next : left.subList(left.indexOf(chosen) + 1, left.size())) {
        if (!next.answer().equals(chosen.answer())) {
          break;
        }
        played.add(next.number());
        last = next;
      }
    }
    int position = last.number();
    chosen
        .call()
        .requestId()
        .orElse(() -> ordered(chosen))
        .peek(id -> positions.merge(id, position, Math::max));
  }

  /** The request that a submit was answered with. */
  private static Option<String> ordered(TapedExchange exchange) {
    return exchange.answer().body() instanceof TapedBody.Value value
            && value.value() instanceof Json.Members members
        ? members.text("request_id")
        : Option.none();
  }

  /** What has been played, what has not, and what was asked that is not on the tape. */
  synchronized Json.Members report() {
    List<Json> left =
        tape.exchanges().stream()
            .filter(it -> !played.contains(it.number()))
            .<Json>map(it -> Json.object().with("n", it.number()).with("call", it.call().title()))
            .toList();
    return Json.object()
        .with("exchanges", tape.exchanges().size())
        .with("played", played.size())
        .with("left", new Json.Items(left))
        .with("missing", Json.Items.ofTexts(missing));
  }
}
