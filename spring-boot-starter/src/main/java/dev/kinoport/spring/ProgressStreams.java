package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportException;
import dev.kinoport.Subscription;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.ViewListener;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Live progress for browsers: server-sent events with a {@link GenerationView} each, from the
 * beginning of the generation to its end. A stream ends when its generation does and when the
 * application stops, so it holds up no shutdown.
 */
public final class ProgressStreams {
  private static final long NO_LIMIT = 0L;

  private final Kinoport kinoport;

  ProgressStreams(Kinoport kinoport) {
    this.kinoport = kinoport;
  }

  /**
   * A stream to be returned from a controller's method.
   *
   * @throws KinoportException if there is no such generation, or the journal cannot be read
   */
  public SseEmitter of(GenerationId id) {
    Objects.requireNonNull(id, "id must not be null");
    SseEmitter emitter = new SseEmitter(NO_LIMIT);
    AtomicReference<Subscription> seat = new AtomicReference<>(() -> {});
    emitter.onCompletion(() -> seat.get().close());
    emitter.onError(broken -> seat.get().close());
    seat.set(kinoport.followOrThrow(id, new Pen(emitter)));
    return emitter;
  }

  /** Writes to one browser, which may be gone. */
  private record Pen(SseEmitter emitter) implements ViewListener {
    @Override
    public void on(GenerationView view) {
      try {
        emitter.send(SseEmitter.event().name(view.status()).data(view, MediaType.APPLICATION_JSON));
      } catch (IOException | IllegalStateException gone) {
        emitter.completeWithError(gone);
      }
    }

    @Override
    public void done() {
      emitter.complete();
    }
  }
}
