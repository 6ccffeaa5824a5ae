package dev.kinoport.minimax;

import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SameOutcomeContract;
import java.nio.file.Path;

class MinimaxSameOutcomeTest extends SameOutcomeContract {
  @Override
  protected Wire playing(Life life, VirtualTime time, Path folder) {
    OfflineWorld world = OfflineWorld.playing(life, time, config -> config.clips(folder));
    return new Wire(world.minimax().provider(), world.provider(), world::close);
  }

  @Override
  protected RequestDraft draft() {
    return Tasks.KITE;
  }

  /** MiniMax has no code for what did not start in time. */
  @Override
  protected ProviderError.Kind told(ProviderError.Kind kind) {
    return kind == ProviderError.Kind.NOT_STARTED_IN_TIME ? ProviderError.Kind.FAULT : kind;
  }
}
