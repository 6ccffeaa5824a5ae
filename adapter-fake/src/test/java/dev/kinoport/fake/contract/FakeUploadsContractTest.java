package dev.kinoport.fake.contract;

import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.testkit.MediaUploaderContract;

class FakeUploadsContractTest extends MediaUploaderContract {
  @Override
  protected MediaUploader facing(World world) {
    return FakeProvider.on(VirtualTime.create())
        .uploadFailures(world.failures())
        .build()
        .provider()
        .uploader();
  }
}
