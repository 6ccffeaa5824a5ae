package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.text.State;
import dev.kinoport.generation.Phase;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;

/** Reads where a generation stands: {@code in_doubt}, {@code succeeded}. */
public final class PhaseConverter implements ITypeConverter<Phase> {
  @Override
  public Phase convert(String typed) {
    return Choice.of(Arrays.stream(Phase.values()).map(Named::new).toArray(Named[]::new), typed)
        .phase();
  }

  private record Named(Phase phase) {
    @Override
    public String toString() {
      return State.of(phase).word();
    }
  }
}
