package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kinoport.fake.bound.WorldBounds;
import dev.kinoport.fake.eventlog.Contents;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestDraft;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A world that is full takes nothing in, and forgets nothing that it charges for. */
class FullWorldTest {
  private static final Document KITE =
      Submissions.request(
          RequestDraft.of("hailuo-2.3-standard")
              .prompt("the kite dives")
              .firstFrame(ImageSource.url("https://images.example/kite.jpg")));

  private final VirtualTime time = VirtualTime.create();

  private FakeProvider bounded(WorldBounds bounds) {
    return FakeProvider.on(time).bounds(bounds).build();
  }

  @Test
  void oneRequestTooManyIsThrottledAndFreeOfCharge() {
    FakeProvider provider = bounded(new WorldBounds(1, 1_000_000, 1, 2));
    Submissions submissions = new Submissions(provider);
    assertThat(submissions.submit(Submissions.of(KITE))).isInstanceOf(SubmitAnswer.Accepted.class);
    for (int i = 0; i < 2; i++) {
      assertThat(submissions.submit(Submissions.of(KITE)))
          .isInstanceOfSatisfying(
              SubmitAnswer.Refused.class,
              refused ->
                  assertThat(refused.error().kind()).isEqualTo(ProviderError.Kind.THROTTLED));
    }
    time.advance(Duration.ofHours(1));
    assertThat(provider.bill().count()).isEqualTo(1);
    assertThat(provider.accepted()).hasSize(1);
    assertThat(provider.received()).as("the latest two").hasSize(2);
    assertThat(provider.receivedBefore()).isEqualTo(1);

    provider.administration().reset();
    assertThat(provider.receivedBefore()).isZero();
    assertThat(submissions.submit(Submissions.of(KITE))).isInstanceOf(SubmitAnswer.Accepted.class);
  }

  @Test
  void anImageForWhichThereIsNoPlaceIsNotTaken() {
    byte[] bytes = LazyClipTest.picturelessPng(64);
    LocalImage image = LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(bytes)).get();
    FakeProvider small = bounded(new WorldBounds(1, bytes.length - 1, 1, 1));
    assertThat(small.provider().uploader().upload(image).getLeft())
        .as("at no time")
        .isInstanceOfSatisfying(
            ProviderFailure.Rejected.class,
            rejected ->
                assertThat(rejected.reason())
                    .startsWith("fake: no place for another file: it keeps "));
    FakeProvider large = bounded(new WorldBounds(1, bytes.length, 1, 1));
    assertThat(large.provider().uploader().upload(image).isRight()).isTrue();
    assertThat(large.provider().uploader().upload(image).isRight()).as("again").isTrue();
    LocalImage other =
        LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(LazyClipTest.picturelessPng(63)))
            .get();
    assertThat(large.provider().uploader().upload(other).getLeft())
        .as("not now")
        .isInstanceOf(ProviderFailure.ServerFault.class);
  }

  @Test
  void whatIsKeptIsKeptOnceAndItsImagesAreOfTheVeryArray() {
    byte[] bytes = {1, 2, 3};
    Contents contents = Contents.inMemory(1_000);
    String sha256 = Contents.sha256(bytes);
    contents.keep(sha256, bytes);
    Origin origin = contents.origin(sha256);
    contents.keep(sha256, bytes.clone());
    assertThat(contents.origin(sha256)).isSameAs(origin);
    bytes[0] = 7;
    assertThat(origin.read().get()).containsExactly(7, 2, 3);
  }

  @Test
  void noBoundIsBelowOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WorldBounds(0, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new WorldBounds(1, 1, 1, 0));
  }
}
