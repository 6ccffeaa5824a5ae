package dev.kinoport.s3;

import static dev.kinoport.s3.ClipOnItsWay.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.clip.StoredClip.Fingerprint;
import dev.kinoport.testkit.ClipStoreContract.Journey;
import io.vavr.control.Either;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A clip that was paid for leaves this machine once the bucket is known to have it, and no sooner.
 */
@Timeout(300)
class ClipsThatStayHereTest {
  private static final byte[] CLIP = ClipOnItsWay.kite();
  private static final byte[] OTHER = ClipOnItsWay.kite(CLIP.length + 1_000);

  @AutoClose private final S3Client client = TestBucket.client();
  private final S3Place place = new S3Place(TestBucket.NAME, UUID.randomUUID().toString());
  private final ClipOnItsWay source = new ClipOnItsWay(CLIP, Journey.WHOLE);

  @TempDir Path scratch;

  private Path here() {
    return scratch.resolve("g-1.mp4");
  }

  private ClipStore store(S3Client speaking, ClipSource from) {
    return S3Clips.over(speaking, place, scratch).store(from);
  }

  private ClipStore store(S3Client speaking) {
    return store(speaking, source);
  }

  private static Fingerprint fingerprint(byte[] clip) throws IOException {
    return Fingerprint.of(new ByteArrayInputStream(clip));
  }

  private void put(byte[] content, Map<String, String> metadata) {
    client.putObject(
        request -> request.bucket(TestBucket.NAME).key(place.key("g-1")).metadata(metadata),
        RequestBody.fromBytes(content));
  }

  private void assertStays(ClipStore store, String... words) {
    for (int time = 0; time < 2; time++) {
      ClipFailure failure = store.keep("g-1", REMOTE).getLeft();

      assertThat(failure).isInstanceOf(ClipFailure.NotWritable.class);
      assertThat(failure.isFinal()).isFalse();
      assertThat(failure.reason())
          .contains(place + "/g-1.mp4", "the clip stays at " + here())
          .contains(words);
      assertThat(here()).hasBinaryContent(CLIP);
    }
    assertThat(source.opened()).as("fetched once").isOne();
  }

  private void assertLeavesOnceItIsTaken() throws IOException {
    StoredClip kept = store(client).keep("g-1", REMOTE).get();

    assertThat(kept.fingerprint()).contains(fingerprint(CLIP));
    assertThat(scratch).isEmptyDirectory();
    assertThat(source.opened()).as("fetched once").isOne();
  }

  @Test
  void aBucketThatSaysSomethingIsThereAndHasNothingGetsTheClipLater() throws IOException {
    assertStays(store(LyingClient.full(client)), "does not show it");

    assertLeavesOnceItIsTaken();
  }

  @Test
  void whoMayNotLookIsNotToldThatTheClipIsThere() throws IOException {
    assertStays(store(LyingClient.full(client).hiding(403)), "s3:GetObject");

    assertLeavesOnceItIsTaken();
  }

  /** Somebody is quicker, with something else. */
  @Test
  void whatOthersPutThereMeanwhileIsNotTheClip() throws IOException {
    String digest = fingerprint(OTHER).sha256();
    ClipSource late =
        (clip, offset) -> {
          put(OTHER, Map.of("sha256", digest));
          return source.open(clip, offset);
        };

    assertStays(store(client, late), "is not this clip", digest, fingerprint(CLIP).sha256());

    client.deleteObject(request -> request.bucket(TestBucket.NAME).key(place.key("g-1")));
    assertLeavesOnceItIsTaken();
  }

  @Test
  void aBucketThatTakesHalfOfItDoesNotHaveIt() {
    assertStays(store(LyingClient.halving(client)), "is not this clip", CLIP.length + " bytes");
  }

  @Test
  void whatWasPutAndMayNotBeLookedAtIsThere() throws IOException {
    StoredClip kept = store(LyingClient.blind(client)).keep("g-1", REMOTE).get();

    assertThat(kept.fingerprint()).contains(fingerprint(CLIP));
    assertThat(scratch).isEmptyDirectory();
  }

  /** As of a store that shows later what it took, or has lost it. */
  @Test
  void whatWasPutAndIsSaidNotToBeThereStays() {
    assertStays(store(LyingClient.blind(client).hiding(404)), "does not show it");
  }

  /** Its process died between the two. */
  @Test
  void aClipThatWasPutAndNotPutAwayLeavesTheNextTime() throws IOException {
    put(CLIP, Map.of("sha256", fingerprint(CLIP).sha256()));
    Files.write(here(), CLIP);

    Either<ClipFailure, StoredClip> kept = store(client).keep("g-1", REMOTE);

    assertThat(kept.get().fingerprint()).contains(fingerprint(CLIP));
    assertThat(scratch).isEmptyDirectory();
    assertThat(source.opened()).isZero();
  }

  /** As of a gateway that answers whatever it is asked. */
  @Test
  void aPageOfTextInTheBucketIsNoClip() {
    put("<html>".repeat(200).getBytes(StandardCharsets.UTF_8), Map.of());

    assertStays(store(client), "is not this clip", "1200 bytes");
  }

  @Test
  void aDigestThatIsNoneIsNotBelieved() throws IOException {
    put(CLIP, Map.of("sha256", "unknown"));
    Files.write(here(), CLIP);

    assertThat(store(client).keep("g-1", REMOTE).get().fingerprint()).contains(fingerprint(CLIP));
    assertThat(scratch).isEmptyDirectory();
  }
}
