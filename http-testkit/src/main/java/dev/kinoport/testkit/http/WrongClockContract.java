package dev.kinoport.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SameOutcomeContract.Wire;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever our clock shows while the shop's shows something else, nothing is paid twice; and where
 * an absence can be told by the shop's clock, what never arrived is sent again.
 */
@Timeout(300)
public abstract class WrongClockContract {
  private static final Duration LIMIT = Duration.ofDays(3);

  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  /**
   * The adapter before a server of a fake.
   *
   * @param life how every request goes
   * @param there the fake's time
   * @param here the adapter's clock
   * @param folder where clips are kept
   */
  protected abstract Wire playing(Life life, VirtualTime there, Timekeeper here, Path folder);

  /** Something that the shop sells. */
  protected abstract RequestDraft draft();

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT3H", "P1D", "PT-5M", "PT-3H", "P-1D"})
  void aLostAnswerIsNotPaidTwice(Duration ahead) {
    Story story = played(new Fault.AcceptedButAnswerLost(1), ahead, "");

    assertThat(story.charges()).isEqualTo(1);
    assertThat(story.verdict().isRight()).isEqualTo(story.isSearched());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT3H", "P1D", "PT-5M", "PT-3H", "P-1D"})
  void norIfTheClockIsPutRightBeforeSomebodyLooks(Duration ahead) {
    assertThat(played(new Fault.AcceptedButAnswerLost(1), ahead, "PT10S").charges()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT3H", "P1D", "PT-5M", "PT-3H", "P-1D"})
  void norIfItIsPutRightLater(Duration ahead) {
    assertThat(played(new Fault.AcceptedButAnswerLost(1), ahead, "PT2M").charges()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT3H", "PT-5M", "PT-3H"})
  void whatNeverArrivedIsPaidOnceAtMost(Duration ahead) {
    Story story = played(new Fault.LostBeforeAcceptance(1), ahead, "");

    assertThat(story.charges()).isEqualTo(story.verdict().isRight() ? 1 : 0);
  }

  private record Story(Either<Failure, Generated> verdict, int charges, boolean isSearched) {}

  private Story played(Fault fault, Duration ahead, String putRightAfter) {
    VirtualTime there = VirtualTime.create();
    WrongClock here = new WrongClock(there, ahead);
    Life life = Life.realistic().with(fault, new Fault.ListingLags(Duration.ofSeconds(40)));
    Wire wire = opened.add(playing(life, there, here, clips));
    Kinoport kinoport =
        opened.add(
            Kinoport.builder()
                .provider(wire.provider())
                .journal(new InMemoryJournal())
                .time(here)
                .dice(new SplittableRandom(7))
                .build());
    GenerationId id = kinoport.start(draft(), Terms.standard()).get();
    if (!putRightAfter.isEmpty()) {
      kinoport.await(id, Duration.parse(putRightAfter));
      here.putRight();
    }
    Either<Failure, Generated> verdict = kinoport.await(id, LIMIT);
    there.advance(Duration.ofHours(1));
    Capabilities.Search.Way way = wire.provider().capabilities().search().way();
    return new Story(verdict, wire.fake().bill().count(), way == Capabilities.Search.Way.LISTING);
  }
}
