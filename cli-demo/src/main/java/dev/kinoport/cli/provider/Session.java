package dev.kinoport.cli.provider;

import dev.kinoport.Kinoport;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A backend, ready for use.
 *
 * @param kinoport to make clips with
 * @param provider who makes them
 * @param time as it passes there
 * @param usual how long a generation takes as a rule
 * @param host where requests go, if they leave this process
 * @param spendsMoney whether a clip is paid with real money
 * @param inbox where the provider's messages arrive, if anybody listens
 */
public record Session(
    Kinoport kinoport,
    ProviderName provider,
    Timekeeper time,
    Duration usual,
    Option<String> host,
    boolean spendsMoney,
    Option<WebhookInbox> inbox)
    implements AutoCloseable {
  /** Settings that let no more be with the provider at once than somebody said. */
  static EngineSettings limited(EngineSettings settings, Option<Integer> inFlight) {
    return inFlight.map(settings::inFlight).getOrElse(settings);
  }

  @Override
  public void close() {
    kinoport.close();
  }
}
