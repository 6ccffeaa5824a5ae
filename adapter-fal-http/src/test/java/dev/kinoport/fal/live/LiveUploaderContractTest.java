package dev.kinoport.fal.live;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.testkit.MediaUploaderContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;

/** Costs nothing. */
@Tag("live")
class LiveUploaderContractTest extends MediaUploaderContract {
  @AutoClose private final Fal fal = LiveFal.open(Path.of("target", "live-clips"));

  @Override
  protected MediaUploader facing(World world) {
    assumeThat(world).as("what can be brought about").isEqualTo(World.HEALTHY);
    return fal.provider().uploader();
  }
}
