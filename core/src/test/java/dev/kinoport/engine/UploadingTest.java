package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.generation.Upload;
import dev.kinoport.media.TestImages;
import dev.kinoport.provider.ImageStorage;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images are uploaded before anything is paid, and no more often than they must be. */
class UploadingTest {
  @Test
  void anImageThatIsGoneBeforeItsUploadEndsItUncharged(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("kite.png"), TestImages.png(640, 360));
    Rig rig = new Rig(TestOrders.order("g1", TestOrders.requestWithImage(file)));
    Files.delete(file);

    GenerationState.Failed failed = rig.until(GenerationState.Failed.class);

    assertThat(failed.failure().message()).contains("no such file");
    assertThat(failed.cost().basis()).isEqualTo(Cost.Basis.NOTHING);
    assertThat(rig.backend.submits.count()).isZero();
  }

  @Test
  void anUploadIsTriedAgainWhenTheProviderIsReady() {
    Rig rig = new Rig(TestOrders.order("g1", TestOrders.requestWithImage()));
    rig.backend
        .uploads
        .then(Either.left(new ProviderFailure.Throttled(Duration.ofMinutes(5))))
        .then(Either.right(URI.create("https://uploads.test/2.png")));

    assertThat(rig.pauseOf(rig.engine.advance(ID))).isEqualTo(Duration.ofMinutes(5));
    rig.until(GenerationState.Succeeded.class);
    assertThat(rig.backend.uploads.count()).isEqualTo(2);
  }

  @Test
  void anImageThatWasUploadedForAnotherGenerationIsNotSentAgain() {
    Rig rig =
        new Rig(
            TestOrders.order("g1", TestOrders.requestWithImage()),
            new ImageStorage.Shared("uploads.test", Duration.ofMinutes(10)));
    Upload earlier = uploadedBefore(rig, Duration.ofMinutes(9));

    rig.until(GenerationState.Succeeded.class);

    assertThat(rig.backend.uploads.count()).isZero();
    assertThat(rig.events())
        .filteredOn(GenerationEvent.ImageUploaded.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            GenerationEvent.ImageUploaded.class,
            image -> assertThat(image.upload()).isEqualTo(earlier));
  }

  @Test
  void anImageIsSentAgainWhenItsAddressIsTooOld() {
    Rig rig =
        new Rig(
            TestOrders.order("g1", TestOrders.requestWithImage()),
            new ImageStorage.Shared("uploads.test", Duration.ofMinutes(10)));
    var old = uploadedBefore(rig, Duration.ofMinutes(10));

    rig.until(GenerationState.Succeeded.class);

    assertThat(rig.backend.uploads.count()).isEqualTo(1);
    assertThat(old.at()).isBefore(rig.time.now());
  }

  @Test
  void anImageOfAnotherStorageIsNotUsed() {
    Rig rig =
        new Rig(
            TestOrders.order("g1", TestOrders.requestWithImage()),
            new ImageStorage.Shared("elsewhere.test", Duration.ofMinutes(10)));
    var elsewhere = uploadedBefore(rig, Duration.ofMinutes(1));

    rig.until(GenerationState.Succeeded.class);

    assertThat(rig.backend.uploads.count()).isEqualTo(1);
    assertThat(elsewhere.storage()).isEqualTo("uploads.test");
  }

  /** What was uploaded since by the right clock says nothing of when the wait began. */
  @Test
  void whatWasAdmittedByAClockThatWasFarAheadIsSentOnceItsImageIsUploaded() {
    Rig rig = new Rig(TestOrders.order("g1", TestOrders.requestWithImage()));
    rig.time.sleep(Duration.ofDays(-400));
    Instant now = rig.now();

    rig.engine.advance(ID);
    assertThat(rig.backend.uploads.count()).isEqualTo(1);
    rig.engine.advance(ID);

    assertThat(rig.backend.submits.count()).isEqualTo(1);
    assertThat(rig.now()).isEqualTo(now);
  }

  private static Upload uploadedBefore(Rig rig, Duration ago) {
    Order other = TestOrders.order("g0", TestOrders.requestWithImage());
    rig.admit(other);
    Upload upload =
        new Upload(
            "uploads.test", URI.create("https://uploads.test/0.png"), rig.time.now().minus(ago));
    rig.journal.write(
        other.id(),
        new GenerationEvent.ImageUploaded(
            other.request().localImages().get(0).sha256(), upload, upload.at()));
    return upload;
  }
}
