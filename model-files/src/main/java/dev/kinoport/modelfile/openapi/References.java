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

  private final YamlValue root;
  private final Map<String, Option<YamlValue>> known = new HashMap<>();
  private int left = MOST;

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
    left--;
    if (left == -1) {
      schema.<Object>wrong("is one of more than %d schemas, by references".formatted(MOST));
    }
    return left >= 0;
  }

  /** Whether more was to be read than may be: what is refused already need not be followed. */
  boolean spent() {
    return left < 0;
  }
}
