package dev.kinoport.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import dev.kinoport.fake.FakeModule;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the Guice module of every shop promises: one provider more, in the engine's own time. */
public abstract class ShopModuleContract {
  private static final Key<Set<Provider>> PROVIDERS = Key.get(new TypeLiteral<Set<Provider>>() {});

  /** The module under test; nothing is contacted. */
  protected abstract Module module();

  @Test
  void itAddsOneProviderOnTheMachinesTime() {
    Injector injector = Guice.createInjector(module());

    Provider provider = injector.getInstance(PROVIDERS).iterator().next();

    assertThat(injector.getInstance(PROVIDERS)).hasSize(1);
    assertThat(provider.clock().get()).isInstanceOf(SystemTime.class);
  }

  @Test
  void itTakesTheTimeThatIsBoundForTheEngine() {
    Injector injector = Guice.createInjector(module(), new FakeModule());
    Timekeeper time = injector.getInstance(VirtualTime.class);

    assertThat(injector.getInstance(PROVIDERS))
        .hasSize(2)
        .allSatisfy(provider -> assertThat(provider.clock()).containsExactly(time));
  }
}
