package dev.kinoport.spring;

import dev.kinoport.spring.KinoportProperties.ProviderKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Only if {@code kinoport.provider} names it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Conditional(OnProvider.class)
@interface ConditionalOnProvider {
  /** Who. */
  ProviderKind value();
}
