package dev.kinoport.spring;

import dev.kinoport.fault.Spelling;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says of a property below {@code kinoport} that there is none of its name, and which was meant: a
 * journal that is not where somebody thinks may cost money. Values are not shown, for one may be a
 * key.
 */
@Order(0)
final class UnknownPropertyAnalyzer
    extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {
  private static final String OURS = "kinoport.";

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable root, UnboundConfigurationPropertiesException cause) {
    List<ConfigurationProperty> unknown =
        cause.getUnboundProperties().stream()
            .filter(property -> property.getName().toString().startsWith(OURS))
            .toList();
    if (unknown.isEmpty()) {
      return null;
    }
    List<String> known = names("kinoport", KinoportProperties.class).toList();
    return new FailureAnalysis(
        unknown.stream()
            .map(UnknownPropertyAnalyzer::sentence)
            .collect(Collectors.joining(System.lineSeparator())),
        unknown.stream()
                .map(property -> meant(property.getName().toString(), known))
                .collect(Collectors.joining())
            + "There are: "
            + String.join(", ", known),
        cause);
  }

  private static String sentence(ConfigurationProperty property) {
    String where = property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
    return "There is no property " + property.getName() + where + ".";
  }

  private static String meant(String typed, List<String> known) {
    return Spelling.nearest(typed, known)
        .map(name -> "Write %s in place of %s.%n".formatted(name, typed))
        .getOrElse("");
  }

  /** As they stand in a file: each record is a level. */
  private static Stream<String> names(String above, Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component ->
            component.getType().isRecord()
                ? names(below(above, component), component.getType())
                : Stream.of(below(above, component)));
  }

  private static String below(String above, RecordComponent component) {
    return above + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
