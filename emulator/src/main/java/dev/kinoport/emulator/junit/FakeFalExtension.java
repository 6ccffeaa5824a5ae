package dev.kinoport.emulator.junit;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.emulator.FakeFalServer;
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
final class FakeFalExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(FakeFalExtension.class);
  private static final Map<Class<?>, Function<FakeFal.Running, Object>> PARTS =
      Map.of(
          FakeFal.Running.class,
          running -> running,
          FakeFalServer.class,
          FakeFal.Running::server,
          FakeProvider.class,
          FakeFal.Running::provider,
          VirtualTime.class,
          FakeFal.Running::time);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Function<FakeFal.Running, Object> part =
        PARTS.getOrDefault(parameter.getParameter().getType(), running -> running);
    return part.apply(running(context));
  }

  private static FakeFal.Running running(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "each test method has a fake fal of its own: take it there or in @BeforeEach, not"
              + " before");
    }
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            context.getUniqueId(), id -> start(annotation(context)), FakeFal.Running.class);
  }

  /** The annotation of the method, or of the nearest class around it. */
  private static FakeFal annotation(ExtensionContext context) {
    Option<FakeFal> found = on(context.getRequiredTestMethod());
    for (Class<?> type = context.getRequiredTestClass();
        found.isEmpty() && type != null;
        type = type.getEnclosingClass()) {
      found = on(type);
    }
    return found.getOrElseThrow(
        () -> new IllegalStateException("no @FakeFal around " + context.getDisplayName()));
  }

  private static Option<FakeFal> on(AnnotatedElement element) {
    return on(element, new HashSet<>());
  }

  /** Also where another annotation carries it. */
  private static Option<FakeFal> on(AnnotatedElement element, Set<AnnotatedElement> seen) {
    FakeFal annotation = element.getAnnotation(FakeFal.class);
    if (annotation != null) {
      return Option.some(annotation);
    }
    Option<FakeFal> found = Option.none();
    for (Annotation carrier : element.getAnnotations()) {
      if (found.isEmpty() && seen.add(carrier.annotationType())) {
        found = on(carrier.annotationType(), seen);
      }
    }
    return found;
  }

  private static FakeFal.Running start(FakeFal wanted) {
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
    FakeFalServer server =
        FakeFalServer.before(provider)
            .readings(wanted.strict() ? readings.strict() : readings)
            .start();
    return new FakeFal.Running(server, provider, time);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FakeFal.Running running =
        context.getStore(NAMESPACE).get(context.getUniqueId(), FakeFal.Running.class);
    if (running != null) {
      running.server().close();
    }
  }
}
