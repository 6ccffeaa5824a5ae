package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.kinoport.Kinoport;
import dev.kinoport.fake.FakeModule;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.guice.KinoportModule;
import org.junit.jupiter.api.Test;

/** How do I wire it with Guice? */
class WireWithGuiceTest {
  @Test
  void wireWithGuice() {
    // @start region="guice"
    Module provider = new FakeModule(); // the one line that names the provider
    Injector injector = Guice.createInjector(new KinoportModule(), provider);

    PosterService service = injector.getInstance(PosterService.class);

    assertThat(service.animate("order-1", Kite.DRAFT)).startsWith("done");
    assertThat(injector.getInstance(FakeProvider.class).bill().count()).isEqualTo(1);

    injector.getInstance(Kinoport.class).close(); // no injector does that by itself
    // @end
  }
}
