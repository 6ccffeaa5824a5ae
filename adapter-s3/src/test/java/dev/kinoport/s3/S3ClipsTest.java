package dev.kinoport.s3;

import static dev.kinoport.s3.ClipOnItsWay.REMOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.clip.StoredClip.Fingerprint;
import dev.kinoport.testkit.ClipStoreContract.Journey;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

@Timeout(300)
class S3ClipsTest {
  private static final int MIB = 1024 * 1024;

  @AutoClose private final S3Client client = TestBucket.client();
  private final S3Place place = new S3Place(TestBucket.NAME, UUID.randomUUID().toString());

  @TempDir Path scratch;

  private ClipStore store(ClipOnItsWay source) {
    return S3Clips.over(client, place, scratch).partBytes(5 * MIB).store(source);
  }

  private static ClipOnItsWay whole(byte[] clip) {
    return new ClipOnItsWay(clip, Journey.WHOLE);
  }

  private HeadObjectResponse head(String name) {
    return client.headObject(request -> request.bucket(TestBucket.NAME).key(place.key(name)));
  }

  private boolean isThere(String name) {
    return client
        .listObjectsV2(request -> request.bucket(TestBucket.NAME).prefix(place.key(name)))
        .hasContents();
  }

  private static Fingerprint fingerprint(byte[] clip) throws IOException {
    return Fingerprint.of(new ByteArrayInputStream(clip));
  }

  private static byte[] read(ClipStore store, StoredClip clip) throws IOException {
    try (InputStream content = store.open(clip).get()) {
      return content.readAllBytes();
    }
  }

  @Test
  void aClipLiesUnderItsNameWithItsKindAndDigest() throws IOException {
    byte[] kite = ClipOnItsWay.kite();

    StoredClip kept = store(whole(kite)).keep("g-1", REMOTE).get();

    assertThat(kept.location()).hasToString(place + "/g-1.mp4");
    assertThat(kept.fingerprint()).contains(fingerprint(kite));
    assertThat(head("g-1").contentType()).isEqualTo("video/mp4");
    assertThat(head("g-1").metadata()).containsEntry("sha256", fingerprint(kite).sha256());
  }

  @Test
  void aClipOfAnotherKindIsPlayedByABrowserToo() {
    byte[] webm = Arrays.copyOf(new byte[] {0x1a, 'E', (byte) 0xdf, (byte) 0xa3}, 10_000);

    assertThat(store(whole(webm)).keep("g-1", REMOTE).isRight()).isTrue();

    assertThat(head("g-1").contentType()).isEqualTo("video/webm");
  }

  /** What a worker leaves that dies while it sends a large clip. */
  @Test
  void anUploadThatNobodyFinishedIsFoundAndNotTouched() {
    S3Clips clips = S3Clips.over(client, place, scratch);
    assertThat(clips.unfinished().get()).isEmpty();
    String ours = begun(place.key("g-1"));
    begun(place.prefix() + "/deeper/g-2.mp4");
    begun(place.prefix() + "x/g-3.mp4");

    for (int look = 0; look < 2; look++) {
      assertThat(clips.unfinished().get())
          .singleElement()
          .satisfies(upload -> {
            assertThat(upload.address()).hasToString(place + "/g-1.mp4");
            assertThat(upload.id()).isEqualTo(ours);
          });
    }
  }

  @Test
  void whatCannotBeAskedForIsTold() {
    S3Place nowhere = new S3Place("no-such-bucket-here", "");

    assertThat(S3Clips.over(client, nowhere, scratch).unfinished().getLeft())
        .startsWith("S3 answered 404");
  }

  private String begun(String key) {
    return client
        .createMultipartUpload(request -> request.bucket(TestBucket.NAME).key(key))
        .uploadId();
  }

  @Test
  void aLargeClipGoesInParts() throws IOException {
    byte[] large = ClipOnItsWay.kite(12 * MIB);
    ClipStore store = store(whole(large));

    StoredClip kept = store.keep("g-1", REMOTE).get();

    assertThat(head("g-1").eTag()).as("three parts").contains("-3");
    assertThat(head("g-1").metadata()).containsEntry("sha256", fingerprint(large).sha256());
    assertThat(read(store, kept)).isEqualTo(large);
    assertThat(kept.fingerprint()).contains(fingerprint(large));
  }

  @Test
  void whatIsKeptLeavesTheFolderAndIsNotFetchedAgain() throws IOException {
    ClipOnItsWay source = whole(ClipOnItsWay.kite());
    ClipStore store = store(source);
    StoredClip first = store.keep("g-1", REMOTE).get();

    assertThat(store.keep("g-1", REMOTE).get()).isEqualTo(first);

    assertThat(source.opened()).isOne();
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aBucketThatIsAwayCostsNoSecondDownload() {
    ClipOnItsWay source = whole(ClipOnItsWay.kite(6 * MIB));
    ClipStore nowhere =
        S3Clips.over(client, new S3Place("no-such-bucket", ""), scratch)
            .partBytes(5 * MIB)
            .store(source);

    ClipFailure failure = nowhere.keep("g-1", REMOTE).getLeft();

    assertThat(failure).isInstanceOf(ClipFailure.NotWritable.class);
    assertThat(failure.reason()).contains("404").contains("NoSuchBucket");
    assertThat(failure.isFinal()).isFalse();
    assertThat(store(source).keep("g-1", REMOTE).isRight()).isTrue();
    assertThat(source.opened()).isOne();
  }

  @Test
  void aServerThatIsNotThereIsToldInWords() {
    try (S3Client dead = TestBucket.client(URI.create("http://127.0.0.1:1"))) {
      S3Clips clips = S3Clips.over(dead, place, scratch);

      ClipFailure failure = clips.store(whole(ClipOnItsWay.kite())).keep("g-1", REMOTE).getLeft();

      assertThat(failure).isInstanceOf(ClipFailure.NotWritable.class);
      assertThat(failure.reason()).startsWith("S3 cannot be used").doesNotContain("secret");
      assertThat(clips.trouble()).isNotEmpty();
    }
  }

  @Test
  void whatIsThereAlreadyIsNeverWrittenOver() throws IOException {
    byte[] theirs = ClipOnItsWay.kite(MIB);
    client.putObject(
        request -> request.bucket(TestBucket.NAME).key(place.key("g-1")),
        RequestBody.fromBytes(theirs));
    ClipStore store = store(whole(ClipOnItsWay.kite()));

    StoredClip kept = store.keep("g-1", REMOTE).get();

    assertThat(kept.fingerprint()).contains(fingerprint(theirs));
    assertThat(read(store, kept)).isEqualTo(theirs);
  }

  @Test
  void whoPutsOneBehindAnotherIsToldWhatLiesThere() throws IOException {
    byte[] first = ClipOnItsWay.kite();
    byte[] second = ClipOnItsWay.kite(MIB);
    Bucket bucket = new Bucket(client, place, 5 * MIB);
    String key = place.key("g-1");

    assertThat(bucket.put(key, file(first), fingerprint(first))).isTrue();
    assertThat(bucket.put(key, file(second), fingerprint(second))).isFalse();

    assertThat(bucket.find(key).map(Bucket.Found::fingerprint)).contains(fingerprint(first));
  }

  /** S3Mock does not look at it; S3 does. */
  @Test
  void aLargeClipAsksNotToWriteOverAnotherEither() throws IOException {
    byte[] large = ClipOnItsWay.kite(7 * MIB);
    WatchedClient watched = new WatchedClient(client, 0);

    new Bucket(watched, place, 5 * MIB).put(place.key("g-1"), file(large), fingerprint(large));

    assertThat(watched.completed()).containsExactly("*");
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(scratch.resolve("clip-" + content.length), content);
  }

  @Test
  void aLargeClipThatBreaksOffIsNotThereAtAll() throws IOException {
    byte[] large = ClipOnItsWay.kite(12 * MIB);
    Path file = file(large);
    Bucket bucket = new Bucket(new WatchedClient(client, 3), place, 5 * MIB);

    assertThatThrownBy(() -> bucket.put(place.key("g-1"), file, fingerprint(large)))
        .hasMessageContaining("the network is gone");

    assertThat(isThere("g-1")).isFalse();
    assertThat(
            client
                .listMultipartUploads(request -> request.bucket(TestBucket.NAME))
                .uploads()
                .stream()
                .filter(upload -> upload.key().equals(place.key("g-1"))))
        .isEmpty();
  }

  @Test
  void aClipThatAPersonBringsIsKeptWhole() throws IOException {
    ClipStore store = store(whole(ClipOnItsWay.kite()));

    StoredClip kept =
        store.adopt("g-1", new ByteArrayInputStream(ClipOnItsWay.kite(2 * MIB))).get();

    assertThat(read(store, kept)).isEqualTo(ClipOnItsWay.kite(2 * MIB));
    assertThat(store.adopt("g-2", new ByteArrayInputStream(new byte[100])).getLeft())
        .isInstanceOf(ClipFailure.Damaged.class);
    assertThat(isThere("g-2")).isFalse();
  }

  @Test
  void whatIsNotThereIsGone() {
    ClipStore store = store(whole(ClipOnItsWay.kite()));

    for (String address : new String[] {place + "/none.mp4", "s3://no-such-bucket/1", "file:/x"}) {
      assertThat(store.open(new StoredClip(URI.create(address), Option.none())).getLeft())
          .as(address)
          .isInstanceOf(ClipFailure.Gone.class);
    }
  }

  @Test
  void aBucketThatIsNotThereIsFoundBeforeMoneyIsSpent() {
    assertThat(S3Clips.over(client, place, scratch).trouble()).isEmpty();
    assertThat(S3Clips.over(client, new S3Place("no-such-bucket", ""), scratch).trouble())
        .isNotEmpty();
  }

  @Test
  void aServerOfOnesOwnNeedsNoRegion() {
    try (S3Clips clips = S3Clips.connect(place, scratch, Option.of(TestBucket.address())).get()) {
      assertThat(clips.trouble()).isEmpty();
      assertThat(clips.store(whole(ClipOnItsWay.kite())).keep("g-1", REMOTE).isRight()).isTrue();
    }
  }

  @Test
  void partsThatS3WouldNotTakeAreRefused() {
    assertThatThrownBy(() -> S3Clips.over(client, place, scratch).partBytes(5 * MIB - 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5242880 or more");
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertThatThrownBy(() -> store(whole(ClipOnItsWay.kite())).keep("../x", REMOTE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
