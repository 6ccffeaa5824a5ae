package dev.kinoport.modelfile;

import dev.kinoport.media.AcceptedImages;
import dev.kinoport.media.Bound;
import dev.kinoport.media.ImageType;
import dev.kinoport.media.Ratio;
import dev.kinoport.modelfile.yaml.Field;
import dev.kinoport.modelfile.yaml.Section;
import dev.kinoport.modelfile.yaml.YamlValue;
import io.vavr.control.Option;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a picture must be like: {@code {types: [png], bytes: under 20000000, widest: 5:2}}. */
final class LimitsForm {
  private static final List<ImageType> USUAL =
      List.of(ImageType.JPEG, ImageType.PNG, ImageType.WEBP);
  private static final Pattern BOUND =
      Pattern.compile("(over|at least|under|at most) ([0-9]{1,18})");
  private static final Pattern RATIO = Pattern.compile("([0-9]{1,6}):([0-9]{1,6})");

  private LimitsForm() {}

  /** When a file says nothing. */
  static AcceptedImages usual() {
    return AcceptedImages.of(USUAL.toArray(ImageType[]::new));
  }

  static Option<AcceptedImages> read(YamlValue value) {
    return value.section(LimitsForm::read);
  }

  private static Option<AcceptedImages> read(Section section) {
    Field<List<ImageType>> types =
        section.or(USUAL, "types", value -> value.list(type -> type.word(ImageType.class)));
    Field<Option<Bound>> bytes = section.optional("bytes", LimitsForm::bound);
    Field<Option<Bound>> shortSide = section.optional("short_side", LimitsForm::bound);
    Field<Option<Bound>> longSide = section.optional("long_side", LimitsForm::bound);
    Field<Option<Ratio>> narrowest = section.optional("narrowest", LimitsForm::ratio);
    Field<Option<Ratio>> widest = section.optional("widest", LimitsForm::ratio);
    return section.build(() ->
        new AcceptedImages(
            types.value(),
            bytes.value(),
            shortSide.value(),
            longSide.value(),
            narrowest.value(),
            widest.value()));
  }

  private static Option<Bound> bound(YamlValue value) {
    return value.parsed(
        "'over', 'at least', 'under' or 'at most' and a whole number", LimitsForm::bound);
  }

  private static Bound bound(String typed) {
    Matcher parts = matching(BOUND, typed);
    long limit = Long.parseLong(parts.group(2));
    return switch (parts.group(1)) {
      case "over" -> Bound.over(limit);
      case "at least" -> Bound.atLeast(limit);
      case "under" -> Bound.under(limit);
      default -> Bound.atMost(limit);
    };
  }

  static Option<Ratio> ratio(YamlValue value) {
    return value.parsed("width to height, such as 2:5", LimitsForm::ratio);
  }

  private static Ratio ratio(String typed) {
    Matcher parts = matching(RATIO, typed);
    return new Ratio(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  private static Matcher matching(Pattern pattern, String typed) {
    Matcher matcher = pattern.matcher(typed);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(typed);
    }
    return matcher;
  }
}
