package dev.kinoport.testkit.http;

import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.provider.ProviderError;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** One of each kind of fault, made from what its record is made of: a new kind is among them. */
public final class EveryFault {
  private static final int TIMES = 2;

  private static final int STATUS = 401;

  /** Leads to the fake's server, and is no host of fal's. */
  private static final String ELSEWHERE = "localhost";

  /**
   * Long enough for a look in between, and short enough to be over before a result is forgotten.
   */
  private static final Duration SPAN = Duration.ofMinutes(2);

  private EveryFault() {}

  /** All of them. */
  public static Stream<Fault> stream() {
    return Arrays.stream(Fault.class.getPermittedSubclasses()).map(EveryFault::one);
  }

  private static Fault one(Class<?> kind) {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(EveryFault::value).toArray();
    try {
      return (Fault) kind.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no " + kind.getSimpleName() + " can be made", e);
    }
  }

  private static Object value(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == int.class) {
      return component.getName().equals("status") ? STATUS : TIMES;
    }
    if (type == Duration.class) {
      return SPAN;
    }
    if (type == String.class) {
      return ELSEWHERE;
    }
    if (type == ProviderError.class) {
      return FakeError.CONTENT_POLICY_VIOLATION.error();
    }
    throw new IllegalStateException("say here what a " + type.getSimpleName() + " may be");
  }
}
