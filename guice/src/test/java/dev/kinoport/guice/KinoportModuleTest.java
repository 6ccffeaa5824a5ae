package dev.kinoport.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Singleton;
import com.google.inject.Stage;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.PlannedOffer;
import dev.kinoport.Terms;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStore;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.InProcessScheduler;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KinoportModuleTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("a kite over the hills")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  @Test
  void aProviderIsAllThatIsNeeded() {
    try (Kinoport kinoport = strict(shop("shop")).getInstance(Kinoport.class)) {
      assertThat(kinoport.plan(KITE).isRight()).isTrue();
      assertThat(kinoport.generate(KITE, Terms.standard()).getLeft())
          .isInstanceOf(Failure.Failed.class);
    }
  }

  @Test
  void withoutAProviderTheInjectorIsNotMade() {
    assertThatThrownBy(() -> strict(binder -> {}))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("Set<Provider>");
  }

  @Test
  void providersStandSideBySideInTheOrderOfTheirModules() {
    try (Kinoport kinoport =
        strict(shop("second-hand"), shop("first-hand")).getInstance(Kinoport.class)) {
      assertThat(kinoport.providers())
          .extracting(Provider::name)
          .containsExactly(ProviderName.of("second-hand"), ProviderName.of("first-hand"));
      assertThat(kinoport.plan(KITE).get().offers())
          .extracting(PlannedOffer::provider)
          .containsExactly(ProviderName.of("second-hand"), ProviderName.of("first-hand"));
    }
  }

  @Test
  void twoProvidersOfOneNameAreRefused() {
    assertThatThrownBy(() -> strict(shop("shop"), shop("shop")))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("two providers are named shop");
  }

  @Test
  void aModuleMayKeepWhatItIsMadeOfToItself() {
    Injector injector = strict(new ShopModule());

    try (Kinoport kinoport = injector.getInstance(Kinoport.class)) {
      assertThat(kinoport.providers()).hasSize(1);
    }
    assertThatThrownBy(() -> injector.getInstance(VideoBackend.class))
        .isInstanceOf(ConfigurationException.class);
  }

  /** What an adapter's module looks like. */
  private static final class ShopModule extends AbstractModule {
    @ProvidesIntoSet
    @Singleton
    Provider shop() {
      return provider("shop");
    }
  }

  @Test
  void thereIsOneForTheWholeInjector() {
    Injector injector = strict(shop("shop"));

    try (Kinoport kinoport = injector.getInstance(Kinoport.class)) {
      assertThat(injector.getInstance(Kinoport.class)).isSameAs(kinoport);
    }
  }

  @Test
  void nothingElseIsExposed() {
    Injector injector = strict(shop("shop"));

    assertThatThrownBy(() -> injector.getInstance(InProcessScheduler.class))
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> injector.getInstance(Journal.class))
        .isInstanceOf(ConfigurationException.class);
    injector.getInstance(Kinoport.class).close();
  }

  @Test
  void whatIsBoundIsTaken() {
    Journal journal = new InMemoryJournal();
    AtomicInteger notices = new AtomicInteger();
    try (SystemTime time = new SystemTime()) {
      Injector injector =
          strict(
              shop("shop"),
              binder -> {
                binder.bind(Journal.class).toInstance(journal);
                binder.bind(Timekeeper.class).toInstance(time);
                binder.bind(EngineSettings.class).toInstance(EngineSettings.standard());
                binder
                    .bind(GenerationListener.class)
                    .toInstance((id, notice) -> notices.incrementAndGet());
              });

      try (Kinoport kinoport = injector.getInstance(Kinoport.class)) {
        GenerationId id = kinoport.start(KITE, Terms.standard()).get();
        assertThat(kinoport.await(id).isLeft()).isTrue();
        assertThat(journal.read(id).get().isDefined()).isTrue();
        assertThat(notices).hasPositiveValue();
      }
    }
  }

  @Test
  void closingIsTheApplicationsAndLeavesWhatWasBoundElsewhere() {
    try (SystemTime time = new SystemTime()) {
      Injector injector =
          strict(shop("shop"), binder -> binder.bind(Timekeeper.class).toInstance(time));

      injector.getInstance(Kinoport.class).close();

      var stillTicking = new CompletableFuture<Instant>();
      time.at(time.now(), () -> stillTicking.complete(time.now()));
      assertThat(time.await(stillTicking, Option.some(Duration.ofSeconds(30))).isDefined())
          .isTrue();
    }
  }

  @Test
  void aServiceGetsItInjected() {
    Injector injector =
        strict(
            shop("shop"),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(PosterService.class);
              }
            });

    try (Kinoport kinoport = injector.getInstance(Kinoport.class)) {
      assertThat(injector.getInstance(PosterService.class).kinoport).isSameAs(kinoport);
    }
  }

  private static final class PosterService {
    private final Kinoport kinoport;

    @Inject
    PosterService(Kinoport kinoport) {
      this.kinoport = kinoport;
    }
  }

  private static Injector strict(Module... modules) {
    return Guice.createInjector(
        Stage.PRODUCTION,
        binder -> {
          binder.requireExplicitBindings();
          binder.disableCircularProxies();
          binder.requireExactBindingAnnotations();
          binder.requireAtInjectOnConstructors();
          binder.install(new KinoportModule());
          List.of(modules).forEach(binder::install);
        });
  }

  private static Module shop(String name) {
    return (Binder binder) ->
        Multibinder.newSetBinder(binder, Provider.class).addBinding().toInstance(provider(name));
  }

  private static Provider provider(String name) {
    return new Provider(
        ProviderName.of(name),
        FalOffers.catalogue(),
        Capabilities.standard(),
        new RefusingProvider(),
        image -> Either.left(new ProviderFailure.Denied("a provider that refuses")),
        new EmptyShelf(),
        StatusFeed.silent());
  }

  /** Takes nothing. */
  private static final class RefusingProvider implements VideoBackend {
    @Override
    public SubmitAnswer submit(Submission submission) {
      return new SubmitAnswer.Refused(
          ProviderError.of(ProviderError.Kind.DENIED, "user_locked", "locked"), Option.none());
    }

    @Override
    public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
      return unknown(handle);
    }

    @Override
    public Either<ProviderFailure, ProviderResult> result(Handle handle) {
      return unknown(handle);
    }

    @Override
    public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
      return unknown(handle);
    }

    @Override
    public Option<Instant> timeThere() {
      return Option.none();
    }

    @Override
    public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
      return Either.right(new Finding.Matches(List.of(), true));
    }

    private static <T> Either<ProviderFailure, T> unknown(Handle handle) {
      return Either.left(new ProviderFailure.NotFound(handle.requestId()));
    }
  }

  /** Keeps nothing. */
  private static final class EmptyShelf implements ClipStore {
    @Override
    public Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip) {
      return Either.left(new ClipFailure.Gone(name));
    }

    @Override
    public Either<ClipFailure, StoredClip> adopt(String name, InputStream content) {
      return Either.left(new ClipFailure.NotWritable(name));
    }

    @Override
    public Either<ClipFailure, InputStream> open(StoredClip clip) {
      return Either.left(new ClipFailure.Gone(clip.location().toString()));
    }
  }
}
