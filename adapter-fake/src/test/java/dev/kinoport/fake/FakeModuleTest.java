package dev.kinoport.fake;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.guice.KinoportModule;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FakeModuleTest {
  @Test
  void theEngineRunsOnTheFakesClockAndBill() {
    Injector injector = strict(new FakeModule());

    try (Kinoport kinoport = injector.getInstance(Kinoport.class)) {
      assertThat(kinoport.generate(KITE, Terms.standard()).isRight()).isTrue();
    }
    assertThat(injector.getInstance(FakeProvider.class).bill().total()).isEqualTo(PRICE);
  }

  @Test
  void thereIsOneProviderAndOneClock() {
    Injector injector = strict(new FakeModule());

    assertThat(injector.getInstance(Timekeeper.class))
        .isSameAs(injector.getInstance(VirtualTime.class));
    assertThat(injector.getInstance(new Key<Set<Provider>>() {}))
        .containsExactly(injector.getInstance(FakeProvider.class).provider());
  }

  @Test
  void theProviderCanBeScripted() {
    Life refused =
        Life.instant().with(new Fault.Refused(FakeError.CONTENT_POLICY_VIOLATION.error()));
    Injector injector =
        strict(
            new FakeModule(time -> FakeProvider.on(time).script(Script.always(refused)).build()));

    try (Kinoport kinoport = injector.getInstance(Kinoport.class)) {
      assertThat(kinoport.generate(KITE, Terms.standard()).getLeft())
          .isInstanceOf(Failure.Failed.class);
    }
  }

  @Test
  void itGoesTogetherWithAJournalOfTheApplications() {
    Journal journal = new InMemoryJournal();
    Injector injector =
        strict(new FakeModule(), binder -> binder.bind(Journal.class).toInstance(journal));

    try (Kinoport kinoport = injector.getInstance(Kinoport.class)) {
      assertThat(kinoport.start(KITE, Terms.standard()).isRight()).isTrue();
    }

    assertThat(journal.unfinished().get()).hasSize(1);
  }

  private static Injector strict(Module... modules) {
    return Guice.createInjector(
        com.google.inject.Stage.PRODUCTION,
        binder -> {
          binder.requireExplicitBindings();
          binder.disableCircularProxies();
          binder.requireExactBindingAnnotations();
          binder.requireAtInjectOnConstructors();
          binder.install(new KinoportModule());
          List.of(modules).forEach(binder::install);
        });
  }
}
