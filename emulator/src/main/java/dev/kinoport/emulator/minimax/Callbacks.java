package dev.kinoport.emulator.minimax;

import dev.kinoport.emulator.callback.LoopbackPost;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.fake.Life;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Calls back whoever gave an address with a submit: a challenge first, then each change, once.
 * Nothing is signed.
 */
final class Callbacks {
  /** How long a challenge may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
  private static final int TRIES = 3;

  private final Administration administration;
  private final LoopbackPost post;
  private final int tries;
  private final Function<String, Json.Members> query;
  private final Map<String, String> targets = new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  Callbacks(
      Administration administration,
      Readings readings,
      LoopbackPost post,
      Function<String, Json.Members> query) {
    this.administration = administration;
    this.post = post;
    this.query = query;
    tries = readings.has(Reading.MINIMAX_REPEATS_MESSAGES) ? TRIES : 1;
  }

  /** Whether the address answers its challenge. */
  boolean isReachable(String target) {
    String challenge = UUID.nameUUIDFromBytes(JsonText.bytes(new Json.Text(target))).toString();
    LoopbackPost.Outcome outcome =
        post.post(
            "challenge",
            target,
            Map.of(),
            JsonText.bytes(Json.object().with("challenge", challenge)),
            PATIENCE);
    return outcome.status() == 200
        && JsonText.read(outcome.body())
            .toOption()
            .filter(Json.Members.class::isInstance)
            .flatMap(json -> ((Json.Members) json).text("challenge"))
            .contains(challenge);
  }

  /** Sees to the messages about a task that was just taken. */
  void expect(String requestId, String target) {
    targets.put(requestId, target);
    Option<JobView> job = administration.takenJob(requestId);
    Life life = job.fold(Life::instant, JobView::life);
    if (life.fault(Fault.WebhookBeforeAnswer.class).isDefined()) {
      tell(requestId, target, 1);
    }
    job.forEach(view -> {
      at(view.startsAt(), requestId, target);
      at(view.completesAt(), requestId, target);
    });
    int more = life.fault(Fault.WebhookRepeated.class).fold(() -> 0, Fault.WebhookRepeated::times);
    for (int i = 0; i < more; i++) {
      job.forEach(view -> at(view.completesAt(), requestId, target));
    }
  }

  private void at(Instant when, String requestId, String target) {
    administration.time().at(when, () -> tell(requestId, target, 1));
  }

  private void tell(String requestId, String target, int attempt) {
    if (isClosed || !target.equals(targets.get(requestId))) {
      return;
    }
    Json.Members message = query.apply(requestId);
    boolean taken =
        post.post(requestId, target, Map.of(), JsonText.bytes(inSmallWords(message)), PATIENCE)
            .isFinal();
    if (!taken && attempt < tries) {
      administration
          .time()
          .at(
              administration.time().now().plus(BETWEEN_TRIES),
              () -> tell(requestId, target, attempt + 1));
    }
  }

  /** The query says Fail and Success, a message failed and success. */
  private static Json.Members inSmallWords(Json.Members message) {
    return switch (message.text("status").getOrElse("")) {
      case "Fail" -> message.with("status", "failed");
      case "Success" -> message.with("status", "success");
      case "Processing" -> message.with("status", "processing");
      case "Preparing" -> message.with("status", "preparing");
      case "Queueing" -> message.with("status", "queueing");
      default -> message;
    };
  }

  void reset() {
    targets.clear();
  }

  void close() {
    isClosed = true;
  }
}
