package dev.kinoport.fal.offline;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.queue.Reconciling;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SameOutcomeContract.Wire;
import dev.kinoport.testkit.http.WrongClockContract;
import dev.kinoport.time.Timekeeper;
import java.nio.file.Path;

class FalWrongClockTest extends WrongClockContract {
  @Override
  protected Wire playing(Life life, VirtualTime there, Timekeeper here, Path folder) {
    FakeProvider provider =
        FakeProvider.on(there).catalogue(FalOffers.catalogue()).script(Script.always(life)).build();
    OfflineWorld world =
        OfflineWorld.before(
            provider,
            here,
            Transport.CLEAR_TEXT,
            0,
            config -> config.clips(folder).reconciling(Reconciling.MATCHES_AND_ABSENCE));
    return new Wire(world.fal().provider(), world.provider(), world::close);
  }

  @Override
  protected RequestDraft draft() {
    return OfflineWorld.KITE;
  }
}
