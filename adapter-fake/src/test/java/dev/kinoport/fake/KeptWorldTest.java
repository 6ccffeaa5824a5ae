package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The world outlives its process. Closing writes nothing, so it stands for any death. */
final class KeptWorldTest {
  @TempDir private Path folder;

  private final VirtualTime time = VirtualTime.create();

  /** All that can be asked of one request. */
  private record Sight(
      ProviderStatus status,
      ProviderResult result,
      Finding listing,
      List<AcceptedRequest> accepted,
      Bill bill) {}

  private FakeProvider process(Life life) {
    return FakeProvider.on(time).script(Script.always(life)).keptIn(folder).build();
  }

  private Sight look(FakeProvider provider, Handle handle) {
    Submissions submissions = new Submissions(provider);
    return new Sight(
        submissions.status(handle),
        submissions.result(handle),
        provider
            .provider()
            .video()
            .find(Submissions.of(Submissions.request(KITE)), time.now().minusSeconds(3600))
            .get(),
        provider.accepted(),
        provider.bill());
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("world.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 20, 80, 140, 1000})
  void everyPhaseIsAsItWas(int seconds) {
    Handle kite;
    Sight before;
    try (FakeProvider first = process(Life.realistic())) {
      kite = new Submissions(first).accepted(KITE);
      assertThat(new Submissions(first).accepted(STORM)).isNotEqualTo(kite);
      time.advance(Duration.ofSeconds(seconds));
      before = look(first, kite);
    }

    try (FakeProvider second = process(Life.realistic())) {
      assertThat(look(second, kite)).isEqualTo(before);
      time.advance(Duration.ofHours(1));
      assertThat(second.bill().count()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 80})
  void cancelledStaysCancelledAndFree(int seconds) {
    Handle kite;
    Sight before;
    try (FakeProvider first = process(Life.realistic())) {
      kite = new Submissions(first).accepted(KITE);
      time.advance(Duration.ofSeconds(seconds));
      assertThat(first.provider().video().cancel(kite).get()).isEqualTo(CancelAnswer.REQUESTED);
      time.advance(Duration.ofSeconds(1));
      before = look(first, kite);
    }

    try (FakeProvider second = process(Life.realistic())) {
      assertThat(look(second, kite)).isEqualTo(before);
      assertThat(before.result()).isInstanceOf(ProviderResult.Cancelled.class);
      assertThat(second.bill().count()).isZero();
    }
  }

  @Test
  void cancelThatCameTooLateIsStillNone() {
    Life life = Life.realistic().with(new Fault.CancelTooLate());
    try (FakeProvider first = process(life)) {
      Handle kite = new Submissions(first).accepted(KITE);
      assertThat(first.provider().video().cancel(kite).get()).isEqualTo(CancelAnswer.REQUESTED);
    }

    time.advance(Duration.ofHours(1));
    try (FakeProvider second = process(life)) {
      assertThat(second.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void theSameRequestAgainIsAnotherOne() {
    Handle before;
    try (FakeProvider first = process(Life.instant())) {
      before = new Submissions(first).accepted(KITE);
    }

    try (FakeProvider second = process(Life.instant())) {
      assertThat(new Submissions(second).accepted(KITE)).isNotEqualTo(before);
      assertThat(second.bill().count()).isEqualTo(2);
    }
  }

  @Test
  void clockThatPeopleTurnIsNotBehind() {
    time.advance(Duration.ofDays(3));
    try (FakeProvider first = process(Life.instant())) {
      assertThat(new Submissions(first).accepted(KITE).requestId()).isNotBlank();
    }

    VirtualTime fresh = VirtualTime.create();
    try (FakeProvider second = FakeProvider.on(fresh).keptIn(folder).build()) {
      assertThat(fresh.now()).isEqualTo(time.now());
      assertThat(second.bill().count()).isEqualTo(1);
    }
  }

  @Test
  void faultThatHasStruckDoesNotStrikeAnew() {
    Life life = Life.instant().with(new Fault.AcceptedButAnswerLost(1), new Fault.StatusFails(2));
    Handle kite;
    try (FakeProvider first = process(life)) {
      Submissions submissions = new Submissions(first);
      assertThat(submissions.submit(Submissions.of(Submissions.request(KITE))))
          .isInstanceOf(SubmitAnswer.Unknown.class);
      kite = Handle.of(first.name(), first.accepted().get(0).requestId());
      assertThat(first.provider().video().status(kite).isLeft()).isTrue();
    }

    try (FakeProvider second = process(life)) {
      assertThat(second.provider().video().status(kite).isLeft()).isTrue();
      assertThat(second.provider().video().status(kite).isRight()).isTrue();
      assertThat(new Submissions(second).accepted(KITE)).isNotEqualTo(kite);
    }
  }

  @Test
  void anotherScriptChangesOnlyWhatComesLater() {
    Bill before;
    try (FakeProvider first = process(Life.instant())) {
      assertThat(new Submissions(first).accepted(KITE).requestId()).isNotBlank();
      before = first.bill();
    }

    Life failing = Life.instant().failing(FakeError.CONTENT_POLICY_VIOLATION.error());
    try (FakeProvider second = process(failing)) {
      assertThat(second.bill()).isEqualTo(before);
      assertThat(new Submissions(second).result(new Submissions(second).accepted(STORM)))
          .isInstanceOf(ProviderResult.Failed.class);
    }
  }

  @Test
  void whoKeepsNoRecordsKeepsNone() {
    try (FakeProvider first = process(Life.instant().with(new Fault.ListingUnsupported()))) {
      assertThat(new Submissions(first).accepted(KITE).requestId()).isNotBlank();
    }

    try (FakeProvider second = process(Life.instant())) {
      String endpoint = Submissions.request(KITE).sku();
      assertThat(second.administration().keepsRecords(endpoint)).isFalse();
    }
  }

  @Test
  void acceptanceIsWrittenBeforeItIsAnswered() throws IOException {
    try (FakeProvider provider = process(Life.instant())) {
      Handle kite = new Submissions(provider).accepted(KITE);

      assertThat(lines()).hasSize(2);
      assertThat(lines().get(1)).contains("\"what\":\"accepted\"", kite.requestId());
    }
  }

  @Test
  void whatCannotBeWrittenIsNotAccepted() {
    FakeProvider provider = process(Life.instant());
    provider.close();

    assertThatThrownBy(() -> new Submissions(provider).accepted(KITE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("world.jsonl");
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void tornLastLineIsDropped() throws IOException {
    try (FakeProvider first = process(Life.instant())) {
      assertThat(new Submissions(first).accepted(KITE).requestId()).isNotBlank();
    }
    Path file = folder.resolve("world.jsonl");
    String torn = lines().get(1).substring(0, 100);
    Files.writeString(file, torn, StandardOpenOption.APPEND);

    for (int count = 1; count <= 2; count++) {
      try (FakeProvider next = process(Life.instant())) {
        assertThat(next.bill().count()).isEqualTo(count);
        assertThat(new Submissions(next).accepted(STORM).requestId()).isNotBlank();
      }
    }
  }

  @Test
  void worldThatDiedAtItsFirstLineBeginsAnew() throws IOException {
    Files.writeString(folder.resolve("world.jsonl"), "{\"form");

    try (FakeProvider provider = process(Life.instant())) {
      assertThat(provider.accepted()).isEmpty();
      assertThat(lines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "[]",
        "{\"what\": \"eaten\"}",
        "{\"what\": \"cancelled\", \"now\": \"2026-01-01T00:00:00Z\", \"request_id\": \"x\","
            + " \"at\": \"2026-01-01T00:00:00Z\"}",
        "{\"what\": \"struck\", \"now\": \"yesterday\", \"place\": \"x\"}",
        "{\"what\": \"struck\", \"now\": \"2026-01-01T00:00:00Z\"}"
      })
  void damagedLineIsNamed(String damaged) throws IOException {
    try (FakeProvider first = process(Life.instant())) {
      assertThat(new Submissions(first).accepted(KITE).requestId()).isNotBlank();
    }
    Files.writeString(
        folder.resolve("world.jsonl"), damaged + "\n" + "{}\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> process(Life.instant()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.resolve("world.jsonl") + ", line 3: ");
    // It has let go of the folder all the same.
    assertThatThrownBy(() -> process(Life.instant())).hasMessageContaining("line 3");
  }

  @Test
  void worldOfAnotherVersionIsRefused() throws IOException {
    Files.writeString(folder.resolve("world.jsonl"), "{\"format\":\"kinoport fake world 9\"}\n");

    assertThatThrownBy(() -> process(Life.instant()))
        .hasMessageContaining("line 1")
        .hasMessageContaining("another version");
  }

  @Test
  void oneProviderAtATimeHasTheFolder() {
    try (FakeProvider first = process(Life.instant())) {
      assertThat(first.accepted()).isEmpty();
      assertThatThrownBy(() -> process(Life.instant()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("in use");
    }

    try (FakeProvider second = process(Life.instant())) {
      assertThat(second.accepted()).isEmpty();
    }
  }

  @Test
  void resetLeavesNothingToTheNextProcess() throws IOException {
    try (FakeProvider first = process(Life.instant())) {
      assertThat(new Submissions(first).accepted(KITE).requestId()).isNotBlank();
      first.administration().reset();
      assertThat(lines()).hasSize(1);
    }

    try (FakeProvider second = process(Life.instant())) {
      assertThat(second.accepted()).isEmpty();
      assertThat(second.bill().count()).isZero();
    }
  }
}
