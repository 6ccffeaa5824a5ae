package dev.kinoport.replicate;

import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SameOutcomeContract.Wire;
import dev.kinoport.testkit.http.WrongClockContract;
import dev.kinoport.time.Timekeeper;
import java.nio.file.Path;
import java.time.Duration;

class ReplicateWrongClockTest extends WrongClockContract {
  @Override
  protected Wire playing(Life life, VirtualTime there, Timekeeper here, Path folder) {
    OfflineWorld world =
        OfflineWorld.playing(
            life, there, here, config -> config.clips(folder).searchGrace(Duration.ofMinutes(1)));
    return new Wire(world.replicate().provider(), world.provider(), world::close);
  }

  @Override
  protected RequestDraft draft() {
    return Predictions.KITE;
  }
}
