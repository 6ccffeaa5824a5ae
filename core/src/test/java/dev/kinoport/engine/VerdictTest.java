package dev.kinoport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.engine.Verdict.Question;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table: kind of answer by what was asked. */
class VerdictTest {
  private static final List<ProviderFailure> FAILURES =
      List.of(
          new ProviderFailure.Unreachable("no route"),
          new ProviderFailure.Throttled(Duration.ofSeconds(1)),
          new ProviderFailure.ServerFault("503"),
          new ProviderFailure.Unreadable("<html>"),
          new ProviderFailure.NotFound("404"),
          new ProviderFailure.Denied("401"),
          new ProviderFailure.Rejected("400"),
          new ProviderFailure.BadInput("gone"));

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          answer,      UPLOAD,  STATUS,   RESULT,   CANCEL, SEARCH
          Unreachable, AGAIN,   AGAIN,    AGAIN,    AGAIN,  AGAIN
          Throttled,   AGAIN,   AGAIN,    AGAIN,    AGAIN,  AGAIN
          ServerFault, AGAIN,   AGAIN,    AGAIN,    AGAIN,  AGAIN
          Unreadable,  AGAIN,   AGAIN,    AGAIN,    AGAIN,  AGAIN
          NotFound,    AGAIN,   EXPIRING, EXPIRING, AGAIN,  AGAIN
          Denied,      REFUSED, STUCK,    STUCK,    AGAIN,  STUCK
          Rejected,    REFUSED, STUCK,    STUCK,    AGAIN,  STUCK
          BadInput,    REFUSED, STUCK,    STUCK,    AGAIN,  STUCK
          """)
  void aQuestionWithoutAnAnswerMeans(
      String answer,
      Verdict upload,
      Verdict status,
      Verdict result,
      Verdict cancel,
      Verdict search) {
    ProviderFailure failure =
        FAILURES.stream()
            .filter(one -> one.getClass().getSimpleName().equals(answer))
            .findFirst()
            .orElseThrow();

    assertThat(Stream.of(Question.values()).map(question -> Verdict.of(question, failure)))
        .containsExactly(upload, status, result, cancel, search);
  }

  @Test
  void theTableHasEveryKindOfAnswer() {
    assertThat(FAILURES.stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProviderFailure.class.getPermittedSubclasses())
                .map(kind ->
                    (Class<? extends ProviderFailure>) kind.asSubclass(ProviderFailure.class))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedSubmitIsTheSameRefusal(ProviderError.Kind kind) {
    assertThat(Verdict.ofSubmit(kind, true)).isEqualTo(Verdict.AGAIN);
    assertThat(Verdict.ofSubmit(kind, false))
        .isEqualTo(kind == ProviderError.Kind.THROTTLED ? Verdict.AGAIN : Verdict.REFUSED);
  }

  @Test
  void aClipThatDoesNotComeMeans() {
    assertThat(Verdict.of(new ClipFailure.Interrupted("reset"))).isEqualTo(Verdict.AGAIN);
    assertThat(Verdict.of(new ClipFailure.NotWritable("full"))).isEqualTo(Verdict.AGAIN);
    assertThat(Verdict.of(new ClipFailure.Gone("404"))).isEqualTo(Verdict.ADDRESS_LOST);
    assertThat(Verdict.of(new ClipFailure.Damaged("no end"))).isEqualTo(Verdict.LOST_IN_TIME);
    assertThat(Verdict.of(new ClipFailure.Forbidden("host"))).isEqualTo(Verdict.STUCK);
    assertThat(Verdict.of(new ClipFailure.Unacceptable("long"))).isEqualTo(Verdict.STUCK);
  }
}
