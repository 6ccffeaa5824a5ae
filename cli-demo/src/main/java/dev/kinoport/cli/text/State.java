package dev.kinoport.cli.text;

import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import java.util.Locale;

/** Where a generation stands, in words: for people, and for programs. */
public enum State {
  PLANNED("planned"),
  SUBMITTING("submitting"),
  IN_DOUBT("in doubt"),
  QUEUED("queued"),
  RUNNING("running"),
  FETCHING("fetching the result"),
  DOWNLOADING("downloading"),
  SUCCEEDED("done"),
  FAILED("failed"),
  CANCELLED("cancelled");

  private final String shown;

  State(String shown) {
    this.shown = shown;
  }

  public String shown() {
    return shown;
  }

  /** As JSON has it: {@code in_doubt}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static State of(Phase phase) {
    return valueOf(phase.name());
  }

  public static State of(GenerationState state) {
    return of(Phase.of(state));
  }
}
