package dev.kinoport.fake;

import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Decides, for each request, how it goes. Must be a function of the request alone, so that the same
 * request always gets the same life; called on the submitting thread.
 *
 * {@snippet file="dev/kinoport/examples/FirstTypesTest.java" region="script"}
 */
@FunctionalInterface
public interface Script {
  /** How this request goes. */
  Life lifeOf(Document request);

  /** Whether uploads are refused: those come before any request, so no rule decides. */
  default Option<Fault.UploadRefused> uploadRefusal() {
    return Option.none();
  }

  /** Every request goes like this. */
  static Script always(Life life) {
    return new Script() {
      @Override
      public Life lifeOf(Document request) {
        return life;
      }

      @Override
      public Option<Fault.UploadRefused> uploadRefusal() {
        return life.fault(Fault.UploadRefused.class);
      }
    };
  }

  /** Requests that match go like this, all others as before. */
  default Script when(Predicate<Document> matching, Life life) {
    return new Script() {
      @Override
      public Life lifeOf(Document request) {
        return matching.test(request) ? life : Script.this.lifeOf(request);
      }

      @Override
      public Option<Fault.UploadRefused> uploadRefusal() {
        return Script.this.uploadRefusal();
      }
    };
  }

  /** Requests with this text in their prompt go like this, all others as before. */
  default Script whenPromptHas(String text, Life life) {
    return when(request -> request.prompt().exists(prompt -> prompt.contains(text)), life);
  }
}
