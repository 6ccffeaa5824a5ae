package dev.kinoport.fal.live;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Provider;
import java.nio.file.Path;

/** The real provider: one key, one limit for the whole run. */
final class LiveFal {
  /** One for all tests of a run: what one has spent, the next has not. */
  private static final SpendingLimit LIMIT = new SpendingLimit(limit());

  private LiveFal() {}

  /**
   * Opens it with the key of the environment.
   *
   * @throws IllegalStateException if there is no key
   */
  static Fal open(Path clips) {
    FalConfig config =
        FalConfig.fromEnvironment(System.getenv())
            .toEither()
            .getOrElseThrow(
                missing -> new IllegalStateException("a live run needs a key: " + missing));
    return Fal.open(config.clips(clips));
  }

  /** Its generations, as far as the limit goes. */
  static Provider within(Provider fal) {
    return fal.withVideo(LIMIT.on(fal.video()));
  }

  private static Money limit() {
    String text = System.getProperty("live.spend", "");
    if (!text.matches("[0-9]+(\\.[0-9]{1,2})?")) {
      throw new IllegalStateException(
          "a live run needs -Dlive.spend=USD, the most it may spend, not \"" + text + "\"");
    }
    return Money.usd(text);
  }
}
