package dev.kinoport.emulator.minimax;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.JobView;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * MiniMax's names for tasks and files: digits, in a text. They follow from the world's own name, so
 * that the next server of a kept world gives the same ones.
 */
final class TaskIds {
  private static final long FIFTEEN_DIGITS = 100_000_000_000_000L;
  private static final long EIGHTEEN_DIGITS = 100_000_000_000_000_000L;

  private final Administration administration;
  private final long least;
  private final Map<String, String> requests = new ConcurrentHashMap<>();

  TaskIds(Administration administration, Readings readings) {
    this.administration = administration;
    least = readings.has(Reading.MINIMAX_LONG_IDS) ? EIGHTEEN_DIGITS : FIFTEEN_DIGITS;
  }

  String task(String requestId) {
    String task = digits("task " + requestId);
    requests.put(task, requestId);
    return task;
  }

  String file(String requestId) {
    String file = digits("file " + requestId);
    requests.put(file, requestId);
    return file;
  }

  /** The world's name behind one of either kind; that of an earlier server is found again. */
  Option<String> request(String id) {
    return Option.<String>of(requests.get(id))
        .orElse(() ->
            Option.ofOptional(
                administration.jobs().stream()
                    .map(JobView::requestId)
                    .filter(request -> task(request).equals(id) || file(request).equals(id))
                    .findFirst()));
  }

  private String digits(String name) {
    UUID digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    long number =
        ByteBuffer.allocate(Long.BYTES).putLong(digest.getLeastSignificantBits()).getLong(0);
    return Long.toString(least + Long.remainderUnsigned(number, 9 * least));
  }

  void reset() {
    requests.clear();
  }
}
