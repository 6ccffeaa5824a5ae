package dev.kinoport.fake;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.kinoport.backend.Backend;
import dev.kinoport.time.Timekeeper;
import java.util.function.Function;

/**
 * Binds a {@link FakeProvider} on a clock that tests turn, in place of a real provider's module.
 *
 * <p>Exposes {@link Backend} and {@link Timekeeper} for the engine, and {@link FakeProvider} and
 * {@link VirtualTime} for the test that wants to see the bill and turn the clock. Needs nothing;
 * there is nothing to close.
 */
public final class FakeModule extends PrivateModule {
  private final Function<VirtualTime, FakeProvider> provider;

  /** All requests go as in {@link Life#realistic}. */
  public FakeModule() {
    this(time -> FakeProvider.on(time).build());
  }

  /**
   * A provider to taste.
   *
   * @param provider puts it together, on the clock of the injector
   */
  public FakeModule(Function<VirtualTime, FakeProvider> provider) {
    this.provider = provider;
  }

  @Override
  protected void configure() {
    bind(Timekeeper.class).to(VirtualTime.class);
    expose(Timekeeper.class);
  }

  @Provides
  @Singleton
  @Exposed
  VirtualTime time() {
    return VirtualTime.create();
  }

  @Provides
  @Singleton
  @Exposed
  FakeProvider provider(VirtualTime time) {
    return provider.apply(time);
  }

  @Provides
  @Exposed
  Backend backend(FakeProvider fake) {
    return fake.backend();
  }
}
