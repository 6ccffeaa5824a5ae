package dev.kinoport.benchmarks.wire;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client's command line: names and values, in turn. */
public final class ClientOptions {
  private final Map<String, String> values = new HashMap<>();
  private final List<String> prompts = new ArrayList<>();

  public ClientOptions(String[] arguments) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      values.put(arguments[i], arguments[i + 1]);
      if (arguments[i].equals("--prompt")) {
        prompts.add(arguments[i + 1]);
      }
    }
  }

  /** Where the server is. */
  public URI server() {
    return URI.create(text("--server", ""));
  }

  /**
   * What a job asks for: the prompts take turns, and the number follows, unless all are to ask for
   * the same, so that the server makes the clip once.
   */
  public String prompt(int job) {
    String prompt = prompts.get(job % prompts.size());
    return text("--same-clip", "no").equals("yes") ? prompt : prompt + " " + job;
  }

  /** A word; a default where it is left out. */
  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** A whole number; a default where it is left out. */
  public int number(String name, int otherwise) {
    return Integer.parseInt(text(name, String.valueOf(otherwise)));
  }

  Duration millis(String name) {
    return Duration.ofMillis(number(name, 0));
  }
}
