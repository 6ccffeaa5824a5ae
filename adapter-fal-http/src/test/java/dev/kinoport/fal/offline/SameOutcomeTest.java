package dev.kinoport.fal.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.queue.Reconciling;
import dev.kinoport.generation.GenerationEvent.Via;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.EveryFault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong, a generation ends over the wire as it ends in process: the same verdict, the
 * same cost, the same bill. Every fault and every error of the fake is tried, the next one too:
 * each fault in one way and under one more circumstance, in turn; with {@code -Pproof} in all.
 */
@Timeout(300)
class SameOutcomeTest {
  private static final boolean PROOF = Boolean.getBoolean("proof");

  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  /** Something else that happens to a generation besides its fault. */
  enum Circumstance {
    ITS_ANSWER_WAS_LOST,
    IT_DID_NOT_ARRIVE,
    IT_IS_CANCELLED
  }

  /** Every fault with every case, or with one of them in turn. */
  private static Stream<Arguments> everyFaultWith(Enum<?>... cases) {
    List<Fault> faults = EveryFault.stream().toList();
    return IntStream.range(0, faults.size() * cases.length)
        .filter(i -> PROOF || i / cases.length % cases.length == i % cases.length)
        .mapToObj(i -> Arguments.of(faults.get(i / cases.length), cases[i % cases.length]));
  }

  static Stream<Arguments> everyFaultInItsCircumstance() {
    return everyFaultWith(Circumstance.values());
  }

  /** What denies or throttles says so to whoever asks, and is no end of a generation. */
  static Stream<FakeError> everyErrorOfAGeneration() {
    return Arrays.stream(FakeError.values())
        .filter(error -> error.error().kind() != ProviderError.Kind.DENIED)
        .filter(error -> error.error().kind() != ProviderError.Kind.THROTTLED);
  }

  static Stream<Arguments> everyFaultEveryWay() {
    return everyFaultWith(Way.values());
  }

  @ParameterizedTest
  @MethodSource("everyFaultEveryWay")
  void underAFault(Fault fault, Way way) {
    assertSame(Story.AWAITED, Life.realistic().with(fault), way);
  }

  @ParameterizedTest
  @MethodSource("everyFaultInItsCircumstance")
  void underAFaultWhen(Fault fault, Circumstance besides) {
    Life life = Life.realistic();
    switch (besides) {
      case ITS_ANSWER_WAS_LOST ->
          assertSame(
              Story.AWAITED, life.with(new Fault.AcceptedButAnswerLost(1), fault), Way.STREAMED);
      case IT_DID_NOT_ARRIVE ->
          assertSame(
              Story.AWAITED, life.with(new Fault.LostBeforeAcceptance(1), fault), Way.STREAMED);
      case IT_IS_CANCELLED -> assertSame(Story.CANCELLED, life.with(fault), Way.STREAMED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void inEveryStory(Story story) {
    assertSame(story, Life.realistic(), Way.STREAMED);
  }

  @ParameterizedTest
  @EnumSource
  void refused(FakeError error) {
    Life life = Life.realistic().with(new Fault.Refused(error.error()));
    assertSame(Story.AWAITED, life, Way.STREAMED);
  }

  @ParameterizedTest
  @MethodSource("everyErrorOfAGeneration")
  void completedWithAnError(FakeError error) {
    assertSame(Story.AWAITED, Life.realistic().failing(error.error()), Way.STREAMED);
  }

  @ParameterizedTest
  @MethodSource("everyErrorOfAGeneration")
  void completedWithAnErrorThatIsBilled(FakeError error) {
    assertSame(Story.AWAITED, Life.realistic().failingBilled(error.error()), Way.POLLED);
  }

  private void assertSame(Story story, Life life, Way way) {
    assertThat(overTheWire(story, life, way)).isEqualTo(inProcess(story, life));
  }

  private Outcome inProcess(Story story, Life life) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider = FakeProvider.on(time).script(Script.always(life)).build();
    Journal journal = new InMemoryJournal();
    return Outcome.of(
        story.play(() -> process(provider.provider(), journal, time), time), provider.bill());
  }

  private Outcome overTheWire(Story story, Life life, Way way) {
    VirtualTime time = VirtualTime.create();
    AtomicReference<Kinoport> latest = new AtomicReference<>();
    OfflineWorld world =
        opened.add(
            OfflineWorld.playing(
                life,
                time,
                way.transport(),
                config -> {
                  FalConfig bold = config.clips(clips).reconciling(Reconciling.MATCHES_AND_ABSENCE);
                  return way == Way.CALLED_BACK ? calledBack(bold, time, latest) : bold;
                }));
    Provider fal = way.of(world.fal().provider());
    Journal journal = new InMemoryJournal();
    return Outcome.of(
        story.play(
            () -> {
              Kinoport process = process(fal, journal, time);
              latest.set(process);
              return process;
            },
            time),
        world.provider().bill());
  }

  /** Each message is taken for what it may be: the lost answer to a submit. */
  private FalConfig calledBack(
      FalConfig config, VirtualTime time, AtomicReference<Kinoport> latest) {
    return opened
        .add(
            Ears.of(
                config,
                time,
                event ->
                    event
                        .generationId()
                        .forEach(id ->
                            latest.get().adopt(new GenerationId(id), event.handle(), Via.WEBHOOK))))
        .config();
  }

  private Kinoport process(Provider provider, Journal journal, VirtualTime time) {
    return opened.add(
        Kinoport.builder()
            .provider(provider)
            .journal(journal)
            .time(time)
            .dice(new SplittableRandom(7))
            .build());
  }
}
