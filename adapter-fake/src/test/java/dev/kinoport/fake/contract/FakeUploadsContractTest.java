package dev.kinoport.fake.contract;

import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.testkit.MediaUploaderContract;

class FakeUploadsContractTest extends MediaUploaderContract {
  @Override
  protected MediaUploader facing(World world) {
    int failures =
        switch (world) {
          case HEALTHY -> 0;
          case STUTTERING -> 1;
        };
    return FakeProvider.on(VirtualTime.create())
        .uploadFailures(failures)
        .build()
        .provider()
        .uploader();
  }
}
