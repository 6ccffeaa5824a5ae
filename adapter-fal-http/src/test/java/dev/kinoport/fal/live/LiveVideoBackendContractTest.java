package dev.kinoport.fal.live;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.testkit.VideoBackendContract;
import dev.kinoport.testkit.http.SampleImage;
import dev.kinoport.time.SystemTime;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Only a healthy world can be had for money; the others are aborted, not passed. */
@Tag("live")
class LiveVideoBackendContractTest extends VideoBackendContract {
  private static final String ENDPOINT = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";

  @AutoClose private final SystemTime time = new SystemTime();
  @AutoClose private final Fal fal = LiveFal.open(Path.of("target", "live-clips"));
  private URI picture = URI.create("https://images.invalid/");

  @BeforeEach
  void uploadThePicture() {
    ImageSource.Bytes bytes = (ImageSource.Bytes) ImageSource.bytes(SampleImage.png());
    picture = fal.provider().uploader().upload(LocalImage.inspect(bytes).get()).get();
  }

  @Override
  protected Subject facing(World world) {
    assumeThat(world).as("what can be brought about").isEqualTo(World.HEALTHY);
    return new Subject(LiveFal.within(fal.provider()), time);
  }

  @Override
  protected Handle handle(ProviderName provider, String requestId) {
    return Fal.handle(provider, requestId, ENDPOINT);
  }

  @Override
  protected ImageSource firstFrame() {
    return ImageSource.url(picture.toString());
  }
}
