package dev.kinoport.spring;

import dev.kinoport.fault.Printable;
import dev.kinoport.fault.Spelling;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code kinoport.provider} names somebody. */
final class OnProvider extends SpringBootCondition {
  private static final String PROPERTY = "kinoport.provider";

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    Map<String, Object> asked =
        metadata.getAnnotationAttributes(ConditionalOnProvider.class.getName());
    List<ProviderKind> named = named(Binder.get(context.getEnvironment()));
    ProviderKind kind = asked == null ? ProviderKind.FAL : (ProviderKind) asked.get("value");
    return new ConditionOutcome(
        named.contains(kind),
        ConditionMessage.forCondition("kinoport.provider")
            .because("it is %s".formatted(named.stream().map(ProviderKind::word).toList())));
  }

  /** Every word that is none is told, with what was meant. */
  private static List<ProviderKind> named(Binder binder) {
    try {
      return binder.bind(PROPERTY, Bindable.listOf(ProviderKind.class)).orElse(List.of());
    } catch (BindException e) {
      List<String> words = Arrays.stream(ProviderKind.values()).map(ProviderKind::word).toList();
      throw new WrongSetting(
          binder.bind(PROPERTY, Bindable.listOf(String.class)).orElse(List.of()).stream()
              .filter(typed -> !isProvider(typed))
              .map(typed ->
                  "%s names \"%s\", and there are %s%s"
                      .formatted(
                          PROPERTY,
                          Printable.line(typed),
                          Spelling.anyOf(words),
                          Spelling.meant(typed, words)))
              .collect(Collectors.joining("; ")),
          e);
    }
  }

  /** As Spring reads it: only letters and digits count, whether large or small. */
  private static boolean isProvider(String typed) {
    String letters = typed.replaceAll("[^A-Za-z0-9]", "");
    return Arrays.stream(ProviderKind.values())
        .anyMatch(kind -> kind.word().equalsIgnoreCase(letters));
  }
}
