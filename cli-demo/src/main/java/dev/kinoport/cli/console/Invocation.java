package dev.kinoport.cli.console;

import java.util.Map;

/**
 * What a command is called with, besides its arguments.
 *
 * @param console where it speaks
 * @param interrupts tell when somebody wants out
 * @param environment variables by name
 */
public record Invocation(Console console, Interrupts interrupts, Map<String, String> environment) {
  public Invocation {
    environment = Map.copyOf(environment);
  }
}
