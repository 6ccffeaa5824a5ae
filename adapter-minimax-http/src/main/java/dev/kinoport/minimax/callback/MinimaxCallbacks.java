package dev.kinoport.minimax.callback;

import dev.kinoport.http.Answer;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.minimax.answer.TaskAnswer;
import dev.kinoport.minimax.answer.TaskStatus;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.Headers;

/**
 * Reads what MiniMax calls us with. Knows no web framework: it takes what every framework has. Safe
 * for use by many threads. Source: MiniMax's page on video generation, read 2026-11-28.
 *
 * <p>For a service: answer a {@link MinimaxCallback.Challenge} with its text. On a {@link
 * MinimaxCallback.Hint} ask {@link #confirm}, and hand what it says to {@code Kinoport.finished};
 * or just {@code Kinoport.wake} the generation.
 */
public final class MinimaxCallbacks {
  /** Most bytes of a message. */
  public static final int MOST_BYTES = 1024 * 1024;

  private static final int OK = 200;

  private final ProviderName name;
  private final WebhookAddress address;
  private final VideoBackend video;

  /** Made by {@code Minimax}. */
  public MinimaxCallbacks(ProviderName name, WebhookAddress address, VideoBackend video) {
    this.name = name;
    this.address = address;
    this.video = video;
  }

  /**
   * Why a message need not even be read, going by what stands before its body; none if nothing is
   * wrong so far. Ask it before the body is taken into memory: anybody can send one.
   *
   * @param target path and query that it was sent to, or the whole address
   */
  public Option<WebhookRefusal> complaint(String target) {
    Objects.requireNonNull(target, "target must not be null");
    return marked(target).fold(Option::some, mark -> Option.none());
  }

  private Either<WebhookRefusal, WebhookAddress.Mark> marked(String target) {
    return address.read(target).flatMap(mark -> mark.toEither(WebhookRefusal.NOT_OUR_ADDRESS));
  }

  /**
   * Reads a message. Answer a refusal with 401, a hint with 200, whatever becomes of it.
   *
   * @param target path and query that it was sent to, or the whole address
   * @param body as it came
   */
  public Either<WebhookRefusal, MinimaxCallback> receive(String target, byte[] body) {
    Objects.requireNonNull(target, "target must not be null");
    Objects.requireNonNull(body, "body must not be null");
    if (body.length > MOST_BYTES) {
      return Either.left(WebhookRefusal.TOO_LARGE);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return marked(target).flatMap(mark -> read(mark, text).toEither(WebhookRefusal.MALFORMED));
  }

  private Option<MinimaxCallback> read(WebhookAddress.Mark mark, String text) {
    Json.Members message = WireJson.object(text);
    return message
        .text("challenge")
        .<MinimaxCallback>map(it ->
            new MinimaxCallback.Challenge(JsonText.write(Json.object().with("challenge", it))))
        .orElse(() -> hint(mark, TaskAnswer.of(new Answer(OK, Headers.of(), text))));
  }

  private Option<MinimaxCallback> hint(WebhookAddress.Mark mark, TaskAnswer message) {
    return message
        .text("task_id")
        .filter(Handle::isRequestId)
        .flatMap(id ->
            TaskStatus.of(message)
                .map(status ->
                    new MinimaxCallback.Hint(mark.generationId(), Handle.of(name, id), status)));
  }

  /**
   * What MiniMax itself says of a task that a hint names; only its own account's can be asked for.
   *
   * @return left: it is not known there, or cannot be asked
   */
  public Either<ProviderFailure, ProviderResult> confirm(MinimaxCallback.Hint hint) {
    Objects.requireNonNull(hint, "hint must not be null");
    return video.result(hint.handle());
  }
}
