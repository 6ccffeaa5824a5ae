package dev.kinoport.replicate;

import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SameOutcomeContract;
import java.nio.file.Path;
import java.time.Duration;

class ReplicateSameOutcomeTest extends SameOutcomeContract {
  /** Longer than any list of this world is late. */
  private static final Duration GRACE = Duration.ofMinutes(3);

  @Override
  protected Wire playing(Life life, VirtualTime time, Path folder) {
    OfflineWorld world =
        OfflineWorld.playing(life, time, config -> config.clips(folder).searchGrace(GRACE));
    return new Wire(world.replicate().provider(), world.provider(), world::close);
  }

  @Override
  protected RequestDraft draft() {
    return Predictions.KITE;
  }

  /** What a prediction failed of is free text: only of what was flagged is there a code. */
  @Override
  protected ProviderError.Kind told(ProviderError.Kind kind) {
    return kind == ProviderError.Kind.REFUSED ? ProviderError.Kind.FAULT : kind;
  }
}
