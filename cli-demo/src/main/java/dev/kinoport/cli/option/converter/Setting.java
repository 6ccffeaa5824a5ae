package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One {@code --set}.
 *
 * @param name of an input, ours or the provider's
 * @param value as typed; may be empty
 */
public record Setting(String name, String value) {
  /** Reads {@code name=value}; the value may hold more of {@code =}. */
  public static final class Converter implements ITypeConverter<Setting> {
    @Override
    public Setting convert(String typed) {
      int equals = typed.indexOf('=');
      if (equals <= 0 || typed.substring(0, equals).isBlank()) {
        throw new TypeConversionException("must be name=value, was " + Quoted.of(typed));
      }
      return new Setting(typed.substring(0, equals).strip(), typed.substring(equals + 1));
    }
  }
}
