package dev.kinoport.minimax;

import dev.kinoport.testkit.VideoBackendContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.ContractLife;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;

/** What it cannot do (stop, search) its capabilities say, and the contract holds it to that. */
class MinimaxVideoBackendContractTest extends VideoBackendContract {

  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  @Override
  protected Subject facing(World world) {
    OfflineWorld offline =
        opened.add(OfflineWorld.playing(ContractLife.in(world), config -> config.clips(clips)));
    return new Subject(offline.minimax().provider(), offline.time());
  }
}
