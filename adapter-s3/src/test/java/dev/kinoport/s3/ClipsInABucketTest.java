package dev.kinoport.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The example of docs/in-your-service.md. */
@Timeout(300)
class ClipsInABucketTest {
  @AutoClose private final S3Client client = TestBucket.client();

  @Test
  void clipsOfAnyShopAreKeptInABucket(@TempDir Path arrivals) {
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();
    // @start region="clips-in-a-bucket"
    S3Clips bucket = S3Clips.over(client, S3Place.parse("s3://clips/live").get(), arrivals);
    Provider shop = fake.provider().withClips(bucket.store(fake.clipSource()));
    // @end
    RequestDraft draft =
        RequestDraft.of("hailuo-02-standard")
            .prompt("a kite")
            .resolution("512P")
            .firstFrame(ImageSource.url("https://images.test/kite.png"));

    try (Kinoport kinoport = Kinoport.builder().provider(shop).time(time).build()) {
      Generated made = kinoport.generateOrThrow(draft, Terms.standard());

      assertThat(made.clip().location()).hasScheme("s3").hasHost("clips");
      assertThat(made.clip().location().getPath()).startsWith("/live/").endsWith(".mp4");
    }
  }
}
