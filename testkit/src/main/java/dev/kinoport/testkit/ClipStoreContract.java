package dev.kinoport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.ChangedClipException;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link ClipStore} must do: a clip is kept whole or not at all. Extend it beside yours.
 */
public abstract class ClipStoreContract {
  /** What becomes of a clip on its way from the source to the store. */
  public enum Journey {
    /** Comes whole. */
    WHOLE,
    /** Breaks off half way the first two times, then comes whole. */
    BREAKING_OFF,
    /** Comes with its end missing and nothing that says so the first time, then whole. */
    TRUNCATED,
    /** Comes so each time. */
    DAMAGED,
    /** Is not where it is said to be. */
    GONE
  }

  /**
   * A store facing a source.
   *
   * @param store fresh: nothing is kept in it
   * @param clip lies at the source, and makes this journey
   */
  public record Subject(ClipStore store, RemoteClip clip) {
    private Either<ClipFailure, StoredClip> keep() {
      return store.keep("clip-1", clip);
    }
  }

  /** Makes the contract's tests; a subclass adds the subject. */
  protected ClipStoreContract() {}

  /** A fresh store facing a source whose clip makes this {@code journey}. */
  protected abstract Subject facing(Journey journey);

  @TempDir Path scratch;

  @Test
  void whatIsKeptIsAWholeClip() throws IOException {
    Subject subject = facing(Journey.WHOLE);

    assertIsWhole(subject, subject.keep().get());
  }

  private void assertIsWhole(Subject subject, StoredClip stored) throws IOException {
    byte[] content = read(subject, stored);
    ClipFacts facts = Mp4File.facts(Files.write(scratch.resolve("read.mp4"), content)).get();

    assertThat(facts.frames()).isPositive();
    if (stored.fingerprint().isDefined()) {
      assertThat(stored.fingerprint())
          .contains(StoredClip.Fingerprint.of(new ByteArrayInputStream(content)));
    }
  }

  private static byte[] read(Subject subject, StoredClip stored) throws IOException {
    try (InputStream body = subject.store().open(stored).get()) {
      return body.readAllBytes();
    }
  }

  @Test
  void keptAgainItIsTheSame() throws IOException {
    Subject subject = facing(Journey.WHOLE);
    StoredClip first = subject.keep().get();

    assertThat(subject.keep().get()).isEqualTo(first);

    assertThat(read(subject, first)).isEqualTo(read(subject, first));
  }

  /** The journal knows another clip under this name: what lies there was changed since. */
  @Test
  void whatIsNotTheClipThatWasKeptIsNotReadToItsEnd() throws IOException {
    Subject subject = facing(Journey.WHOLE);
    StoredClip kept = subject.keep().get();
    for (StoredClip.Fingerprint print : kept.fingerprint()) {
      String other = "0".repeat(print.sha256().length());
      for (StoredClip.Fingerprint changed :
          List.of(
              new StoredClip.Fingerprint(print.bytes(), other),
              new StoredClip.Fingerprint(print.bytes() + 1, print.sha256()),
              new StoredClip.Fingerprint(print.bytes() - 1, print.sha256()))) {
        StoredClip known = new StoredClip(kept.location(), Option.of(changed));
        try (InputStream body = subject.store().open(known).get()) {
          assertThatThrownBy(body::readAllBytes)
              .isInstanceOf(ChangedClipException.class)
              .hasMessageContaining("is not the clip that was kept: it has " + print.bytes());
        }
      }
    }
  }

  @Test
  void aBrokenDownloadSaysSoAndGoesOn() throws IOException {
    Subject subject = facing(Journey.BREAKING_OFF);

    assertThat(subject.keep().getLeft()).isInstanceOf(ClipFailure.Interrupted.class);
    assertThat(subject.keep().getLeft()).isInstanceOf(ClipFailure.Interrupted.class);

    assertIsWhole(subject, subject.keep().get());
  }

  @Test
  void aTruncatedClipIsNoticedAndFetchedAgain() throws IOException {
    Subject subject = facing(Journey.TRUNCATED);

    assertThat(subject.keep().getLeft())
        .isInstanceOfAny(ClipFailure.Damaged.class, ClipFailure.Interrupted.class);

    assertIsWhole(subject, subject.keep().get());
  }

  @Test
  void whatIsDamagedIsNeverKept() {
    Subject subject = facing(Journey.DAMAGED);

    for (int i = 0; i < 3; i++) {
      assertThat(subject.keep().getLeft()).isInstanceOf(ClipFailure.Damaged.class);
    }
  }

  @Test
  void whatIsGoneIsSaidToBeGone() {
    Subject subject = facing(Journey.GONE);

    ClipFailure failure = subject.keep().getLeft();

    assertThat(failure).isInstanceOf(ClipFailure.Gone.class);
    assertThat(failure.isFinal()).as("it may turn up yet").isFalse();
    assertThat(failure.reason()).isNotBlank();
  }

  @Test
  void manyWhoKeepTheSameClipNeverSpoilIt() throws IOException {
    Subject subject = facing(Journey.WHOLE);

    List<Either<ClipFailure, StoredClip>> answers = Threads.race(4, i -> subject.keep());

    assertThat(answers.stream().filter(Either::isRight)).isNotEmpty();
    assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
        .hasOnlyElementsOfType(ClipFailure.Interrupted.class);
    assertIsWhole(subject, subject.keep().get());
  }
}
