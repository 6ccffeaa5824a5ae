package dev.kinoport.videos;

import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SameOutcomeContract.Wire;
import dev.kinoport.testkit.http.WrongClockContract;
import dev.kinoport.time.Timekeeper;
import java.nio.file.Path;

class VideosWrongClockTest extends WrongClockContract {
  @Override
  protected Wire playing(Life life, VirtualTime there, Timekeeper here, Path folder) {
    OfflineWorld world = OfflineWorld.playing(life, there, here, config -> config.clips(folder));
    return new Wire(world.videos().provider(), world.provider(), world::close);
  }

  @Override
  protected RequestDraft draft() {
    return Jobs.KITE;
  }
}
