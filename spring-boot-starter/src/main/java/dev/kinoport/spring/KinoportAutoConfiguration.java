package dev.kinoport.spring;

import dev.kinoport.GenerationLog;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.http.HttpShop;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.spring.KinoportProperties.ProviderKind;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Makes one {@link Kinoport} for the application, unless it has its own.
 *
 * <p>Takes, where the application has such beans: {@link Provider}s (asked behind those that the
 * properties name), {@link Journal}, {@link Timekeeper}, {@link Scheduler.Factory}, {@link
 * EngineSettings}, {@link GenerationListener}s and {@link KinoportCustomizer}s.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@EnableConfigurationProperties(KinoportProperties.class)
@Import({
  FakeProviderConfiguration.class,
  FalProviderConfiguration.class,
  MinimaxProviderConfiguration.class,
  ReplicateProviderConfiguration.class,
  VideosProviderConfiguration.class,
  EmulatorProviderConfiguration.class,
  JournalConfiguration.class,
  HealthConfiguration.class,
  MetricsConfiguration.class,
  WebConfiguration.class
})
public class KinoportAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Kinoport kinoport(
      BeanFactory beans,
      ObjectProvider<Provider> providers,
      Journal journal,
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<Scheduler.Factory> scheduler,
      ObjectProvider<EngineSettings> settings,
      ObjectProvider<GenerationListener> listeners,
      ObjectProvider<ProviderDecorator> decorators,
      ObjectProvider<KinoportCustomizer> customizers) {
    List<Provider> shops = inOrder(named(properties.provider(), beans), providers);
    if (shops.isEmpty()) {
      throw new WrongSetting(
          "kinoport.provider names nobody who makes video: set it to one or more of %s, or define a bean of type %s"
              .formatted(words(), Provider.class.getName()));
    }
    requireKnown(properties, shops);
    KinoportBuilder builder = Kinoport.builder().journal(journal);
    for (Provider shop : shops) {
      Provider decorated = limited(shop, properties.limits().get(shop.name().value()));
      for (ProviderDecorator decorator : decorators.orderedStream().toList()) {
        decorated = decorator.decorate(decorated);
      }
      builder.provider(decorated);
    }
    time.ifAvailable(builder::time);
    scheduler.ifAvailable(builder::scheduler);
    settings.ifAvailable(builder::settings);
    listeners.orderedStream().reduce(GenerationListener::andThen).ifPresent(builder::listener);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  private static String words() {
    return Arrays.stream(ProviderKind.values())
        .map(ProviderKind::word)
        .collect(Collectors.joining(", "));
  }

  /** Those of the properties, in their order. */
  private static List<Provider> named(List<ProviderKind> kinds, BeanFactory beans) {
    List<ProviderKind> missing =
        kinds.stream().distinct().filter(kind -> !beans.containsBean(kind.bean())).toList();
    if (!missing.isEmpty()) {
      throw new WrongSetting(
          "kinoport.provider names %s: add %s to the application"
              .formatted(
                  together(missing.stream().map(ProviderKind::word)),
                  together(missing.stream().map(ProviderKind::module))));
    }
    return kinds.stream()
        .distinct()
        .map(kind -> beans.getBean(kind.bean(), Provider.class))
        .toList();
  }

  private static String together(Stream<String> words) {
    return words.distinct().collect(Collectors.joining(" and "));
  }

  private static List<Provider> inOrder(List<Provider> named, ObjectProvider<Provider> all) {
    return Stream.concat(
            named.stream(), all.orderedStream().filter(provider -> !named.contains(provider)))
        .toList();
  }

  /** A shop that is not asked here keeps its limits: a test has the fake in its place. */
  private static void requireKnown(KinoportProperties properties, List<Provider> shops) {
    List<String> names = shops.stream().map(shop -> shop.name().value()).toList();
    Set<String> elsewhere =
        Arrays.stream(ProviderKind.values())
            .filter(kind -> !properties.provider().contains(kind))
            .flatMap(kind -> kind.providers().stream())
            .collect(Collectors.toSet());
    for (String name : properties.limits().keySet()) {
      if (!names.contains(name) && !elsewhere.contains(name)) {
        throw new WrongSetting(
            "kinoport.limits names \"%s\", and the providers are %s".formatted(name, names));
      }
    }
  }

  private static Provider limited(Provider shop, KinoportProperties.@Nullable Limits limits) {
    return limits == null
        ? shop
        : shop.limited(
            Option.<Integer>of(limits.submitsPerMinute()), Option.<Integer>of(limits.inFlight()));
  }

  @Bean
  @ConditionalOnProperty(name = "kinoport.log", matchIfMissing = true)
  GenerationLog kinoportLog() {
    return new GenerationLog();
  }

  @Bean
  KinoportLifecycle kinoportLifecycle(
      Kinoport kinoport,
      KinoportProperties properties,
      ObjectProvider<Timekeeper> time,
      ObjectProvider<HttpShop> shops) {
    return new KinoportLifecycle(
        kinoport,
        time.getIfAvailable(SystemTime::new),
        properties.resume(),
        shops.stream().toList());
  }
}
