package dev.kinoport.emulator.junit;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import io.vavr.control.Option;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts a server for a test that asks for one, and closes it after that test. */
final class EmulatorExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(EmulatorExtension.class);
  private static final Map<Class<?>, Function<WithEmulator.Running, Object>> PARTS =
      Map.of(
          WithEmulator.Running.class,
          running -> running,
          EmulatorServer.class,
          WithEmulator.Running::server,
          FakeProvider.class,
          WithEmulator.Running::provider,
          VirtualTime.class,
          WithEmulator.Running::time);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Function<WithEmulator.Running, Object> part =
        PARTS.getOrDefault(parameter.getParameter().getType(), running -> running);
    return part.apply(running(context));
  }

  private static WithEmulator.Running running(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "each test method has a fake fal of its own: take it there or in @BeforeEach, not"
              + " before");
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            context.getUniqueId(), id -> start(annotation(context)), WithEmulator.Running.class);
  }

  /** The annotation of the method, or of the nearest class around it. */
  private static WithEmulator annotation(ExtensionContext context) {
    Option<WithEmulator> found = on(context.getRequiredTestMethod());
    for (Class<?> type = context.getRequiredTestClass();
        found.isEmpty() && type != null;
        type = type.getEnclosingClass()) {
      found = on(type);
    }
    return found.getOrElseThrow(
        () -> new IllegalStateException("no @WithEmulator around " + context.getDisplayName()));
  }

  private static Option<WithEmulator> on(AnnotatedElement element) {
    return on(element, new HashSet<>());
  }

  /** Also where another annotation carries it. */
  private static Option<WithEmulator> on(AnnotatedElement element, Set<AnnotatedElement> seen) {
    WithEmulator annotation = element.getAnnotation(WithEmulator.class);
    if (annotation != null) {
      return Option.some(annotation);
    }
    Option<WithEmulator> found = Option.none();
    for (Annotation carrier : element.getAnnotations()) {
      if (found.isEmpty() && seen.add(carrier.annotationType())) {
        found = on(carrier.annotationType(), seen);
      }
    }
    return found;
  }

  private static WithEmulator.Running start(WithEmulator wanted) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(ShippedOffers.catalogue())
            .script(
                ScriptFile.read(wanted.script())
                    .toEither()
                    .getOrElseThrow(faults -> new IllegalArgumentException(faults.mkString("\n"))))
            .build();
    Readings readings = Readings.suggested().with(wanted.readings());
    EmulatorServer server =
        EmulatorServer.before(provider)
            .readings(wanted.strict() ? readings.strict() : readings)
            .start();
    return new WithEmulator.Running(server, provider, time);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    WithEmulator.Running running =
        context.getStore(NAMESPACE).get(context.getUniqueId(), WithEmulator.Running.class);
    if (running != null) {
      running.server().close();
    }
  }
}
