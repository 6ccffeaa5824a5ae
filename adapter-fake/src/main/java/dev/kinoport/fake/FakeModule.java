package dev.kinoport.fake;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import java.util.function.Function;

/**
 * Adds a {@link FakeProvider} on a clock that tests turn to the providers of the injector, in place
 * of a real provider's module, or beside it.
 *
 * <p>Binds {@link Timekeeper} for the engine, and {@link FakeProvider} and {@link VirtualTime} for
 * the test that wants to see the bill and turn the clock. Needs nothing; there is nothing to close.
 */
public final class FakeModule extends AbstractModule {
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
  }

  @Provides
  @Singleton
  VirtualTime time() {
    return VirtualTime.create();
  }

  @Provides
  @Singleton
  FakeProvider fake(VirtualTime time) {
    return provider.apply(time);
  }

  @ProvidesIntoSet
  Provider provider(FakeProvider fake) {
    return fake.provider();
  }
}
