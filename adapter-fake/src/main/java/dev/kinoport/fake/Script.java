package dev.kinoport.fake;

import dev.kinoport.request.VideoRequest;
import java.util.function.Predicate;

/**
 * Decides, for each request, how it goes. Must be a function of the request alone, so that the same
 * request always gets the same life; called on the submitting thread.
 */
@FunctionalInterface
public interface Script {
  /** How this request goes. */
  Life lifeOf(VideoRequest request);

  /** Every request goes like this. */
  static Script always(Life life) {
    return request -> life;
  }

  /** Requests that match go like this, all others as before. */
  default Script when(Predicate<VideoRequest> matching, Life life) {
    return request -> matching.test(request) ? life : lifeOf(request);
  }

  /** Requests with this text in their prompt go like this, all others as before. */
  default Script whenPromptHas(String text, Life life) {
    return when(request -> request.prompt().exists(prompt -> prompt.contains(text)), life);
  }
}
