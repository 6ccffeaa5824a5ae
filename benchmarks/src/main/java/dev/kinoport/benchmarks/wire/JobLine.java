package dev.kinoport.benchmarks.wire;

import dev.kinoport.fake.JobView;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client printed of one job.
 *
 * @param requestId the server's name for it, if the client knows it
 * @param submittedAt when the client was called
 * @param returnedAt when it returned
 * @param isOk whether with a result
 * @param error what it said otherwise
 */
record JobLine(
    Option<String> requestId,
    Instant submittedAt,
    Instant returnedAt,
    boolean isOk,
    Option<String> error) {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000);

  /** Reads a line; none if it is another program's chatter. */
  static Option<JobLine> read(String line) {
    return time(line, "submittedAtMs")
        .flatMap(begin ->
            time(line, "returnedAtMs")
                .map(end ->
                    new JobLine(
                        text(line, "requestId"),
                        begin,
                        end,
                        line.contains("\"ok\":true"),
                        text(line, "error"))));
  }

  Duration length() {
    return Duration.between(submittedAt, returnedAt);
  }

  /** How long after the server was done, in ms. */
  Option<Double> lagMillis(OneServer server) {
    return requestId
        .flatMap(server::job)
        .map(JobView::completesAt)
        .map(done -> Duration.between(done, returnedAt).toNanos() / 1e6);
  }

  private static Option<Instant> time(String line, String field) {
    return find(line, "\"" + field + "\":([0-9.E+]+)")
        .map(millis -> Instant.EPOCH.plusNanos(new BigDecimal(millis).multiply(NANOS).longValue()));
  }

  private static Option<String> text(String line, String field) {
    return find(line, "\"" + field + "\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  }

  private static Option<String> find(String line, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    return matcher.find() ? Option.some(matcher.group(1)) : Option.none();
  }
}
