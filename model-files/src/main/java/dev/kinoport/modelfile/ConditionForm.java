package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.price.Condition;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For which requests a price holds: {@code {resolution: [360p, 540p], audio: true}}. */
final class ConditionForm {
  private ConditionForm() {}

  static Option<Condition> read(YamlValue value) {
    return value
        .section(section -> section.all((name, allowed) -> values(allowed)))
        .map(allowed -> new Condition(new TreeMap<>(allowed)));
  }

  static YamlTree write(Condition condition) {
    YamlTree tree = YamlTree.section();
    for (Map.Entry<String, List<String>> entry : condition.allowed().entrySet()) {
      List<String> values = entry.getValue();
      if (values.size() == 1) {
        tree.text(entry.getKey(), values.getFirst());
      } else {
        tree.list(entry.getKey(), values, it -> it);
      }
    }
    return tree;
  }

  private static Option<List<String>> values(YamlValue value) {
    return value.isList() ? value.list(YamlValue::text) : value.text().map(List::of);
  }
}
