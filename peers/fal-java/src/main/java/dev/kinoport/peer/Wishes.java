package dev.kinoport.peer;

import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param server address of the server that plays fal
 * @param jobs how many
 * @param parallel how many at once
 * @param prompts of the jobs, in turn
 * @param endpoint for all of them
 * @param exits whether to end the JVM, which the client keeps alive, behind the last job
 */
record Wishes(
    String server, int jobs, int parallel, List<String> prompts, String endpoint, boolean exits) {

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with words for whoever typed it
   */
  static Wishes read(String... arguments) {
    String server = "";
    int jobs = 1;
    int parallel = 1;
    List<String> prompts = new ArrayList<>();
    String endpoint = Peer.ENDPOINT;
    boolean exits = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--server" -> server = value(arguments, ++i);
        case "--mode" -> refuseAllBut("stream", value(arguments, ++i));
        case "--jobs" -> jobs = Integer.parseInt(value(arguments, ++i));
        case "--parallel" -> parallel = Integer.parseInt(value(arguments, ++i));
        case "--prompt" -> prompts.add(value(arguments, ++i));
        case "--endpoint" -> endpoint = value(arguments, ++i);
        case "--exit" -> exits = true;
        default -> throw new IllegalArgumentException("no option " + arguments[i]);
      }
    }
    if (server.isEmpty()) {
      throw new IllegalArgumentException("needs --server URL");
    }
    List<String> usual = prompts.isEmpty() ? List.of("a kite over hills") : prompts;
    return new Wishes(server, jobs, parallel, List.copyOf(usual), endpoint, exits);
  }

  String prompt(int number) {
    return prompts.get(number % prompts.size()) + " " + number;
  }

  private static String value(String[] arguments, int index) {
    if (index == arguments.length) {
      throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
    }
    return arguments[index];
  }

  private static void refuseAllBut(String known, String mode) {
    if (!mode.equals(known)) {
      throw new IllegalArgumentException("this client has no mode but " + known);
    }
  }
}
