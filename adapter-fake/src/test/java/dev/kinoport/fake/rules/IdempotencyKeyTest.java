package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static dev.kinoport.fake.Stage.STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.Stage;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Rule 6: the same key is the same generation, wherever and however often it is started. */
class IdempotencyKeyTest {
  private static final Terms KEYED = Terms.standard().budget(PRICE).key("order-4711");

  private final Stage stage = Stage.playing(Life.realistic());

  @Test
  void theSameKeyIsTheSameGeneration() {
    GenerationId first = stage.kinoport().start(KITE, KEYED).get();
    GenerationId again = stage.kinoport().start(KITE, KEYED).get();

    assertThat(again).isEqualTo(first);
    assertThat(stage.kinoport().generate(KITE, KEYED).get().id()).isEqualTo(first);
    assertThat(stage.kinoport().generate(KITE, KEYED).get().id()).isEqualTo(first);
    assertThat(stage.provider().received()).hasSize(1);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void theSameKeyIsTheSameGenerationInAnotherProcess() {
    GenerationId first = stage.kinoport().start(KITE, KEYED).get();

    assertThat(stage.process().build().generate(KITE, KEYED).get().id()).isEqualTo(first);
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() {
    GenerationId first = stage.kinoport().start(KITE, KEYED).get();

    assertThat(stage.kinoport().generate(STORM, KEYED).getLeft())
        .isEqualTo(new Failure.KeyTaken("order-4711", first));

    assertThat(stage.kinoport().await(first).isRight()).isTrue();
    assertThat(stage.provider().received()).hasSize(1);
  }

  @Test
  void theSameRequestWrittenInAnotherOrderIsTheSame() {
    RequestDraft loud = KITE.set("prompt_optimizer", "false").duration(6);
    GenerationId first = stage.kinoport().start(loud, KEYED).get();
    RequestDraft turned = KITE.duration(6).set("prompt_optimizer", "false");

    assertThat(stage.kinoport().start(turned, KEYED).get()).isEqualTo(first);
  }

  /** Whose default it is, differs between shops, so saying it aloud is another wish. */
  @Test
  void aDefaultThatIsSaidAloudIsAnotherRequestAndIsNotBought() {
    GenerationId first = stage.kinoport().start(KITE, KEYED).get();

    assertThat(stage.kinoport().start(KITE.duration(6), KEYED).getLeft())
        .isInstanceOfSatisfying(
            Failure.KeyTaken.class, taken -> assertThat(taken.holder()).isEqualTo(first));
  }

  @Test
  void withoutAKeyTheSameRequestIsAnotherGeneration() {
    Terms unkeyed = Terms.standard();

    assertThat(stage.kinoport().generate(KITE, unkeyed).get().id())
        .isNotEqualTo(stage.kinoport().generate(KITE, unkeyed).get().id());
    assertThat(stage.provider().bill().count()).isEqualTo(2);
  }

  @Test
  void theKeyOfAFailedGenerationStaysWithIt() {
    Stage failing =
        Stage.playing(Script.always(Life.realistic().failing(FakeError.INTERNAL_ERROR.error())));

    Failure first = failing.kinoport().generate(KITE, KEYED).getLeft();

    assertThat(failing.kinoport().generate(KITE, KEYED).getLeft()).isEqualTo(first);
    assertThat(failing.provider().received()).hasSize(1);
  }

  @Test
  void manyThreadsWithOneKeyBuyOneClip() throws Exception {
    try (SystemTime time = new SystemTime();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      FakeProvider provider = FakeProvider.on(time).script(Script.always(Life.instant())).build();
      Kinoport kinoport = Kinoport.builder().provider(provider.provider()).time(time).build();
      Callable<GenerationId> caller = () -> kinoport.generate(KITE, KEYED).get().id();

      Set<GenerationId> ids = new HashSet<>();
      for (Future<GenerationId> answer : callers.invokeAll(times(200, caller))) {
        ids.add(answer.get());
      }

      assertThat(ids).hasSize(1);
      assertThat(provider.received()).hasSize(1);
      assertThat(provider.bill().total()).isEqualTo(PRICE);
    }
  }

  @Test
  void ofManyThreadsWithDifferentRequestsUnderOneKeyOneWins() throws Exception {
    try (SystemTime time = new SystemTime();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      FakeProvider provider = FakeProvider.on(time).script(Script.always(Life.instant())).build();
      Kinoport kinoport = Kinoport.builder().provider(provider.provider()).time(time).build();
      List<Callable<Either<Failure, ?>>> starts = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        RequestDraft draft = KITE.prompt("kite " + i);
        starts.add(() -> kinoport.generate(draft, KEYED));
      }

      int clips = 0;
      for (Future<Either<Failure, ?>> answer : callers.invokeAll(starts)) {
        Either<Failure, ?> end = answer.get();
        clips += end.isRight() ? 1 : 0;
        assertThat(end.isRight() || end.getLeft() instanceof Failure.KeyTaken).isTrue();
      }

      assertThat(clips).isEqualTo(1);
      assertThat(provider.bill().total()).isEqualTo(PRICE);
    }
  }

  private static <T> List<T> times(int count, T item) {
    return Collections.nCopies(count, item);
  }
}
