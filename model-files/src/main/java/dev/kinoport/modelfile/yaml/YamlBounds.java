package dev.kinoport.modelfile.yaml;

import dev.kinoport.json.Bounds;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Counts what a text would become, event by event, before it becomes nodes: those are made, and
 * walked through, by methods that call themselves. What is referred to counts each time anew.
 */
final class YamlBounds {
  private static final int LONGEST_PLACE = 200;

  private final Bounds bounds;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Size> anchored = new HashMap<>();
  private long nodes;

  private YamlBounds(Bounds bounds) {
    this.bounds = bounds;
  }

  /** The first place where it is too much. */
  static Option<FileFault> fault(Parser events, Bounds bounds) {
    YamlBounds count = new YamlBounds(bounds);
    while (events.hasNext()) {
      Event event = events.next();
      Option<String> fault = count.take(event);
      if (fault.isDefined()) {
        return fault.map(why -> new FileFault(line(event), count.place(), why));
      }
    }
    return Option.none();
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private Option<String> take(Event event) {
    return switch (event) {
      case CollectionStartEvent start -> begin(start);
      case CollectionEndEvent end -> end();
      case ScalarEvent scalar -> scalar(scalar);
      case AliasEvent alias -> alias(String.valueOf(alias.getAlias()));
      default -> Option.none();
    };
  }

  private Option<String> begin(CollectionStartEvent start) {
    Option<String> fault = count(1, 1);
    if (fault.isEmpty()) {
      open.push(new Open(anchor(start), start instanceof MappingStartEvent, nodes));
    }
    return fault;
  }

  private Option<String> end() {
    Open done = open.pop();
    Size size = new Size(nodes - done.before + 1, done.deepest + 1);
    done.anchor.forEach(name -> anchored.put(name, size));
    closed(size.depth);
    return Option.none();
  }

  private Option<String> scalar(ScalarEvent scalar) {
    anchor(scalar).forEach(name -> anchored.put(name, new Size(1, 0)));
    String text = scalar.getValue();
    Option<String> fault =
        text.length() > bounds.text() ? Option.some(bounds.tooMuchText()) : count(1, 0);
    if (fault.isEmpty()) {
      named(text);
      closed(0);
    }
    return fault;
  }

  private Option<String> alias(String name) {
    if (open.stream().anyMatch(it -> it.anchor.contains(name))) {
      return Option.some("refers to what it stands in: *" + name);
    }
    // An anchor that is nowhere is told by whoever makes the nodes.
    Size size = anchored.getOrDefault(name, new Size(1, 0));
    Option<String> fault = count(size.nodes, size.depth);
    if (fault.isEmpty()) {
      named("*" + name);
      closed(size.depth);
    }
    return fault;
  }

  private Option<String> count(long more, int depth) {
    nodes += more;
    if (open.size() + depth > bounds.depth()) {
      return Option.some(bounds.tooDeep());
    }
    return nodes > bounds.nodes() ? Option.some(bounds.tooMany()) : Option.none();
  }

  private static Option<String> anchor(NodeEvent event) {
    return Option.ofOptional(event.getAnchor()).map(Object::toString);
  }

  private void named(String text) {
    Open last = open.peek();
    if (last != null) {
      last.name(text);
    }
  }

  /** Something within the innermost that is open is over. */
  private void closed(int depth) {
    Open last = open.peek();
    if (last != null) {
      last.deepest = Math.max(last.deepest, depth);
      last.parts++;
    }
  }

  private String place() {
    StringBuilder place = new StringBuilder();
    open.descendingIterator()
        .forEachRemaining(it -> {
          if (place.length() < LONGEST_PLACE) {
            it.addTo(place);
          }
        });
    return place.length() > LONGEST_PLACE
        ? place.substring(0, LONGEST_PLACE) + "..."
        : place.toString();
  }

  /** What an anchor stands for. */
  private record Size(long nodes, int depth) {}

  /** A list or mapping that is not over. */
  private static final class Open {
    private final Option<String> anchor;
    private final boolean isMapping;
    private final long before;
    private int deepest;
    private int parts;
    private String name = "";

    private Open(Option<String> anchor, boolean isMapping, long before) {
      this.anchor = anchor;
      this.isMapping = isMapping;
      this.before = before;
    }

    /** In a mapping, every other part is a name. */
    private void name(String text) {
      if (isMapping && parts % 2 == 0) {
        name = text.substring(0, Math.min(text.length(), LONGEST_PLACE));
      }
    }

    private void addTo(StringBuilder place) {
      if (!isMapping) {
        place.append('[').append(parts).append(']');
      } else if (!name.isEmpty()) {
        place.append(place.isEmpty() ? "" : ".").append(name);
      }
    }
  }
}
