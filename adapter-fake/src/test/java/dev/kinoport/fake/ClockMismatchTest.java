package dev.kinoport.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.SystemTime;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Provider and engine live in one time, or there is no engine. */
class ClockMismatchTest {
  private final VirtualTime virtual = VirtualTime.create();
  private final Provider inVirtualTime = FakeProvider.on(virtual).build().provider();

  @AutoClose private final SystemTime system = new SystemTime();
  private final Provider inSystemTime = FakeProvider.on(system).build().provider();

  @Test
  void aFakeInVirtualTimeIsRefusedByAnEngineWithoutIt() {
    refuses(Kinoport.builder().provider(inVirtualTime))
        .hasMessageContaining("provider fake lives in VirtualTime and the engine in SystemTime")
        .hasMessageContaining("add .time(clock)");
  }

  @Test
  void aFakeInTheMachinesTimeIsRefusedByAnEngineInVirtualTime() {
    refuses(Kinoport.builder().provider(inSystemTime).time(virtual))
        .hasMessageContaining("provider fake lives in SystemTime and the engine in VirtualTime")
        .hasMessageContaining("the clock that .time(...) was given");
  }

  @Test
  void twoVirtualTimesAreTwo() {
    refuses(Kinoport.builder().provider(inVirtualTime).time(VirtualTime.create()));
  }

  @Test
  void theMachineHasOneTimeWhoeverReadsIt() {
    try (Kinoport byDefault = Kinoport.builder().provider(inSystemTime).build();
        SystemTime other = new SystemTime();
        Kinoport told = Kinoport.builder().provider(inSystemTime).time(other).build()) {
      assertThat(byDefault).isNotSameAs(told);
    }
  }

  @Test
  void aProviderThatIsChangedKeepsItsClock() {
    Provider changed =
        inVirtualTime
            .withClips(inVirtualTime.clips())
            .withFeed(inVirtualTime.feed())
            .withVideo(inVirtualTime.video())
            .withOffers(inVirtualTime.offers());

    refuses(Kinoport.builder().provider(changed));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refuses(KinoportBuilder builder) {
    return assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
  }
}
