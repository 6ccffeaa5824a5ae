package dev.kinoport.http;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;

/**
 * What the Guice modules of all shops do: one {@link Provider} more in the set of them, beside
 * those of other modules. Lets the module take the engine's {@link Timekeeper} if one is bound.
 */
public abstract class ShopModule extends AbstractModule {
  private final Class<? extends HttpShop> shop;

  /**
   * @param shop what the module makes, once
   */
  protected ShopModule(Class<? extends HttpShop> shop) {
    this.shop = shop;
  }

  @Override
  protected final void configure() {
    OptionalBinder.newOptionalBinder(binder(), Timekeeper.class);
    com.google.inject.Provider<? extends HttpShop> opened = getProvider(shop);
    Multibinder.newSetBinder(binder(), Provider.class)
        .addBinding()
        .toProvider(() -> opened.get().provider())
        .in(Singleton.class);
  }
}
