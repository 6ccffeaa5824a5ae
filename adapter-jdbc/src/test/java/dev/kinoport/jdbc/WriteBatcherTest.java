package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.jdbc.session.WriteBatcher;
import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WriteBatcherTest {
  private static final List<String> WORDS = List.of("a", "b", "c", "d", "e");

  private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate = new CountDownLatch(1);

  private static Either<JournalFault, List<String>> capitals(List<String> words) {
    return Either.right(words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList());
  }

  /** What becomes of the words if all but the first come while the first is being written. */
  private List<CompletableFuture<Either<JournalFault, String>>> gathered(
      int most, Function<List<String>, Either<JournalFault, List<String>>> write) {
    WriteBatcher<String, String> batcher =
        new WriteBatcher<>(
            words -> {
              batches.add(words);
              await();
              return write.apply(words);
            },
            most);
    List<CompletableFuture<Either<JournalFault, String>>> answers = new ArrayList<>();
    for (String word : WORDS) {
      CompletableFuture<Either<JournalFault, String>> answer = new CompletableFuture<>();
      answers.add(answer);
      Thread thread =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  answer.complete(batcher.write(word));
                } catch (Throwable e) {
                  answer.completeExceptionally(e);
                }
              });
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    gate.countDown();
    return answers;
  }

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Either<JournalFault, String>> all(
      List<CompletableFuture<Either<JournalFault, String>>> answers) {
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private static Either<JournalFault, String> right(String word) {
    return Either.right(word);
  }

  @Test
  void whatGathersBehindTheFirstIsWrittenTogether() {
    assertThat(all(gathered(10, WriteBatcherTest::capitals)))
        .containsExactly(right("A"), right("B"), right("C"), right("D"), right("E"));
    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c", "d", "e"));
  }

  @Test
  void noMoreThanSoManyAreWrittenTogether() {
    assertThat(all(gathered(2, WriteBatcherTest::capitals)))
        .containsExactly(right("A"), right("B"), right("C"), right("D"), right("E"));
    assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"), List.of("d", "e"));
  }

  @Test
  void aBatchThatFailsIsTakenApart() {
    assertThat(
            all(
                gathered(
                    10,
                    words ->
                        words.size() > 1
                            ? Either.left(new JournalFault("too many"))
                            : words.contains("c")
                                ? Either.left(new JournalFault("not this one"))
                                : capitals(words))))
        .containsExactly(
            right("A"),
            right("B"),
            Either.left(new JournalFault("not this one")),
            right("D"),
            right("E"));
  }

  @Test
  void whatOneThrowsIsThrownAtNobodyElse() {
    List<CompletableFuture<Either<JournalFault, String>>> answers =
        gathered(
            10,
            words -> {
              if (words.contains("c")) {
                throw new IllegalArgumentException("c");
              }
              return capitals(words);
            });

    assertThatThrownBy(() -> answers.get(2).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(answers.get(1).join()).isEqualTo(right("B"));
    assertThat(answers.get(4).join()).isEqualTo(right("E"));
  }

  @Test
  void anErrorOfWhoeverLeadsHoldsUpNobody() {
    List<CompletableFuture<Either<JournalFault, String>>> answers =
        gathered(
            10,
            words -> {
              if (words.size() > 1) {
                throw new AssertionError("out of luck");
              }
              return capitals(words);
            });

    assertThatThrownBy(() -> answers.get(1).join()).hasCauseInstanceOf(AssertionError.class);
    assertThat(answers.get(2).join()).isEqualTo(right("C"));
    assertThat(answers.get(4).join()).isEqualTo(right("E"));
  }
}
