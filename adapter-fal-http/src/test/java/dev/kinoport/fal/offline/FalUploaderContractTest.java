package dev.kinoport.fal.offline;

import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.testkit.MediaUploaderContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FalUploaderContractTest extends MediaUploaderContract {
  private final Transport transport;
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  FalUploaderContractTest(Transport transport) {
    this.transport = transport;
  }

  @Override
  protected MediaUploader facing(World world) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider = FakeProvider.on(time).uploadFailures(world.failures()).build();
    return opened
        .add(OfflineWorld.before(provider, time, transport, 0, config -> config.clips(clips)))
        .fal()
        .provider()
        .uploader();
  }
}
