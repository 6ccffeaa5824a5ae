package dev.kinoport.benchmarks.wire;

import dev.kinoport.fake.JobView;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong, and what each client makes of it.
 *
 * @param letter of the row
 * @param title what goes wrong
 * @param word first word of the prompts, which tells the server
 * @param options more options of the clients
 * @param jobs how many, all at once
 * @param limit how long anybody waits for the clients
 * @param also what else there is to tell
 */
record FaultRow(
    String letter,
    String title,
    String word,
    List<String> options,
    int jobs,
    Duration limit,
    Also also) {
  private static final Duration AFTERMATH = Duration.ofSeconds(6);

  /** What else a row tells. */
  enum Also {
    NOTHING,
    /** How long the short one among long ones took. */
    SHORT_ONE,
    /** How long the process lived on after its last job. */
    EXIT,
    /** What the client asked for after it had given up. */
    AFTERMATH,
    /** When the request was sent again. */
    SECOND_TRY
  }

  FaultRow {
    options = List.copyOf(options);
  }

  /** Runs one client through it; says what happened in a few words. */
  String cell(Client client, OneServer server) {
    if (client.missing().isDefined()) {
      return client.missing().getOrElse("");
    }
    Client wanted =
        client
            .with("--jobs", String.valueOf(jobs), "--parallel", String.valueOf(jobs))
            .with(prompts(client))
            .with(options.toArray(String[]::new));
    try (Running running = Running.start(wanted, server)) {
      running.awaitJobs(jobs, limit);
      List<String> words = new ArrayList<>();
      words.add(outcome(running));
      words.addAll(more(client, running, server));
      List<JobView> sheets = server.jobs(client.prompt(word));
      if (also == Also.NOTHING || also == Also.SECOND_TRY) {
        words.add(sheets.size() + (sheets.size() == 1 ? " job paid" : " jobs paid"));
      }
      return String.join(", ", words);
    }
  }

  private String[] prompts(Client client) {
    List<String> prompts = new ArrayList<>();
    for (int job = 0; job < jobs; job++) {
      boolean isShort = also == Also.SHORT_ONE && job == jobs - 1;
      prompts.add("--prompt");
      prompts.add(client.prompt(isShort ? "short" : word));
    }
    return prompts.toArray(String[]::new);
  }

  private String outcome(Running running) {
    List<JobLine> lines = running.jobs();
    Option<JobLine> failed = Option.ofOptional(lines.stream().filter(it -> !it.isOk()).findFirst());
    if (lines.isEmpty()) {
      return running.hasEnded()
          ? "process died, code " + running.exitCode()
          : "hangs (" + limit.toSeconds() + " s)";
    }
    return failed.fold(
        () -> also == Also.SHORT_ONE ? "ok" : "ok " + seconds(lines.getFirst().length()),
        it -> "fails " + seconds(it.length()) + ": " + brief(it.error().getOrElse("")));
  }

  private List<String> more(Client client, Running running, OneServer server) {
    return switch (also) {
      case NOTHING -> List.of();
      case SHORT_ONE ->
          running.jobs().stream()
              .map(JobLine::length)
              .min(Duration::compareTo)
              .map(least -> "the short one after " + seconds(least))
              .stream()
              .toList();
      case EXIT -> List.of(exit(running));
      case AFTERMATH -> List.of(aftermath(client, running, server));
      case SECOND_TRY ->
          server.jobs(client.prompt(word)).stream()
              .limit(1)
              .map(server::submits)
              .filter(submits -> submits.size() > 1)
              .map(submits ->
                  "sent again after " + seconds(Duration.between(submits.get(0), submits.get(1))))
              .toList();
    };
  }

  private String exit(Running running) {
    Instant returned =
        running.jobs().stream()
            .map(JobLine::returnedAt)
            .max(Instant::compareTo)
            .orElse(Instant.now());
    return running
        .awaitEnd(limit)
        .fold(
            () -> "still alive after " + limit.toSeconds() + " s",
            end -> "gone after " + seconds(Duration.between(returned, end)));
  }

  private String aftermath(Client client, Running running, OneServer server) {
    Running.waitUntil(() -> false, AFTERMATH);
    List<String> ids = server.jobs(client.prompt(word)).stream().map(JobView::requestId).toList();
    Instant gaveUp =
        running.jobs().stream().map(JobLine::returnedAt).findFirst().orElse(Instant.MAX);
    List<String> after =
        server.requests().stream()
            .filter(it -> it.at().isAfter(gaveUp))
            .filter(it -> ids.stream().anyMatch(it.path()::contains))
            .map(it -> it.method() + " " + it.path().replaceAll(".*/requests/[^/]*", ""))
            .toList();
    boolean isCancelled = server.jobs(client.prompt(word)).stream().anyMatch(JobView::isCancelled);
    return after.size() + " requests after, " + (isCancelled ? "cancelled" : "not cancelled");
  }

  private static String seconds(Duration span) {
    return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1e3);
  }

  private static String brief(String error) {
    String plain = error.replaceAll("^[\\w.]*\\.(\\w+)", "$1").replace("|", "/");
    return plain.length() > 44 ? plain.substring(0, 44) + "…" : plain;
  }
}
