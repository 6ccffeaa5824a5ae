package dev.kinoport.clip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileClipStoreTest {
  private static final byte[] CLIP = TestClips.whole();
  private static final URI LOCATION = URI.create("https://clips.test/1.mp4");
  private static final RemoteClip REMOTE = new RemoteClip(LOCATION, Option.none(), Option.none());

  @TempDir Path temporary;
  private Path folder;
  private final TestSource source = new TestSource();
  private FileClipStore store;

  @BeforeEach
  void useAFolderThatIsNotYetThere() {
    folder = temporary.resolve("a").resolve("clips");
    store = new FileClipStore(folder, source);
  }

  @Test
  void aClipComesHomeWhole() throws IOException {
    source.sending(CLIP);

    StoredClip stored = store.keep("g1", REMOTE).get();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
    assertThat(stored.fingerprint())
        .contains(StoredClip.Fingerprint.of(new ByteArrayInputStream(CLIP)));
    try (InputStream kept = store.open(stored).get()) {
      assertThat(kept.readAllBytes()).isEqualTo(CLIP);
    }
    assertThat(names()).containsExactly("g1.mp4");
  }

  @Test
  void clipThatWasEditedSinceIsNotReadToItsEnd() throws IOException {
    source.sending(CLIP);
    StoredClip stored = store.keep("g1", REMOTE).get();
    byte[] edited = CLIP.clone();
    edited[edited.length / 2] ^= 1;
    Files.write(folder.resolve("g1.mp4"), edited);

    try (InputStream kept = store.open(stored).get()) {
      assertThatThrownBy(kept::readAllBytes)
          .isInstanceOf(ChangedClipException.class)
          .hasMessageContaining("it is not the clip that was kept");
    }
  }

  @Test
  void clipThatIsLongerThanItCanBeIsNotFetchedToItsEndNorAgain() {
    source
        .then(offset -> TestSource.sends(new EndlessStream(), offset, Option.none()))
        .sending(CLIP);
    RemoteClip endless = REMOTE.atMost(1_000_000);

    for (int time = 1; time <= 3; time++) {
      assertThat(store.keep("g1", endless).getLeft())
          .as("time %d", time)
          .isInstanceOfSatisfying(
              ClipFailure.Unacceptable.class,
              failure -> assertThat(failure.reason()).contains("at most 1000000"));
    }
    assertThat(source.offsets()).containsExactly(0L);
    assertThat(folder.resolve("g1.part")).isEmptyFile();

    URI another = URI.create("https://clips.test/2.mp4");
    RemoteClip elsewhere = new RemoteClip(another, Option.none(), Option.none()).atMost(1_000_000);
    assertThat(store.keep("g1", elsewhere).isRight()).isTrue();
  }

  /** To hear of a length costs nothing, and it may be mended. */
  @Test
  void clipThatSaysItIsLongerThanItCanBeIsNotReadButAskedForAgain() {
    source
        .then(offset -> TestSource.sends(unread(), offset, Option.of(4_000_000_000L)))
        .sending(CLIP);
    RemoteClip clip = REMOTE.atMost(1_000_000);

    assertThat(store.keep("g1", clip).getLeft())
        .isInstanceOfSatisfying(
            ClipFailure.Unacceptable.class,
            failure -> assertThat(failure.reason()).contains("4000000000 bytes were announced"));
    assertThat(folder.resolve("g1.part")).isEmptyFile();
    assertThat(store.keep("g1", clip).isRight()).isTrue();
  }

  @Test
  void clipThatTheDiskHasNoRoomForIsNotRead() {
    Option<Long> tooMuch = Option.of(Long.MAX_VALUE);
    source.breakingAt(CLIP, 2_000);
    source.then(offset -> TestSource.sends(unread(), offset, tooMuch)).sending(CLIP);
    RemoteClip unbounded = REMOTE.atMost(Long.MAX_VALUE);

    assertThat(store.keep("g1", unbounded).isLeft()).isTrue();
    assertThat(store.keep("g1", unbounded).getLeft())
        .isInstanceOfSatisfying(
            ClipFailure.NotWritable.class,
            failure ->
                assertThat(failure.reason())
                    .startsWith(folder.toString())
                    .contains("of which 2000 are here", "the disk room for", "; it needs "));
    assertThat(store.keep("g1", unbounded).isRight()).isTrue();
    assertThat(source.offsets()).containsExactly(0L, 2_000L, 2_000L);
  }

  private static InputStream unread() {
    return new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("it was read");
      }

      @Override
      public int read(byte[] bytes, int from, int count) {
        throw new AssertionError("it was read");
      }
    };
  }

  /** What a shop writes beside an address is not what the clip's host sends. */
  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000_000_000_000L, Long.MAX_VALUE})
  void aWholeClipIsKeptWhateverLengthTheShopTold(long told) {
    source.sending(CLIP).then(offset -> from(0, CLIP, Option.none()));

    assertThat(store.keep("g1", hinted(told)).isRight()).isTrue();
    assertThat(store.keep("g2", hinted(told)).isRight()).isTrue();

    assertThat(source.offsets()).containsExactly(0L, 0L);
    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
    assertThat(folder.resolve("g2.mp4")).hasBinaryContent(CLIP);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void aWholeClipIsKeptThoughTheShopWasWrongByOne(int wrong) {
    source.then(offset -> from(0, CLIP, Option.none()));

    assertThat(store.keep("g1", hinted(CLIP.length + wrong)).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
  }

  /** Nobody here can tell whether it has an end. */
  @Test
  void anotherKindOfVideoThatIsShorterThanToldIsKeptOnceItEndedThereTwice() {
    byte[] clip = "OggS and more".getBytes(ISO_8859_1);
    source
        .then(offset -> from(0, clip, Option.none()))
        .then(offset -> from(0, clip, Option.none()));

    assertThat(store.keep("g1", hinted(clip.length + 1)).getLeft())
        .isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(store.keep("g1", hinted(clip.length + 1)).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(clip);
  }

  @Test
  void anotherKindOfVideoThatIsLongerThanToldIsKept() {
    byte[] clip = "OggS and more".getBytes(ISO_8859_1);
    source.then(offset -> from(0, clip, Option.none()));

    assertThat(store.keep("g1", hinted(clip.length - 1)).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(clip);
  }

  @Test
  void aClipWithoutItsEndIsDamagedOnceItEndedThereTwice() {
    byte[] half = Arrays.copyOf(CLIP, CLIP.length / 2);
    source
        .then(offset -> from(0, half, Option.none()))
        .then(offset -> from(0, half, Option.none()));

    assertThat(store.keep("g1", hinted(CLIP.length)).getLeft())
        .isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(store.keep("g1", hinted(CLIP.length)).getLeft())
        .isInstanceOf(ClipFailure.Damaged.class);
    assertThat(sizeOf("g1.part")).isZero();
  }

  private static RemoteClip hinted(long size) {
    return new RemoteClip(LOCATION, Option.none(), Option.of(size));
  }

  @Test
  void aClipThatIsThereIsNotFetchedAgain() {
    source.sending(CLIP);
    StoredClip first = store.keep("g1", REMOTE).get();

    assertThat(store.keep("g1", REMOTE).get()).isEqualTo(first);
    assertThat(source.offsets()).hasSize(1);
  }

  /** A process may die between the name of the clip and its line in the journal. */
  @Test
  void whatWasEmptiedOrCutOffMeanwhileComesAgain() throws IOException {
    source.sending(CLIP);
    StoredClip first = store.keep("g1", REMOTE).get();
    Path kept = folder.resolve("g1.mp4");
    for (byte[] spoilt : List.of(new byte[0], Arrays.copyOf(CLIP, CLIP.length / 2))) {
      Files.write(kept, spoilt);
      source.sending(CLIP);

      assertThat(store.keep("g1", REMOTE).get()).isEqualTo(first);
      assertThat(kept).hasBinaryContent(CLIP);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInPlaceOfAClipIsReplacedByTheClip() throws IOException {
    source.sending(CLIP);
    byte[] other = Arrays.copyOf(CLIP, CLIP.length);
    other[other.length - 1] ^= 1;
    Path secret = Files.write(temporary.resolve("secret"), other);
    Files.createDirectories(folder);
    Path kept = Files.createSymbolicLink(folder.resolve("g1.mp4"), secret);

    StoredClip clip = store.keep("g1", REMOTE).get();

    assertThat(kept).isRegularFile().hasBinaryContent(CLIP);
    assertThat(Files.isSymbolicLink(kept)).isFalse();
    assertThat(secret).hasBinaryContent(other);
    assertThat(clip.fingerprint().get())
        .isEqualTo(StoredClip.Fingerprint.of(new ByteArrayInputStream(CLIP)));
  }

  @Test
  void aBrokenDownloadGoesOnWhereItWas() {
    source.breakingAt(CLIP, 1_000).breakingAt(CLIP, 2_000).sending(CLIP);

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(folder.resolve("g1.mp4")).doesNotExist();
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(source.offsets()).containsExactly(0L, 1_000L, 2_000L);
    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
  }

  /** As of somebody who is killed, or whose pipe breaks, while it is read. */
  @Test
  void whatAPersonBroughtInPartIsNotTheBeginningOfTheRealClip() throws IOException {
    byte[] another = CLIP.clone();
    Arrays.fill(another, CLIP.length - 3_000, CLIP.length, (byte) 7);
    source.sending(CLIP);

    assertThat(store.adopt("g1", breakingAt(another, CLIP.length - 1_000)).getLeft())
        .isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
    assertThat(names()).containsExactly("g1.mp4");
  }

  @Test
  void whatHasComeOfTheRealClipOutlivesAClipThatIsNone() throws IOException {
    source.breakingAt(CLIP, 2_000).sending(CLIP);

    assertThat(store.keep("g1", REMOTE).isLeft()).isTrue();
    assertThat(store.adopt("g1", new ByteArrayInputStream(new byte[99])).isLeft()).isTrue();
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(source.offsets()).containsExactly(0L, 2_000L);
    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
  }

  @Test
  void aClipThatAPersonBringsLeavesNothingBesideIt() throws IOException {
    source.breakingAt(CLIP, 2_000);

    assertThat(store.keep("g1", REMOTE).isLeft()).isTrue();
    assertThat(store.adopt("g1", new ByteArrayInputStream(CLIP)).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
    assertThat(names()).containsExactly("g1.mp4");
  }

  private static byte[] another() {
    byte[] another = CLIP.clone();
    another[another.length - 1] ^= 1;
    return another;
  }

  /** It came whole, and its process died before it had its name. */
  @Test
  void aWholeClipThatIsAnotherThanTheOneBroughtStays() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("g1.part"), CLIP);

    assertThat(store.adopt("g1", new ByteArrayInputStream(another())).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(another());
    assertThat(folder.resolve("g1.part")).hasBinaryContent(CLIP);
  }

  @Test
  void aWholeClipThatIsTheOneBroughtIsNotKeptTwice() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("g1.part"), CLIP);

    assertThat(store.adopt("g1", new ByteArrayInputStream(CLIP)).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
    assertThat(names()).containsExactly("g1.mp4");
  }

  @Test
  @Timeout(300)
  void whatAPersonBringsNeverReplacesAClipThatHasJustCome() throws IOException {
    for (int round = 0; round < 60; round++) {
      String name = "g" + round;
      FileClipStore fetching = new FileClipStore(folder, new TestSource().sending(CLIP));
      CompletableFuture<StoredClip> fetched =
          CompletableFuture.supplyAsync(() -> untilKept(() -> fetching.keep(name, REMOTE)));

      StoredClip adopted = untilKept(() -> store.adopt(name, new ByteArrayInputStream(another())));

      assertThat(fetched.join()).isEqualTo(adopted);
      assertThat(store.arrived(name).get()).contains(adopted);
    }
  }

  private static StoredClip untilKept(Supplier<Either<ClipFailure, StoredClip>> keeping) {
    Either<ClipFailure, StoredClip> kept = keeping.get();
    while (kept.isLeft()) {
      assertThat(kept.getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
      kept = keeping.get();
    }
    return kept.get();
  }

  @Test
  void whatHasArrivedIsFoundAndNothingIsFetched() throws IOException {
    assertThat(store.arrived("g1").get()).isEmpty();
    source.sending(CLIP);
    StoredClip kept = store.keep("g1", REMOTE).get();

    assertThat(store.arrived("g1").get()).contains(kept);
    assertThat(source.offsets()).hasSize(1);

    Files.write(folder.resolve("g1.mp4"), Arrays.copyOf(CLIP, CLIP.length / 2));
    assertThat(store.arrived("g1").get()).isEmpty();
    assertThatThrownBy(() -> store.arrived("../g1")).isInstanceOf(IllegalArgumentException.class);
  }

  private static InputStream breakingAt(byte[] content, int end) {
    return new TestSource().breakingAt(content, end).open(REMOTE, 0).map(ClipStream::body).get();
  }

  @Test
  void aSourceThatCannotGoOnBeginsAgain() {
    source.breakingAt(CLIP, 2_000).then(offset -> from(0, CLIP, Option.none()));

    assertThat(store.keep("g1", REMOTE).isLeft()).isTrue();
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
  }

  @Test
  void aSourceThatSkipsBytesIsNotBelieved() {
    source.then(offset -> from(500, Arrays.copyOfRange(CLIP, 500, CLIP.length), Option.none()));

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(folder.resolve("g1.mp4")).doesNotExist();
    assertThat(sizeOf("g1.part")).isZero();
  }

  @Test
  void aShortBodyIsTakenUpAgainWhenTheLengthIsKnown() {
    byte[] half = Arrays.copyOf(CLIP, CLIP.length / 2);
    Option<Long> length = Option.of((long) CLIP.length);
    source.then(offset -> from(0, half, length)).sending(CLIP);

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(source.offsets()).containsExactly(0L, (long) half.length);
  }

  @Test
  void theToldSizeCountsWhenTheSourceDoesNotSay() {
    byte[] half = Arrays.copyOf(CLIP, CLIP.length / 2);
    source.then(offset -> from(0, half, Option.none()));

    assertThat(store.keep("g1", hinted(CLIP.length)).getLeft())
        .isInstanceOf(ClipFailure.Interrupted.class);
  }

  @Test
  void aTruncatedClipIsNoticedThoughNothingSaysSo() {
    for (int length = 0; length < CLIP.length; length += 97) {
      byte[] head = Arrays.copyOf(CLIP, length);
      source.then(offset -> from(0, head, Option.none()));

      assertThat(store.keep("g1", REMOTE).getLeft())
          .as("%d of %d bytes", length, CLIP.length)
          .isInstanceOf(ClipFailure.Damaged.class);
    }
    assertThat(source.offsets()).containsOnly(0L);
    assertThat(folder.resolve("g1.mp4")).doesNotExist();
  }

  @Test
  void anEmptyBodyIsDamage() {
    source.then(offset -> from(0, new byte[0], Option.of(0L)));

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Damaged.class);
  }

  @Test
  void aPageOfTextIsNoClip() {
    source.then(offset -> from(0, "<html>".repeat(50).getBytes(UTF_8), Option.none()));

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Damaged.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001aE\u00df\u00a3 webm", "RIFF....AVI LIST", "OggS", "FLV\u0001", "GIF89a"})
  void anotherKindOfVideoIsKeptAsItIs(String start) throws IOException {
    byte[] clip = start.getBytes(ISO_8859_1);
    source.then(offset -> from(0, clip, Option.none()));

    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(clip);
    assertThat(VideoContainer.of(folder.resolve("g1.mp4")))
        .isNotIn(VideoContainer.MP4, VideoContainer.UNKNOWN);
    assertThat(VideoContainer.faultIn(clip)).isEmpty();
  }

  @Test
  void whatNobodyKnowsIsKeptIfAllOfItCame() throws IOException {
    byte[] clip = new byte[1000];
    source.then(offset -> from(0, clip, Option.none()));
    source.then(offset -> from(0, clip, Option.of(1000L)));

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Damaged.class);
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(VideoContainer.of(folder.resolve("g1.mp4"))).isEqualTo(VideoContainer.UNKNOWN);
  }

  @Test
  void aPageOfTextIsNoClipThoughAllOfItCame() {
    byte[] page = "<html>".repeat(50).getBytes(UTF_8);
    source.then(offset -> from(0, page, Option.of(300L)));

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Damaged.class);
  }

  @Test
  void whatCameBeyondTheEndOfTheClipIsThrownAway() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("g1.part"), new byte[CLIP.length + 10]);
    source.then(offset -> from(offset, new byte[0], Option.of((long) CLIP.length))).sending(CLIP);

    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Damaged.class);
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();

    assertThat(source.offsets()).containsExactly(CLIP.length + 10L, 0L);
  }

  @Test
  void aClipThatCameWholeBeforeACrashIsNotFetchedAgain() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("g1.part"), CLIP);

    assertThat(store.keep("g1", hinted(CLIP.length)).isRight()).isTrue();

    assertThat(source.offsets()).isEmpty();
    assertThat(names()).containsExactly("g1.mp4");
  }

  @Test
  void whatTheSourceSaysIsPassedOn() {
    source.then(offset -> Either.left(new ClipFailure.Forbidden("not from there")));

    assertThat(store.keep("g1", REMOTE).getLeft())
        .isEqualTo(new ClipFailure.Forbidden("not from there"));
    assertThat(store.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Gone.class);
  }

  @Test
  void aFolderThatCannotBeMadeIsNotWritable() throws IOException {
    Files.writeString(temporary.resolve("a"), "a file stands here");
    source.sending(CLIP);

    ClipFailure failure = store.keep("g1", REMOTE).getLeft();
    assertThat(failure).isInstanceOf(ClipFailure.NotWritable.class);
    assertThat(failure.reason())
        .startsWith(folder + ": ")
        .endsWith("; clips need a folder with room, in which this user may write");
    assertThat(source.offsets()).isEmpty();
  }

  @Test
  void twoNeverWriteOneFile() {
    FileClipStore other = new FileClipStore(folder, new TestSource().sending(CLIP));
    source.then(offset -> {
      assertThat(other.keep("g1", REMOTE).getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
      return from(0, CLIP, Option.none());
    });

    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();
    assertThat(other.keep("g1", REMOTE).isRight()).isTrue();
    assertThat(names()).containsExactly("g1.mp4");
  }

  /** As of one whose program ends: another one goes on where this was. */
  @Test
  void whoeverIsInterruptedLeavesNoClipAndIsStillInterrupted() throws IOException {
    source.then(offset -> sends(interruptingAt(CLIP, 1_000))).sending(CLIP);

    ClipFailure failure = store.keep("g1", REMOTE).getLeft();

    assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    assertThat(failure).isEqualTo(new ClipFailure.Interrupted("somebody interrupted this"));
    assertThat(names()).containsExactly("g1.part");
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();
    assertThat(source.offsets()).containsExactly(0L, 1_000L);
    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
    assertThat(names()).containsExactly("g1.mp4");
  }

  @Test
  void whoeverIsInterruptedBeforeItBeginsFetchesNothing() {
    source.sending(CLIP);
    Thread.currentThread().interrupt();

    ClipFailure failure = store.keep("g1", REMOTE).getLeft();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(source.offsets()).isEmpty();
    assertThat(store.keep("g1", REMOTE).isRight()).isTrue();
  }

  @Test
  void whoeverIsInterruptedBehindTheLastByteHasTheClip() {
    source.then(offset -> sends(interruptingAtTheEnd(CLIP)));

    Either<ClipFailure, StoredClip> kept = store.keep("g1", REMOTE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(kept.isRight()).isTrue();
    assertThat(folder.resolve("g1.mp4")).hasBinaryContent(CLIP);
    assertThat(names()).containsExactly("g1.mp4");
  }

  @Test
  void whoeverIsInterruptedWhileAPersonsClipIsReadLeavesNothingOfIt() throws IOException {
    assertThat(store.adopt("g1", interruptingAt(CLIP, 1_000)).getLeft())
        .isInstanceOf(ClipFailure.Interrupted.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("g1.mp4")).doesNotExist();
    assertThat(folder.resolve("g1.mp4.brought")).doesNotExist();
    assertThat(store.adopt("g1", new ByteArrayInputStream(CLIP)).isRight()).isTrue();
  }

  private static Either<ClipFailure, ClipStream> sends(InputStream body) {
    return TestSource.sends(body, 0, Option.of((long) CLIP.length));
  }

  /** Whoever reads on from there is interrupted. */
  private static InputStream interruptingAt(byte[] content, int end) {
    return new SequenceInputStream(
        new ByteArrayInputStream(content, 0, end),
        new FilterInputStream(new ByteArrayInputStream(content, end, content.length - end)) {
          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            Thread.currentThread().interrupt();
            return super.read(into, offset, length);
          }
        });
  }

  private static InputStream interruptingAtTheEnd(byte[] content) {
    return new FilterInputStream(new ByteArrayInputStream(content)) {
      @Override
      public void close() {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Test
  void aNameThatLeavesTheFolderIsADefect() {
    assertThatThrownBy(() -> store.keep("../g1", REMOTE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClipThatIsNotAFileHereCannotBeOpened() {
    for (URI elsewhere :
        new URI[] {
          LOCATION, temporary.resolve("none.mp4").toUri(), URI.create("fake:1"), URI.create("x")
        }) {
      assertThat(store.open(new StoredClip(elsewhere, Option.none())).getLeft())
          .as("%s", elsewhere)
          .isInstanceOf(ClipFailure.Gone.class);
    }
  }

  @Test
  @Timeout(300)
  @DisabledOnOs(OS.WINDOWS)
  void aPipeInPlaceOfAClipKeepsNobodyWaiting() throws IOException, InterruptedException {
    Path pipe = temporary.resolve("pipe.mp4");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(store.open(new StoredClip(pipe.toUri(), Option.none())).getLeft())
        .isInstanceOf(ClipFailure.Gone.class);
  }

  private static Either<ClipFailure, ClipStream> from(
      long offset, byte[] body, Option<Long> length) {
    return TestSource.sends(new ByteArrayInputStream(body), offset, length);
  }

  private long sizeOf(String name) {
    return folder.resolve(name).toFile().length();
  }

  private Stream<String> names() {
    return Stream.of(requireNonNull(folder.toFile().list()));
  }
}
