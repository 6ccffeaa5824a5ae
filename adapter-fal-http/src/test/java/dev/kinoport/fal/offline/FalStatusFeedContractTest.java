package dev.kinoport.fal.offline;

import dev.kinoport.fake.Life;
import dev.kinoport.fal.Fal;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.testkit.StatusFeedContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FalStatusFeedContractTest extends StatusFeedContract {
  private static final String ENDPOINT = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";

  private final Transport transport;
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  FalStatusFeedContractTest(Transport transport) {
    this.transport = transport;
  }

  @Override
  protected Subject subject() {
    OfflineWorld offline = opened.add(OfflineWorld.playing(Life.realistic(), transport, clips));
    return new Subject(offline.fal().provider(), offline.time());
  }

  @Override
  protected Handle handle(ProviderName provider, String requestId) {
    return Fal.handle(provider, requestId, ENDPOINT);
  }
}
