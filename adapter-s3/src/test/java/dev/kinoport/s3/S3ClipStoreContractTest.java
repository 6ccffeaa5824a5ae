package dev.kinoport.s3;

import dev.kinoport.testkit.ClipStoreContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

@Timeout(300)
class S3ClipStoreContractTest extends ClipStoreContract {
  @AutoClose private final S3Client client = TestBucket.client();
  @TempDir Path folder;

  @Override
  protected Subject facing(Journey journey) {
    S3Place place = new S3Place(TestBucket.NAME, UUID.randomUUID().toString());
    return new Subject(
        S3Clips.over(client, place, folder).store(new ClipOnItsWay(ClipOnItsWay.kite(), journey)),
        ClipOnItsWay.REMOTE);
  }
}
