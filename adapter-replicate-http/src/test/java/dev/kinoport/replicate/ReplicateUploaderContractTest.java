package dev.kinoport.replicate;

import dev.kinoport.catalogue.replicate.ReplicateOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.testkit.MediaUploaderContract;
import dev.kinoport.testkit.http.ClosedAtEnd;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;

class ReplicateUploaderContractTest extends MediaUploaderContract {
  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  @Override
  protected MediaUploader facing(World world) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(ReplicateOffers.catalogue())
            .uploadFailures(world.failures())
            .build();
    return opened
        .add(OfflineWorld.before(provider, time, 0, config -> config.clips(clips)))
        .replicate()
        .provider()
        .uploader();
  }
}
