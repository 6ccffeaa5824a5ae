package dev.kinoport.videos;

import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SameOutcomeContract;
import java.nio.file.Path;
import java.util.Map;

class VideosSameOutcomeTest extends SameOutcomeContract {
  @Override
  protected Wire playing(Life life, VirtualTime time, Path folder) {
    OfflineWorld world = OfflineWorld.playing(life, time, config -> config.clips(folder));
    return new Wire(world.videos().provider(), world.provider(), world::close);
  }

  @Override
  protected RequestDraft draft() {
    return Jobs.KITE;
  }

  @Override
  protected Map<Class<? extends Fault>, String> cannotHappen() {
    return Map.of(
        Fault.ResultWithoutClip.class,
        "a job that is complete has a clip by that alone: no member says that there is one");
  }

  /** There is no code for what did not start in time. */
  @Override
  protected ProviderError.Kind told(ProviderError.Kind kind) {
    return kind == ProviderError.Kind.NOT_STARTED_IN_TIME ? ProviderError.Kind.FAULT : kind;
  }
}
