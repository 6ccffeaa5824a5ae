package dev.kinoport.engine;

import static dev.kinoport.engine.Rig.ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.TestOrders;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.SubmitAnswer;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private static final Either<ProviderFailure, ProviderStatus> RUNNING =
      Either.right(new ProviderStatus.Running(List.of()));

  private final Rig rig = new Rig();
  private final TestFeed feed = new TestFeed();
  private final Provider asked = rig.backend.provider();
  private final Engine engine =
      new Engine(
          rig.journal,
          List.of(asked.withFeed(feed)),
          rig.time,
          EngineSettings.standard(),
          (id, notice) -> {});
  private final InProcessScheduler scheduler = new InProcessScheduler(engine, rig.time);

  /** A feed that says what the test says, and may die. */
  private static final class TestFeed implements StatusFeed, StatusFeed.Following {
    private Consumer<ProviderStatus> heard = status -> {};
    private boolean alive = true;
    private boolean opening;
    private int opened;
    private int open;

    @Override
    public Following follow(Handle handle, Consumer<ProviderStatus> listener) {
      heard = listener;
      open++;
      opened++;
      return this;
    }

    @Override
    public boolean isAlive() {
      return alive && !opening;
    }

    @Override
    public boolean hasEnded() {
      return !alive;
    }

    @Override
    public void close() {
      open--;
    }
  }

  @Test
  void whatIsHeardIsNotAskedFor() {
    scheduler.wake(ID);
    rig.time.advance(Duration.ofSeconds(30));

    feed.heard.accept(new ProviderStatus.Running(List.of()));
    rig.time.advance(Duration.ofSeconds(1));
    assertThat(rig.state()).isInstanceOf(GenerationState.Running.class);
    feed.heard.accept(new ProviderStatus.Completed(List.of()));
    rig.time.advance(Duration.ofSeconds(1));

    assertThat(rig.state()).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(rig.backend.statuses.count()).isZero();
    assertThat(feed.open).isZero();
  }

  @Test
  void aFeedThatIsBeingOpenedIsNotReliedOnAndNotOpenedAgain() {
    feed.opening = true;
    scheduler.wake(ID);
    rig.time.advance(Duration.ofSeconds(3));
    assertThat(rig.backend.statuses.count()).isZero();
    rig.time.advance(Duration.ofSeconds(4));

    assertThat(rig.state()).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(feed.opened).isEqualTo(1);
  }

  @Test
  void aFeedThatDiesIsReplacedByAsking() {
    scheduler.wake(ID);
    rig.time.advance(Duration.ofSeconds(30));
    feed.alive = false;

    rig.time.advance(Duration.ofMinutes(1));

    assertThat(rig.state()).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(feed.open).isZero();
  }

  @Test
  void aFeedThatIsDeadAndDoesNotKnowItIsFoundOut() {
    scheduler.wake(ID);

    rig.time.advance(Duration.ofMinutes(2));

    assertThat(rig.state()).isInstanceOf(GenerationState.Succeeded.class);
    assertThat(rig.backend.statuses.count()).isEqualTo(1);
  }

  @Test
  void aSilentFeedIsCheckedNowAndThenOnly() {
    rig.backend.statuses.then(RUNNING);
    scheduler.wake(ID);

    rig.time.advance(Duration.ofMinutes(30));

    assertThat(rig.backend.statuses.count()).isBetween(20, 31);
  }

  @Test
  void aLivingFeedIsAskedBehindSoonerOnceItsOfferUsuallyIsDone() {
    scheduler.wake(ID);
    rig.time.advance(Duration.ofSeconds(20));
    feed.heard.accept(new ProviderStatus.Completed(List.of()));
    rig.time.advance(Duration.ofSeconds(1));
    GenerationId mute = new GenerationId("g2");
    rig.admit(TestOrders.order("g2"));
    rig.backend.submits.then(new SubmitAnswer.Accepted(Handle.of(TestOrders.SHOP, "r2")));

    scheduler.wake(mute);
    rig.time.advance(Duration.ofSeconds(20));
    assertThat(rig.backend.statuses.count()).isZero();
    rig.time.advance(Duration.ofSeconds(16));

    assertThat(rig.backend.statuses.count()).isEqualTo(1);
    assertThat(rig.journal.read(mute).get().get().state())
        .isInstanceOf(GenerationState.Succeeded.class);
  }

  @Test
  void afterCloseNothingIsHeardAndNothingIsFollowed() {
    rig.backend
        .statuses
        .thenDo(() -> {
          scheduler.close();
          return RUNNING;
        })
        .then(RUNNING);
    scheduler.wake(ID);
    rig.time.advance(Duration.ofMinutes(30));

    engine.advance(ID);

    assertThat(feed.open).isZero();
    assertThat(rig.backend.statuses.count()).isBetween(1, 2);
  }
}
