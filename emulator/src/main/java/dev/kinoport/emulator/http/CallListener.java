package dev.kinoport.emulator.http;

import java.time.Instant;

/**
 * Hears of calls. Called on the thread that answers, before the answer leaves: it must be quick.
 */
@FunctionalInterface
public interface CallListener {
  /**
   * Tells of one call.
   *
   * @param call as it came, with its key
   * @param reply what will be answered
   * @param began when it had come, by the provider's clock
   * @param ended when the answer was known
   */
  void on(Call call, Reply reply, Instant began, Instant ended);
}
