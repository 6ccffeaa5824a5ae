package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.Choice;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/** Who makes the clip. */
public enum BackendName {
  /** The provider in this process's memory: real clips, no money. */
  FAKE("", ""),
  /** fal.ai. */
  FAL("FAL_EMULATOR_URL", "FAL_KEY"),
  /** MiniMax itself. */
  MINIMAX("MINIMAX_EMULATOR_URL", "MINIMAX_API_KEY"),
  /** Replicate. */
  REPLICATE("REPLICATE_EMULATOR_URL", "REPLICATE_API_TOKEN"),
  /** Any server of {@code /v1/videos}, such as one's own; what leads there is its address. */
  VIDEOS("KINOPORT_VIDEOS_EMULATOR_URL", "KINOPORT_VIDEOS_URL");

  private final String emulatorVariable;
  private final String keyVariable;

  BackendName(String emulatorVariable, String keyVariable) {
    this.emulatorVariable = emulatorVariable;
    this.keyVariable = keyVariable;
  }

  /** The shops, in the order in which they are asked. */
  public static Stream<BackendName> shops() {
    return Arrays.stream(values()).filter(BackendName::isOverTheWire);
  }

  /** The shop of a name. */
  public static Option<BackendName> shop(String name) {
    return Option.ofOptional(shops().filter(shop -> shop.toString().equals(name)).findFirst());
  }

  /** Whether it is a shop that is talked to, and not the fake in this process. */
  public boolean isOverTheWire() {
    return this != FAKE;
  }

  /** The variable of the environment that means the same as {@code --emulator}. */
  public String emulatorVariable() {
    return emulatorVariable;
  }

  /** The variable of the environment that holds its key, or whatever else leads there. */
  public String keyVariable() {
    return keyVariable;
  }

  /** Whether the environment leads there; fal's key may come in two parts. */
  public boolean isReachable(Map<String, String> environment) {
    return Stream.of(emulatorVariable, keyVariable, keyVariable + "_ID")
        .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #toString} writes. */
  public static final class Converter implements ITypeConverter<BackendName> {
    @Override
    public BackendName convert(String typed) {
      return Choice.of(values(), typed);
    }
  }
}
