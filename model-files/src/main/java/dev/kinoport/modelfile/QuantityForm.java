package dev.kinoport.modelfile;

import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlTree;
import dev.kinoport.modelfile.yaml.YamlValue;
import dev.kinoport.price.Quantity;
import io.vavr.control.Option;

/**
 * What is counted: {@code request}, {@code megapixel_frames}, or a mapping such as {@code {fact:
 * duration, unit: s}}, {@code {frame_seconds_at: 16}}, {@code {tokens_of: 1000000, fps: 24}} and
 * {@code {unforeseeable: why}}.
 */
final class QuantityForm {
  private static final String REQUEST = "request";
  private static final String MEGAPIXEL_FRAMES = "megapixel_frames";

  private QuantityForm() {}

  static Option<Quantity> read(YamlValue value) {
    return value.isSection() ? value.section(QuantityForm::counted) : word(value);
  }

  static Object write(Quantity quantity) {
    YamlTree tree = YamlTree.section();
    return switch (quantity) {
      case Quantity.PerRequest once -> REQUEST;
      case Quantity.MegapixelFrames volume -> MEGAPIXEL_FRAMES;
      case Quantity.Measured measured ->
          tree.text("fact", measured.fact()).text("unit", measured.unit());
      case Quantity.FrameSeconds seconds ->
          tree.number("frame_seconds_at", seconds.framesPerSecond());
      case Quantity.VideoTokens tokens ->
          tree.number("tokens_of", tokens.block())
              .number("fps", tokens.framesPerSecond())
              .number("extra_frames", tokens.extraFrames())
              .optional("seconds", Option.of(tokens.seconds()).filter(it -> !isClipLength(it)));
      case Quantity.Unforeseeable unknown -> tree.text("unforeseeable", unknown.reason());
    };
  }

  private static boolean isClipLength(String fact) {
    return fact.equals(Quantity.CLIP_LENGTH);
  }

  private static Option<Quantity> word(YamlValue value) {
    return value
        .text()
        .flatMap(word ->
            switch (word) {
              case REQUEST -> Option.some(new Quantity.PerRequest());
              case MEGAPIXEL_FRAMES -> Option.some(new Quantity.MegapixelFrames());
              default ->
                  value.wrong(
                      "must be %s, %s or a mapping with fact, frame_seconds_at, tokens_of or unforeseeable, was '%s'"
                          .formatted(REQUEST, MEGAPIXEL_FRAMES, word));
            });
  }

  private static Option<Quantity> counted(Section section) {
    if (section.has("fact")) {
      Field<String> fact = section.required("fact", YamlValue::text);
      Field<String> unit = section.required("unit", YamlValue::text);
      return section.build(() -> new Quantity.Measured(fact.value(), unit.value()));
    }
    if (section.has("frame_seconds_at")) {
      Field<Integer> rate = section.required("frame_seconds_at", value -> above(0, value));
      return section.build(() -> new Quantity.FrameSeconds(rate.value()));
    }
    if (section.has("tokens_of")) {
      Field<Integer> block = section.required("tokens_of", value -> above(0, value));
      Field<Integer> rate = section.required("fps", value -> above(0, value));
      Field<Integer> extra = section.or(0, "extra_frames", value -> above(-1, value));
      Field<String> seconds = section.or(Quantity.CLIP_LENGTH, "seconds", YamlValue::text);
      return section.build(() ->
          new Quantity.VideoTokens(rate.value(), extra.value(), block.value(), seconds.value()));
    }
    Field<String> reason = section.required("unforeseeable", YamlValue::text);
    return section.build(() -> new Quantity.Unforeseeable(reason.value()));
  }

  /** What is divided by is not zero, and what is counted not negative: either would be no price. */
  private static Option<Integer> above(int limit, YamlValue value) {
    return value
        .count()
        .flatMap(number ->
            number > limit
                ? Option.some(number)
                : value.wrong("must be over %d, was %d".formatted(limit, number)));
  }
}
