package dev.kinoport.emulator.tape.check;

import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.tape.ShopAddress;
import dev.kinoport.emulator.tape.TapedAnswer;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedExchange;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Two answers to the same call, side by side: what a client can go by. */
final class AnswerComparison {
  /** Headers that are there or not; what they say is each one's own. */
  private static final List<String> PRESENT =
      List.of("allow", "content-range", "retry-after", "x-fal-billable-units", "x-fal-request-id");

  private static final List<String> EQUAL =
      List.of(
          "x-fal-error-type", "x-fal-needs-retry", "x-fal-request-timeout-type", "x-fal-retryable");

  /** Members whose words mean something. */
  private static final Set<String> WORDS =
      Set.of("status", "error_type", "type", "unit", "currency", "token_type");

  /** Members that hold what the caller said, or what nobody has promised. */
  private static final Set<String> ANYTHING =
      Set.of("input", "ctx", "labels", "openapi", "json_input");

  private static final String NOTHING = "nothing";

  private final TapedExchange exchange;
  private final IdMap ids;
  private final List<TapeDifference> differences = new ArrayList<>();

  private AnswerComparison(TapedExchange exchange, IdMap ids) {
    this.exchange = exchange;
    this.ids = ids;
  }

  static List<TapeDifference> of(TapedExchange exchange, TapedAnswer emulator, IdMap ids) {
    AnswerComparison comparison = new AnswerComparison(exchange, ids);
    comparison.compare(exchange.answer(), emulator);
    return comparison.differences;
  }

  private void compare(TapedAnswer shop, TapedAnswer emulator) {
    if (shop.status() != emulator.status()) {
      differ("status", Integer.toString(shop.status()), Integer.toString(emulator.status()));
      if (shop.isGood() != emulator.isGood()) {
        // All else differs with it, and says nothing more.
        return;
      }
    }
    for (String name : PRESENT) {
      boolean isHere = shop.headers().containsKey(name);
      if (isHere != emulator.headers().containsKey(name)) {
        differ("header " + name, isHere ? "it" : NOTHING, isHere ? NOTHING : "it");
      }
    }
    for (String name : EQUAL) {
      String ours = shop.headers().getOrDefault(name, NOTHING);
      String theirs = emulator.headers().getOrDefault(name, NOTHING);
      if (!ours.equals(theirs)) {
        differ("header " + name, ours, theirs);
      }
    }
    String type = mediaType(shop);
    String other = mediaType(emulator);
    if (!type.equals(other)) {
      differ("header content-type", type, other);
    }
    boolean isPage = Host.find(exchange.call().host()).contains(Host.SITE);
    if (!isPage) {
      compare(shop.body(), emulator.body());
    }
  }

  private static String mediaType(TapedAnswer answer) {
    return answer
        .headers()
        .getOrDefault("content-type", NOTHING)
        .replaceFirst(";.*", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private void compare(TapedBody shop, TapedBody emulator) {
    if (shop instanceof TapedBody.Value ours && emulator instanceof TapedBody.Value theirs) {
      compare("body", "", ours.value(), theirs.value());
    } else if (shop instanceof TapedBody.Events ours
        && emulator instanceof TapedBody.Events theirs) {
      compareEvents(ours.inOrder(), theirs.inOrder());
    } else if (!shop.getClass().equals(emulator.getClass())) {
      differ("body", kind(shop), kind(emulator));
    }
  }

  private static String kind(TapedBody body) {
    return switch (body) {
      case TapedBody.None none -> NOTHING;
      case TapedBody.Value value -> "JSON";
      case TapedBody.Words words -> "text";
      case TapedBody.Events events -> "events";
      case TapedBody.Bytes bytes -> "a file";
    };
  }

  /** One event of each state; how many there are is each one's own. */
  private void compareEvents(List<Json> shop, List<Json> emulator) {
    for (String state : states(shop)) {
      Option<Json.Members> other = first(emulator, state);
      first(shop, state)
          .peek(ours ->
              other
                  .peek(theirs -> compare("event " + state, "", ours, theirs))
                  .onEmpty(() -> differ("event", state, NOTHING)));
    }
    List<List<Json>> ours = logs(shop);
    List<List<Json>> theirs = logs(emulator);
    if (!ours.isEmpty() && !theirs.isEmpty()) {
      compare("event.logs", "logs", ours.getFirst().getFirst(), theirs.getFirst().getFirst());
    }
    if (ours.size() > 1 && theirs.size() > 1 && repeats(ours) != repeats(theirs)) {
      differ(
          "events",
          repeats(ours) ? "all logs so far" : "new logs",
          repeats(theirs) ? "all" : "new");
    }
  }

  private static Set<String> states(List<Json> events) {
    Set<String> states = new LinkedHashSet<>();
    for (Json event : events) {
      if (event instanceof Json.Members members) {
        members.text("status").peek(states::add);
      }
    }
    return states;
  }

  private static Option<Json.Members> first(List<Json> events, String state) {
    return Option.ofOptional(
        events.stream()
            .filter(Json.Members.class::isInstance)
            .map(Json.Members.class::cast)
            .filter(it -> it.text("status").contains(state))
            .findFirst());
  }

  private static List<List<Json>> logs(List<Json> events) {
    List<List<Json>> logs = new ArrayList<>();
    for (Json event : events) {
      if (event instanceof Json.Members members) {
        members.items("logs").filter(it -> !it.isEmpty()).peek(logs::add);
      }
    }
    return logs;
  }

  private static boolean repeats(List<List<Json>> logs) {
    return logs.get(1).contains(logs.get(0).getFirst());
  }

  private void compare(String place, String name, Json shop, Json emulator) {
    if (shop instanceof Json.Members ours && emulator instanceof Json.Members theirs) {
      compareMembers(place, ours, theirs);
    } else if (shop instanceof Json.Items ours && emulator instanceof Json.Items theirs) {
      if (!ours.inOrder().isEmpty() && !theirs.inOrder().isEmpty()) {
        compare(place + "[0]", name, ours.inOrder().getFirst(), theirs.inOrder().getFirst());
      }
    } else if (shop instanceof Json.Text ours && emulator instanceof Json.Text theirs) {
      compareTexts(place, name, ours.text(), theirs.text());
    } else if (!kind(shop).equals(kind(emulator))) {
      differ(place, kind(shop), kind(emulator));
    }
  }

  private void compareMembers(String place, Json.Members shop, Json.Members emulator) {
    Set<String> names = new TreeSet<>(shop.byName().keySet());
    names.addAll(emulator.byName().keySet());
    for (String name : names) {
      Json ours = shop.byName().get(name);
      Json theirs = emulator.byName().get(name);
      if (ours == null || theirs == null) {
        differ(
            place + "." + name,
            ours == null ? NOTHING : kind(ours),
            theirs == null ? NOTHING : kind(theirs));
      } else if (!ANYTHING.contains(name)) {
        compare(place + "." + name, name, ours, theirs);
      }
    }
  }

  private static String kind(Json value) {
    return switch (value) {
      case Json.Members members -> "an object";
      case Json.Items items -> "a list";
      case Json.Text text -> "a text";
      case Json.Num number -> "a number";
      case Json.Flag flag -> "true or false";
      case Json.Nothing nothing -> "null";
    };
  }

  private void compareTexts(String place, String name, String shop, String emulator) {
    String ours = shape(name, shop);
    String theirs = shape(name, emulator);
    if (!ours.equals(theirs)) {
      differ(place, ours, theirs);
    }
  }

  /** What of a text means something; the same for all texts where nothing does. */
  private String shape(String name, String text) {
    if (WORDS.contains(name) || (name.equals("detail") && exchange.answer().status() == 401)) {
      return text;
    }
    if (name.equals("timestamp") || name.endsWith("_at")) {
      return text.matches(".*Z")
          ? "a time with Z"
          : text.matches(".*[+-][0-9]{2}:?[0-9]{2}") ? "a time with an offset" : "a bare time";
    }
    return ShopAddress.real(text).map(it -> shape(name, it)).getOrElse("a text");
  }

  private String shape(String name, ShopAddress address) {
    boolean isQueue = Host.find(address.host()).contains(Host.QUEUE);
    if (isQueue) {
      return "https://" + address.host() + ids.masked(address.rest().replaceFirst("\\?.*", ""));
    }
    return name.equals("url") && Host.find(address.host()).isEmpty()
        ? "a page or a file"
        : "something on " + address.host();
  }

  private void differ(String where, String shop, String emulator) {
    differences.add(
        new TapeDifference(
            exchange.number(), ids.masked(exchange.call().title()), where, shop, emulator));
  }
}
