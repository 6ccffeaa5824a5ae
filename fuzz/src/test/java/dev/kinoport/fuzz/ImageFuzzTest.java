package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.media.ImageFault;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import io.vavr.control.Either;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ImageFuzzTest {
  private static final int MOST_PX = 65_535;

  @FuzzTest
  void aPictureHasSidesOrAFault(byte[] data) {
    Either<ImageFault, LocalImage> seen =
        LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(data));
    if (seen.isLeft()) {
      assertThat(seen.getLeft().message()).isNotBlank();
      return;
    }

    assertThat(seen.get().width()).isBetween(1, MOST_PX);
    assertThat(seen.get().height()).isBetween(1, MOST_PX);
    assertThat(seen.get().size()).isEqualTo(data.length);
    assertThat(seen.get().read().get()).isEqualTo(data);
  }
}
