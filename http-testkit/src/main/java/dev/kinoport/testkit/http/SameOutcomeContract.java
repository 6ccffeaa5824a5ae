package dev.kinoport.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong, a generation ends over a shop's wire as it ends in process at a provider
 * that can the same: the same verdict, the same bill, never two charges. Every fault of the fake is
 * tried, the next one too: each in one story, in turn; with {@code -Pproof} in all. What a shop's
 * wire cannot show is named by {@link #cannotHappen} and told of, not passed over.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
public abstract class SameOutcomeContract {
  private static final boolean PROOF = Boolean.getBoolean("proof");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofDays(12);

  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  /** What a service does with a generation. */
  enum Story {
    AWAITED,
    CANCELLED,
    ITS_ANSWER_WAS_LOST,
    IT_DID_NOT_ARRIVE
  }

  /**
   * The adapter before a server of a fake.
   *
   * @param provider the adapter
   * @param fake whose bill it is
   * @param end closes both
   */
  public record Wire(Provider provider, FakeProvider fake, Runnable end) implements AutoCloseable {
    private Bill bill() {
      return fake.bill();
    }

    @Override
    public void close() {
      end.run();
    }
  }

  /** Where every request goes like this; clips are kept in the folder. */
  protected abstract Wire playing(Life life, VirtualTime time, Path folder);

  /** Something that the shop sells. */
  protected abstract RequestDraft draft();

  /** Faults that the shop's wire has no place for, and why. */
  protected Map<Class<? extends Fault>, String> cannotHappen() {
    return Map.of();
  }

  /** What is left of a kind of error over a wire that tells fewer kinds. */
  protected ProviderError.Kind told(ProviderError.Kind kind) {
    return kind;
  }

  static Stream<Arguments> everyFault() {
    List<Fault> faults = EveryFault.stream().toList();
    Story[] stories = Story.values();
    return IntStream.range(0, faults.size() * stories.length)
        .filter(i -> PROOF || i / stories.length % stories.length == i % stories.length)
        .mapToObj(i -> Arguments.of(faults.get(i / stories.length), stories[i % stories.length]));
  }

  /** What denies or throttles says so to whoever asks, and is no end of a generation. */
  static Stream<FakeError> everyErrorOfAGeneration() {
    return Arrays.stream(FakeError.values())
        .filter(error -> error.error().kind() != ProviderError.Kind.DENIED)
        .filter(error -> error.error().kind() != ProviderError.Kind.THROTTLED);
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void underAFault(Fault fault, Story story) {
    String excuse = cannotHappen().get(fault.getClass());
    if (excuse == null) {
      assertSame(Life.realistic().with(fault), story);
    } else {
      assertThat(excuse).as("why %s cannot happen", fault).isNotBlank();
      assertNeverTwice(Life.realistic().with(fault), story);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inEveryStory(Story story) {
    assertSame(Life.realistic(), story);
  }

  @ParameterizedTest
  @EnumSource
  void refusedAtTheSubmit(FakeError error) {
    assertSame(Life.realistic().with(new Fault.Refused(error.error())), Story.AWAITED);
  }

  @ParameterizedTest
  @MethodSource("everyErrorOfAGeneration")
  void completedWithAnError(FakeError error) {
    assertSame(Life.realistic().failing(error.error()), Story.AWAITED);
  }

  @Test
  void whatCannotHappenIsAFault() {
    assertThat(cannotHappen().keySet())
        .isSubsetOf(EveryFault.stream().map(Fault::getClass).toList());
  }

  /** What a caller and the provider's books say; the words and codes of shops differ. */
  private record Outcome(String end, int charges, Money charged) {}

  private void assertSame(Life life, Story story) {
    assertThat(overTheWire(life, story)).isEqualTo(inProcess(life, story));
  }

  private void assertNeverTwice(Life life, Story story) {
    assertThat(overTheWire(life, story).charges()).isLessThanOrEqualTo(1);
  }

  private static Life told(Life life, Story story) {
    return switch (story) {
      case AWAITED, CANCELLED -> life;
      case ITS_ANSWER_WAS_LOST -> first(life, new Fault.AcceptedButAnswerLost(1));
      case IT_DID_NOT_ARRIVE -> first(life, new Fault.LostBeforeAcceptance(1));
    };
  }

  private static Life first(Life life, Fault fault) {
    return life.without(Fault.class).with(fault).with(life.faults().toArray(Fault[]::new));
  }

  private Outcome overTheWire(Life life, Story story) {
    VirtualTime time = VirtualTime.create();
    Wire wire = opened.add(playing(told(life, story), time, clips.resolve("wire")));
    return played(story, wire.provider(), time, wire::bill);
  }

  private Outcome inProcess(Life life, Story story) {
    VirtualTime time = VirtualTime.create();
    Provider like;
    try (Wire wire = playing(Life.instant(), VirtualTime.create(), clips.resolve("like"))) {
      like = wire.provider();
    }
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(like.offers())
            .capabilities(like.capabilities())
            .script(Script.always(told(life, story)))
            .build();
    return played(story, provider.provider(), time, provider::bill);
  }

  private interface Books {
    Bill bill();
  }

  private Outcome played(Story story, Provider provider, VirtualTime time, Books books) {
    Kinoport kinoport =
        opened.add(
            Kinoport.builder()
                .provider(provider)
                .journal(new InMemoryJournal())
                .time(time)
                .dice(new SplittableRandom(7))
                .build());
    GenerationId id = kinoport.start(draft(), Terms.standard()).get();
    Either<Failure, Generated> verdict;
    if (story == Story.CANCELLED) {
      kinoport.await(id, SOON);
      verdict = kinoport.cancel(id).flatMap(state -> kinoport.await(id, LIMIT));
    } else {
      verdict = kinoport.await(id, LIMIT);
    }
    Bill bill = books.bill();
    return new Outcome(verdict.fold(this::end, done -> "a clip"), bill.count(), bill.total());
  }

  private String end(Failure failure) {
    return failure instanceof Failure.Failed failed
            && failed.cause() instanceof GenerationFailure.ByProvider byProvider
        ? told(byProvider.error().kind()).name()
        : failure instanceof Failure.Failed failed
            ? failed.cause().getClass().getSimpleName()
            : failure.getClass().getSimpleName();
  }
}
