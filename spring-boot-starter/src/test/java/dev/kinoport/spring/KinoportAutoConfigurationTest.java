package dev.kinoport.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the properties and beans of an application come to, on Spring Boot 3.5. */
class KinoportAutoConfigurationTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives and climbs again")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(KinoportAutoConfiguration.class));

  /** A clock that the test turns. */
  @Configuration(proxyBeanMethods = false)
  static class Turned {
    @Bean
    VirtualTime time() {
      return VirtualTime.create();
    }
  }

  @Test
  void oneWordMakesAWholeEngine() {
    application
        .withUserConfiguration(Turned.class)
        .withPropertyValues("kinoport.provider=fake")
        .run(context -> {
          Kinoport kinoport = context.getBean(Kinoport.class);

          assertThat(kinoport.generate(KITE, Terms.standard()).isRight()).isTrue();
          assertThat(context.getBean(FakeProvider.class).bill().count()).isEqualTo(1);
          assertThat(context.getBean(Journal.class)).isInstanceOf(InMemoryJournal.class);
        });
  }

  @Test
  void whatAProviderTakesIsAsThePropertiesSay() {
    application
        .withUserConfiguration(Turned.class)
        .withPropertyValues(
            "kinoport.provider=fake",
            "kinoport.limits.fake.in-flight=3",
            "kinoport.limits.fake.submits-per-minute=7")
        .run(context ->
            assertThat(context.getBean(Kinoport.class).providers())
                .singleElement()
                .satisfies(fake -> {
                  assertThat(fake.capabilities().inFlight()).contains(3);
                  assertThat(fake.capabilities().submitsPerMinute()).contains(7);
                }));
  }

  @Test
  void aLimitOfNobodyIsRefused() {
    application
        .withUserConfiguration(Turned.class)
        .withPropertyValues("kinoport.provider=fake", "kinoport.limits.fall.in-flight=3")
        .run(context ->
            assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessage("kinoport.limits names \"fall\", and the providers are [fake]"));
  }

  @Test
  void aLimitOfAShopThatIsAskedElsewhereIsNoFaultHere() {
    application
        .withUserConfiguration(Turned.class)
        .withPropertyValues(
            "kinoport.provider=fake",
            "kinoport.limits.fal.in-flight=3",
            "kinoport.limits.minimax-china.in-flight=4",
            "kinoport.limits.fake.in-flight=5")
        .run(context ->
            assertThat(context.getBean(Kinoport.class).providers())
                .singleElement()
                .satisfies(fake -> assertThat(fake.capabilities().inFlight()).contains(5)));
  }

  @Test
  void aLimitThatWouldPassItsShopByIsRefused() {
    application
        .withBean(VirtualTime.class, VirtualTime::create)
        .withPropertyValues(
            "kinoport.provider=fal",
            "kinoport.fal.key=id:0123456789abcdef",
            "kinoport.limits.fal.in-flight=3")
        .withBean(
            "elsewhere",
            ProviderConfigCustomizer.class,
            () ->
                (ProviderConfigCustomizer<FalConfig>)
                    config -> FalConfig.emulator(URI.create("http://127.0.0.1:1")))
        .run(context ->
            assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessage("kinoport.limits names \"fal\", and the providers are [fal-emulator]"));
  }

  @Test
  void providersAreAskedInTheOrderOfTheWordsAndThoseOfTheApplicationLast() {
    VirtualTime time = VirtualTime.create();
    application
        .withBean("own", Provider.class, () -> FakeProvider.on(time).name("own").build().provider())
        .withPropertyValues(
            "kinoport.provider=fake,videos,emulator,replicate,fal,minimax",
            "kinoport.fal.key=id:0123456789abcdef",
            "kinoport.minimax.key=0123456789abcdef",
            "kinoport.replicate.token=0123456789abcdef",
            "kinoport.videos.url=http://127.0.0.1:1/v1",
            "kinoport.emulator-url=http://127.0.0.1:1")
        .withBean(VirtualTime.class, () -> time)
        .run(context ->
            assertThat(context.getBean(Kinoport.class).providers())
                .extracting(provider -> provider.name().value())
                .containsExactly(
                    "fake", "videos", "fal-emulator", "replicate", "fal", "minimax", "own"));
  }

  @ParameterizedTest
  @CsvSource({
    "minimax, dev.kinoport.minimax, dev.kinoport:kinoport-adapter-minimax-http",
    "replicate, dev.kinoport.replicate, dev.kinoport:kinoport-adapter-replicate-http",
    "videos, dev.kinoport.videos, dev.kinoport:kinoport-adapter-videos-http"
  })
  void aProviderWhoseAdapterIsNotThereIsToldWithWhatToAdd(
      String word, String missing, String module) {
    application
        .withClassLoader(new FilteredClassLoader(missing))
        .withPropertyValues("kinoport.provider=" + word)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage(
                    "kinoport.provider names %s: add %s to the application"
                        .formatted(word, module)));
  }

  @Test
  void allAdaptersThatAreNotThereAreToldAtOnce() {
    application
        .withClassLoader(new FilteredClassLoader("dev.kinoport.minimax", "dev.kinoport.replicate"))
        .withPropertyValues("kinoport.provider=minimax,fake,replicate")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage(
                    "kinoport.provider names minimax and replicate: add"
                        + " dev.kinoport:kinoport-adapter-minimax-http and"
                        + " dev.kinoport:kinoport-adapter-replicate-http to the application"));
  }

  @Test
  void nobodyToAskIsOneSentence() {
    application.run(context ->
        assertThat(context)
            .getFailure()
            .rootCause()
            .hasMessageStartingWith("kinoport.provider names nobody who makes video: set it to"));
  }

  @ParameterizedTest
  @CsvSource({
    "fal, kinoport.fal.key",
    "minimax, kinoport.minimax.key",
    "replicate, kinoport.replicate.token",
    "videos, kinoport.videos.url"
  })
  void aProviderWithoutWhatItNeedsIsOneSentence(String word, String property) {
    application
        .withPropertyValues("kinoport.provider=" + word)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith(
                    "%s is not set, and kinoport.provider names %s".formatted(property, word)));
  }

  @Test
  void noKeyIsEverShown() {
    application
        .withPropertyValues(
            "kinoport.provider=fake",
            "kinoport.fal.key=id:0123456789abcdef",
            "kinoport.minimax.key=0123456789abcdef",
            "kinoport.replicate.token=0123456789abcdef",
            "kinoport.videos.url=http://127.0.0.1:1/0123456789abcdef/v1",
            "kinoport.videos.key=0123456789abcdef",
            "kinoport.replicate.webhook=https://us.example/0123456789abcdef")
        .run(context ->
            assertThat(context.getBean(KinoportProperties.class).toString())
                .doesNotContain("0123456789abcdef"));
  }

  @Test
  void theApplicationsOwnEngineIsLeftAlone() {
    VirtualTime time = VirtualTime.create();
    Kinoport own =
        Kinoport.builder().time(time).provider(FakeProvider.on(time).build().provider()).build();
    application
        .withBean(Kinoport.class, () -> own)
        .run(context -> assertThat(context.getBean(Kinoport.class)).isSameAs(own));
  }

  @Test
  void theJournalIsInTheApplicationsDatabaseBehindItsOwnScripts(@TempDir Path folder) {
    ApplicationContextRunner withDatabase =
        application
            .withConfiguration(
                AutoConfigurations.of(
                    DataSourceAutoConfiguration.class, SqlInitializationAutoConfiguration.class))
            .withUserConfiguration(Turned.class)
            .withPropertyValues(
                "kinoport.provider=fake",
                "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                "spring.sql.init.mode=always",
                "kinoport.journal.schema=clips");
    GenerationId[] id = new GenerationId[1];
    withDatabase.run(context -> {
      assertThat(context.getBean(Journal.class)).isInstanceOf(JdbcJournal.class);
      id[0] = context.getBean(Kinoport.class).startOrThrow(KITE, Terms.standard());
    });

    withDatabase.run(context ->
        assertThat(context.getBean(Kinoport.class).view(id[0]).orElseThrow().status())
            .isEqualTo("planned"));
  }

  @Test
  void aDatabaseThatIsNotSupportedSaysWhatWouldBe() {
    application
        .withPropertyValues("kinoport.provider=fake", "kinoport.journal.place=datasource")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("javax.sql.DataSource"));
  }

  @Test
  void healthTellsJournalProvidersAndDoubts() {
    application
        .withUserConfiguration(Turned.class)
        .withPropertyValues("kinoport.provider=fake")
        .run(context -> {
          var health = context.getBean(HealthIndicator.class).health();

          assertThat(health.getStatus()).isEqualTo(Status.UP);
          assertThat(health.getDetails())
              .containsEntry("journal", "up")
              .containsEntry("doubts", 0L)
              .containsKeys("providers", "open", "stuck");
        });
  }

  /** A start in the minute in which the database is away, too. */
  @Test
  void whatAnEarlierProcessLeftIsTakenUpWhenTheJournalIsThere() {
    AtomicInteger asked = new AtomicInteger();
    Journal journal =
        new ForwardingJournal(new InMemoryJournal()) {
          @Override
          public Either<JournalFault, List<Summary>> list(Selection selection) {
            return asked.incrementAndGet() == 1
                ? Either.left(new JournalFault("it is away"))
                : super.list(selection);
          }
        };
    application
        .withUserConfiguration(Turned.class)
        .withBean(Journal.class, () -> journal)
        .withPropertyValues("kinoport.provider=fake")
        .run(context -> {
          context.publishEvent(
              new ApplicationReadyEvent(
                  new SpringApplication(),
                  new String[0],
                  context.getSourceApplicationContext(),
                  Duration.ZERO));

          context.getBean(VirtualTime.class).advance(Duration.ofMinutes(1));

          assertThat(asked).hasValue(2);
        });
  }

  @Test
  void whoWaitsIsToldWhenTheApplicationStops() {
    CompletableFuture<Boolean> rested = new CompletableFuture<>();
    application
        .withUserConfiguration(Turned.class)
        .withPropertyValues("kinoport.provider=fake")
        .run(context -> {
          Kinoport kinoport = context.getBean(Kinoport.class);
          GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
          kinoport.result(id).whenComplete((end, trouble) -> rested.complete(end.isLeft()));
          assertThat(rested).isNotDone();

          context.getBean(KinoportLifecycle.class).stop();

          assertThat(rested).isCompletedWithValue(true);
        });
  }

  @Test
  @Timeout(300)
  void aPaidRequestThatIsUnderWayIsAnsweredBeforeItsConnectionsAreClosed() {
    SlowToAnswer shop = new SlowToAnswer();
    FakeProvider fake = FakeProvider.on(new SystemTime()).build();
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    application
        .withBean(
            "shop", Provider.class, () -> fake.provider().withVideo(shop.before(fake.provider())))
        .withBean("connections", AutoCloseable.class, () -> shop::breakOff)
        .run(context -> {
          Kinoport kinoport = context.getBean(Kinoport.class);
          Journal journal = context.getBean(Journal.class);
          GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
          kinoport.result(id).thenRun(() -> told.complete(true));
          shop.sent.join();

          CompletableFuture<Void> stopped =
              CompletableFuture.runAsync(
                  context.getSourceApplicationContext()::close, Thread::startVirtualThread);
          assertThat(told.join()).isTrue();
          shop.mayAnswer.complete(true);
          stopped.join();

          assertThat(journal.read(id).get().get().state())
              .isInstanceOf(GenerationState.Accepted.class);
        });
  }

  /** Takes a paid request and answers when it is told to, unless the connection breaks before. */
  private static final class SlowToAnswer {
    private final CompletableFuture<Boolean> sent = new CompletableFuture<>();
    private final CompletableFuture<Boolean> mayAnswer = new CompletableFuture<>();

    void breakOff() {
      mayAnswer.complete(false);
    }

    VideoBackend before(Provider provider) {
      VideoBackend video = provider.video();
      return new VideoBackend() {
        @Override
        public SubmitAnswer submit(Submission submission) {
          sent.complete(true);
          return mayAnswer.join()
              ? video.submit(submission)
              : new SubmitAnswer.Unknown("the connection was closed");
        }

        @Override
        public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
          return video.status(handle);
        }

        @Override
        public Either<ProviderFailure, ProviderResult> result(Handle handle) {
          return video.result(handle);
        }

        @Override
        public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
          return video.cancel(handle);
        }

        @Override
        public Option<Instant> timeThere() {
          return video.timeThere();
        }

        @Override
        public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
          return video.find(submission, since);
        }
      };
    }
  }

  @Test
  void whatIsNamedInTheMetadataCanBeSet() {
    application
        .withUserConfiguration(Turned.class)
        .withPropertyValues(
            "kinoport.provider=fake",
            "kinoport.clips=elsewhere",
            "kinoport.resume=false",
            "kinoport.fal.webhook=https://us.example/hook",
            "kinoport.minimax.callback=https://us.example/minimax",
            "kinoport.replicate.webhook=https://us.example/replicate",
            "kinoport.videos.url=http://127.0.0.1:8000/v1",
            "kinoport.fake.queued=2s",
            "kinoport.fake.running=5s",
            "kinoport.journal.place=memory",
            "kinoport.journal.file=other.db")
        .run(context -> {
          KinoportProperties read = context.getBean(KinoportProperties.class);

          assertThat(read.clips()).isEqualTo(Path.of("elsewhere"));
          assertThat(read.resume()).isFalse();
          assertThat(read.fake().running()).isEqualTo(Duration.ofSeconds(5));
          assertThat(read.journal().file()).isEqualTo(Path.of("other.db"));
        });
  }
}
