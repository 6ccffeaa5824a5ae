package dev.kinoport.modelfile.openapi;

import dev.kinoport.json.Bounds;
import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the references of one document lead. References to references may fan out, so what is read
 * by them is counted, for the whole document.
 */
final class References {
  private static final int MOST = Bounds.FILE.nodes() / 10;
  private static final int MOST_VALUES = Bounds.FILE.nodes();

  private final YamlValue root;
  private final Map<String, Option<YamlValue>> known = new HashMap<>();
  private int left = MOST;

  /** What stands in those schemas, which is looked through for each. */
  private int valuesLeft = MOST_VALUES;

  References(YamlValue root) {
    this.root = root;
  }

  /** What is at a place of the document, if there is something. */
  Option<YamlValue> resolved(String reference) {
    return known.computeIfAbsent(reference, this::find);
  }

  private Option<YamlValue> find(String reference) {
    Option<YamlValue> found = Option.some(root);
    for (String name : reference.replaceFirst("^#/", "").split("/", -1)) {
      found = found.flatMap(value -> value.find(name.replace("~1", "/").replace("~0", "~")));
    }
    return found;
  }

  /** Whether one more schema may be read; the first that may not is noted at its place. */
  boolean allow(YamlValue schema) {
    if (spent()) {
      return false;
    }
    left--;
    valuesLeft -= schema.width();
    if (left < 0) {
      schema.<Object>wrong("is one of more than %d schemas, by references".formatted(MOST));
    } else if (valuesLeft < 0) {
      schema.<Object>wrong(
          "is in schemas of more than %d values, by references".formatted(MOST_VALUES));
    }
    return !spent();
  }

  /** Whether more was to be read than may be: what is refused already need not be followed. */
  boolean spent() {
    return left < 0 || valuesLeft < 0;
  }
}
