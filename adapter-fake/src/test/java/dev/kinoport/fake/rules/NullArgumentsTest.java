package dev.kinoport.fake.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.BatchItem;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Selection;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Option;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Null is bad input of every public method that users call, and the complaint names the parameter:
 * a key that is null by mistake must not be a second payment.
 */
class NullArgumentsTest {
  private static final int FEWEST_CALLS = 90;
  private static final Set<String> NOT_ASKED = Set.of("equals", "parse");

  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private static final VirtualTime TIME = VirtualTime.create();

  private static final Kinoport KINOPORT =
      Kinoport.builder().provider(FakeProvider.on(TIME).build().provider()).time(TIME).build();

  private static final List<Object> SAMPLES =
      List.of(
          KINOPORT,
          Kinoport.builder(),
          Terms.standard(),
          KITE,
          KINOPORT.planOrThrow(KITE),
          ImageSource.url("https://images.example/kite.jpg"),
          Money.usd("1"),
          new GenerationId("g1"),
          new Budget("purse", Money.usd("1")),
          ProviderName.of("fake"),
          Selection.all(),
          Preference.asListed(),
          "1");

  /**
   * One call with one null.
   *
   * @param executable what is called
   * @param index which parameter is null
   */
  record Call(Executable executable, int index) {
    @Override
    public String toString() {
      return "%s.%s, %s"
          .formatted(
              executable.getDeclaringClass().getSimpleName(),
              executable.getName(),
              executable.getParameters()[index].getName());
    }
  }

  static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    Stream.of(
            Kinoport.class,
            KinoportBuilder.class,
            Terms.class,
            RequestDraft.class,
            ImageSource.class,
            Money.class,
            GenerationId.class,
            Budget.class,
            ProviderName.class,
            Selection.class,
            BatchItem.class)
        .flatMap(type -> Stream.concat(methods(type), Arrays.stream(type.getConstructors())))
        .forEach(executable -> {
          Parameter[] parameters = executable.getParameters();
          for (int index = 0; index < parameters.length; index++) {
            if (!parameters[index].getType().isPrimitive()) {
              calls.add(new Call(executable, index));
            }
          }
        });
    return calls;
  }

  private static Stream<Executable> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !NOT_ASKED.contains(method.getName()) || type == ImageSource.class)
        .map(Executable.class::cast);
  }

  @Test
  void theCallsAreFound() {
    assertThat(calls()).hasSizeGreaterThan(FEWEST_CALLS);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aNullIsNamed(Call call) throws ReflectiveOperationException {
    String name = call.executable().getParameters()[call.index()].getName();

    assertThat(complaint(call))
        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must not be null");
  }

  private static Throwable complaint(Call call) throws ReflectiveOperationException {
    Executable executable = call.executable();
    @Nullable Object[] arguments =
        Arrays.stream(executable.getParameters()).map(NullArgumentsTest::sample).toArray();
    arguments[call.index()] = null;
    try {
      Object answer =
          executable instanceof Method method
              ? method.invoke(sample(method.getDeclaringClass()), arguments)
              : executable.getDeclaringClass().getConstructors()[0].newInstance(arguments);
      return new AssertionError("no complaint, but " + answer);
    } catch (InvocationTargetException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private static @Nullable Object sample(Parameter parameter) {
    return sample(parameter.getType());
  }

  private static @Nullable Object sample(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == boolean.class) {
      return false;
    }
    return Stream.concat(
            SAMPLES.stream(),
            Stream.of(
                Option.none(),
                Map.of(),
                List.of(),
                Set.of(),
                new byte[0],
                Currency.getInstance("USD"),
                BigDecimal.ONE,
                Duration.ofSeconds(1),
                URI.create("https://us.example/"),
                InputStream.nullInputStream(),
                Path.of("x"),
                Handle.of(ProviderName.of("fake"), "r"),
                GenerationEvent.Via.WEBHOOK))
        .filter(type::isInstance)
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void aBlankKeyIsNoKeyForEverybody(String blank) {
    assertThat(blank).isBlank();
    assertThatThrownBy(() -> Terms.standard().key(blank))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must not be blank");
    assertThatThrownBy(() -> Terms.standard().label(blank)).hasMessage("word must not be blank");
  }

  @Test
  void whatComesFromOutsideIsAnswered() {
    assertThat(GenerationId.parse("a.b")).isEmpty();
    assertThat(GenerationId.parse(null)).isEmpty();
    assertThat(GenerationId.parse("a-b")).contains(new GenerationId("a-b"));
    assertThat(Money.parse("one", "USD").getLeft())
        .isEqualTo("amount must be a number such as 0.28, not \"one\"");
    assertThat(Money.parse("1", "XYZZY").getLeft()).startsWith("currencyCode must be an ISO 4217");
    assertThat(Money.parse(null, null).isLeft()).isTrue();
    assertThat(Money.parse("0.28", "USD").get()).isEqualTo(Money.usd("0.28"));
  }
}
