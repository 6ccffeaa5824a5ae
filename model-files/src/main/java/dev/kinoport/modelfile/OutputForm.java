package dev.kinoport.modelfile;

import dev.kinoport.media.Ratio;
import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.offer.OutputFacts;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the clips are like, as far as that is known before one is made. */
final class OutputForm {
  private OutputForm() {}

  static Option<OutputFacts> read(YamlValue value) {
    return value.section(OutputForm::read);
  }

  static YamlTree write(OutputFacts output) {
    YamlTree shortSides = YamlTree.section();
    new TreeMap<>(output.shortSides()).forEach(shortSides::number);
    return YamlTree.section()
        .treeIf("short_sides", shortSides)
        .listIf("sizes", output.sizes(), OutputForm::write)
        .optional("fps", output.framesPerSecond())
        .optional("audio", output.audio())
        .optional("container", output.container())
        .optional("widest", output.widest())
        .optional("typical_time", output.typicalTime());
  }

  private static Option<OutputFacts> read(Section section) {
    Field<Map<String, Integer>> shortSides = section.map("short_sides", YamlValue::count);
    Field<List<OutputFacts.Size>> sizes = section.list("sizes", OutputForm::size);
    Field<Option<BigDecimal>> rate = section.optional("fps", YamlValue::decimal);
    Field<Option<Boolean>> audio = section.optional("audio", YamlValue::flag);
    Field<Option<String>> container = section.optional("container", YamlValue::text);
    Field<Option<Ratio>> widest = section.optional("widest", LimitsForm::ratio);
    Field<Option<Duration>> time =
        section.optional(
            "typical_time",
            value -> value.parsed("an ISO 8601 time, such as PT5M", Duration::parse));
    return section.build(() ->
        new OutputFacts(
            shortSides.value(),
            sizes.value(),
            rate.value(),
            audio.value(),
            container.value(),
            widest.value(),
            time.value()));
  }

  private static Option<OutputFacts.Size> size(YamlValue value) {
    return value.section(section -> {
      Field<String> resolution = section.required("resolution", YamlValue::text);
      Field<String> aspectRatio = section.required("aspect_ratio", YamlValue::text);
      Field<Integer> width = section.required("width", YamlValue::count);
      Field<Integer> height = section.required("height", YamlValue::count);
      return section.build(() ->
          new OutputFacts.Size(
              resolution.value(), aspectRatio.value(), width.value(), height.value()));
    });
  }

  private static YamlTree write(OutputFacts.Size size) {
    return YamlTree.section()
        .text("resolution", size.resolution())
        .text("aspect_ratio", size.aspectRatio())
        .number("width", size.width())
        .number("height", size.height());
  }
}
