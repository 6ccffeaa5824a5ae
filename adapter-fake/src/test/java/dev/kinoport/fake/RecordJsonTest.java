package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.provider.ProviderError;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordJsonTest {
  private static final ProviderError ERROR =
      new ProviderError(
          ProviderError.Kind.REFUSED,
          "content_policy_violation",
          "no \"kites\"\n",
          List.of(new ProviderError.Detail("body.prompt", "value", "kite", List.of("max=1"))),
          false);

  static Stream<Class<?>> faults() {
    return Arrays.stream(Fault.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultComesBackAsItWas(Class<?> kind) throws ReflectiveOperationException {
    Life life =
        Life.realistic().log(Duration.ofNanos(1), "tick").with(fault(kind)).failingBilled(ERROR);

    assertThat(RecordJson.read(written(life), Life.class)).isEqualTo(life);
  }

  @Test
  void lifeWithoutAFailureComesBackWithoutOne() {
    assertThat(RecordJson.read(written(Life.instant()), Life.class)).isEqualTo(Life.instant());
  }

  @Test
  void whatIsNoLifeIsRefused() {
    Json.Members life = RecordJson.write(Life.instant());
    for (Json.Members bad :
        List.of(
            life.with("ahead", "three"),
            life.with("queued", 3),
            life.with("running", "PT-1S"),
            life.with("faults", Json.Items.of(Json.object().with("is", "Plague"))),
            Json.object())) {
      assertThatThrownBy(() -> RecordJson.read(bad, Life.class))
          .as(JsonText.write(bad))
          .isInstanceOfAny(IllegalArgumentException.class);
    }
  }

  private static Json written(Life life) {
    String text = JsonText.write(RecordJson.write(life));
    return JsonText.read(text.getBytes(StandardCharsets.UTF_8)).get();
  }

  private static Fault fault(Class<?> kind) throws ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = sample(components[i].getName(), types[i]);
    }
    return (Fault) kind.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object sample(String name, Class<?> type) {
    if (type == int.class) {
      return name.equals("status") ? 403 : 3;
    }
    if (type == String.class) {
      return "files.example";
    }
    return type == Duration.class ? Duration.ofMillis(1500) : ERROR;
  }
}
