package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.BatchItem;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.Preference;
import dev.kinoport.Terms;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.CallWarnings;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.FalHosts;
import dev.kinoport.fal.FalLimits;
import dev.kinoport.fal.FalModule;
import dev.kinoport.fal.queue.FalOptions;
import dev.kinoport.fal.webhook.WebhookReceiver;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.HttpOptions;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.config.MinimumSpeed;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.jdbc.JdbcModule;
import dev.kinoport.journal.Grouping;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.SendingProcesses;
import dev.kinoport.media.ImageSource;
import dev.kinoport.micrometer.KinoportMetrics;
import dev.kinoport.micrometer.ObservedProvider;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.minimax.MinimaxModule;
import dev.kinoport.minimax.callback.MinimaxCallbacks;
import dev.kinoport.pages.ServerPages;
import dev.kinoport.pages.inspector.CallRecorder;
import dev.kinoport.pages.inspector.Inspector;
import dev.kinoport.pages.inspector.ShopRequests;
import dev.kinoport.pages.journal.JournalPages;
import dev.kinoport.pages.journal.JournalRecords;
import dev.kinoport.pages.playground.Playground;
import dev.kinoport.pages.playground.Shops;
import dev.kinoport.pages.web.Access;
import dev.kinoport.pages.web.Form;
import dev.kinoport.pages.web.Frame;
import dev.kinoport.pages.web.PageAnswer;
import dev.kinoport.pages.web.Phrases;
import dev.kinoport.pages.web.SiteEntry;
import dev.kinoport.pages.web.Token;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.replicate.ReplicateModule;
import dev.kinoport.replicate.webhook.ReplicateWebhooks;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.s3.S3Clips;
import dev.kinoport.s3.S3Place;
import dev.kinoport.spring.KinoportProperties;
import dev.kinoport.videos.Videos;
import dev.kinoport.videos.VideosConfig;
import dev.kinoport.videos.VideosModule;
import dev.kinoport.videos.dialect.VideosDialect;
import dev.kinoport.view.GenerationView;
import dev.kinoport.view.MoneyView;
import dev.kinoport.view.TriedView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Option;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Null is bad input of every public method that users call, and the complaint names the parameter:
 * a key that is null by mistake must not be a second payment.
 */
class NullArgumentsTest {
  private static final int FEWEST_CALLS = 250;
  private static final Set<String> NOT_ASKED = Set.of("equals", "parse", "valueOf");

  /** Users are given these. */
  private static final Set<Class<?>> MADE_BY_THEIR_SHOP =
      Set.of(WebhookReceiver.class, MinimaxCallbacks.class, ReplicateWebhooks.class);

  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("a kite")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private static final VirtualTime TIME = VirtualTime.create();

  private static final FakeProvider FAKE = FakeProvider.on(TIME).build();

  private static final InMemoryJournal MEMORY = new InMemoryJournal();

  private static final Kinoport KINOPORT =
      Kinoport.builder().provider(FAKE.provider()).journal(MEMORY).time(TIME).build();

  private static final JdbcJournal JOURNAL =
      JdbcJournal.file(Path.of("target", "null-arguments.db")).get();

  private static final FalConfig FAL_CONFIG = FalConfig.of("id:secret");
  private static final Fal FAL = Fal.open(FAL_CONFIG);
  private static final MinimaxConfig MINIMAX_CONFIG = MinimaxConfig.of("key");
  private static final Minimax MINIMAX = Minimax.open(MINIMAX_CONFIG);
  private static final ReplicateConfig REPLICATE_CONFIG = ReplicateConfig.of("token");
  private static final Replicate REPLICATE = Replicate.open(REPLICATE_CONFIG);
  private static final VideosConfig VIDEOS_CONFIG =
      VideosConfig.of(URI.create("http://127.0.0.1:1/v1/"));
  private static final Videos VIDEOS = Videos.open(VIDEOS_CONFIG);
  private static final EmulatorServer SERVER = EmulatorServer.before(FAKE).start();
  private static final S3Place S3_PLACE = new S3Place("clips", "live");

  private static final Frame FRAME = new Frame("a page", List.of(), new Token("t"));
  private static final CallRecorder RECORDER = new CallRecorder();

  private static final List<Object> SAMPLES =
      List.of(
          KINOPORT,
          Kinoport.builder(),
          Terms.standard(),
          KITE,
          KINOPORT.planOrThrow(KITE),
          KINOPORT.planOrThrow(KITE).offers().getFirst().document(),
          KINOPORT.planOrThrow(KITE).offers().getFirst().quote(),
          ImageSource.url("https://images.example/kite.jpg"),
          Money.usd("1"),
          new GenerationId("g1"),
          new Budget("purse", Money.usd("1")),
          ProviderName.of("fake"),
          Selection.all(),
          Preference.asListed(),
          new Selection.Place(Instant.EPOCH, new GenerationId("g1")),
          Grouping.MODEL,
          FAL,
          FAL_CONFIG,
          FAL_CONFIG.key(),
          FAL_CONFIG.hosts(),
          FAL_CONFIG.reconciling(),
          FAL_CONFIG.limits(),
          FAL_CONFIG.options(),
          FAL.webhooks(),
          FAL.provider(),
          FAL.provider().offers(),
          FAL.provider().capabilities(),
          MINIMAX,
          MINIMAX_CONFIG,
          MINIMAX_CONFIG.http(),
          MINIMAX.callbacks(),
          REPLICATE,
          REPLICATE_CONFIG,
          REPLICATE.webhooks(),
          VIDEOS,
          VIDEOS_CONFIG,
          VideosDialect.SPEC,
          HttpTimeouts.standard(),
          ApiKey.of("key"),
          S3_PLACE,
          S3Clips.over(stand(S3Client.class), S3_PLACE, Path.of("x")),
          new KinoportMetrics(new SimpleMeterRegistry()),
          new SimpleMeterRegistry(),
          FakeProvider.on(TIME),
          FAKE,
          Life.realistic(),
          Script.always(Life.realistic()),
          EmulatorServer.before(FAKE),
          SERVER,
          new TreeMap<String, String>(),
          WorkerSettings.standard(),
          new OkHttpClient(),
          UnaryOperator.identity(),
          JOURNAL,
          MEMORY,
          MEMORY.read(KINOPORT.startOrThrow(KITE, Terms.standard())).get().get(),
          new MoneyView("1", "USD"),
          SendingProcesses.unknown(),
          new KinoportProperties.Fal("id:secret", URI.create("https://us.example/")),
          new KinoportProperties.Minimax("secret", URI.create("https://us.example/")),
          new KinoportProperties.Replicate("secret", URI.create("https://us.example/")),
          new KinoportProperties.Videos(URI.create("https://us.example/"), "secret"),
          new KinoportProperties.Fake(Duration.ZERO, Duration.ZERO),
          new KinoportProperties.Journal(
              KinoportProperties.Journal.Place.AUTO, Path.of("x"), "kinoport"),
          KinoportProperties.Journal.Place.AUTO,
          new JournalPages(
              stand(JournalRecords.class),
              Option.none(),
              stand(Phrases.class),
              TIME::now,
              new Token("t")),
          new SiteEntry(Access.ofThisMachine(), call -> Option.none()),
          Access.ofThisMachine(),
          new Token("t"),
          Form.EMPTY,
          FRAME,
          RECORDER,
          new Call(
              "GET",
              Host.SITE,
              List.of(),
              Map.of(),
              Map.of(),
              new byte[0],
              new Addresses("http://127.0.0.1", Addresses.Form.BARE, ""),
              new CallWarnings()),
          PageAnswer.refusal(400, "no"),
          new Inspector(SERVER, RECORDER, FRAME),
          new ShopRequests(SERVER, FAKE, RECORDER, FRAME),
          new Playground(
              SERVER, FAKE, Life.realistic(), stand(Shops.class), stand(Phrases.class), FRAME),
          new ServerPages(
              SERVER,
              FAKE,
              Life.realistic(),
              RECORDER,
              stand(Shops.class),
              stand(Phrases.class),
              new Random(1)),
          "1");

  /**
   * One call with one null.
   *
   * @param executable what is called
   * @param index which parameter is null
   */
  record Invocation(Executable executable, int index) {
    @Override
    public String toString() {
      return "%s.%s, %s"
          .formatted(
              executable.getDeclaringClass().getSimpleName(),
              executable.getName(),
              executable.getParameters()[index].getName());
    }
  }

  static List<Invocation> calls() {
    List<Invocation> calls = new ArrayList<>();
    Stream.of(
            Kinoport.class,
            KinoportBuilder.class,
            Terms.class,
            RequestDraft.class,
            ImageSource.class,
            Money.class,
            GenerationId.class,
            Budget.class,
            ProviderName.class,
            Selection.class,
            Selection.Place.class,
            Grouping.class,
            OrderedOffer.class,
            Provider.class,
            BatchItem.class,
            Fal.class,
            FalConfig.class,
            FalHosts.class,
            FalLimits.class,
            FalModule.class,
            FalOptions.class,
            WebhookReceiver.class,
            Minimax.class,
            MinimaxConfig.class,
            MinimaxModule.class,
            MinimaxCallbacks.class,
            Replicate.class,
            ReplicateConfig.class,
            ReplicateModule.class,
            ReplicateWebhooks.class,
            Videos.class,
            VideosConfig.class,
            VideosModule.class,
            HttpOptions.class,
            HttpTimeouts.class,
            ApiKey.class,
            S3Clips.class,
            S3Place.class,
            KinoportMetrics.class,
            ObservedProvider.class,
            JdbcModule.class,
            WorkerSettings.class,
            FakeProvider.class,
            FakeProvider.Builder.class,
            EmulatorServer.class,
            EmulatorServer.Builder.class,
            Life.class,
            JdbcJournal.class,
            InMemoryJournal.class,
            SendingProcesses.class,
            GenerationView.class,
            MoneyView.class,
            TriedView.class,
            KinoportProperties.class,
            KinoportProperties.Fal.class,
            KinoportProperties.Minimax.class,
            KinoportProperties.Replicate.class,
            KinoportProperties.Videos.class,
            KinoportProperties.Fake.class,
            KinoportProperties.Journal.class,
            ServerPages.class,
            Playground.class,
            Inspector.class,
            ShopRequests.class,
            CallRecorder.class,
            JournalPages.class,
            SiteEntry.class,
            Access.class,
            Token.class,
            Form.class,
            Frame.class,
            Frame.Link.class)
        .flatMap(type -> Stream.concat(methods(type), constructors(type)))
        .forEach(executable -> {
          Parameter[] parameters = executable.getParameters();
          for (int index = 0; index < parameters.length; index++) {
            if (!parameters[index].getType().isPrimitive() && !mayBeNull(parameters[index])) {
              calls.add(new Invocation(executable, index));
            }
          }
        });
    return calls;
  }

  private static boolean mayBeNull(Parameter parameter) {
    return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static Stream<Executable> constructors(Class<?> type) {
    return MADE_BY_THEIR_SHOP.contains(type)
        ? Stream.empty()
        : Arrays.stream(type.getConstructors()).map(Executable.class::cast);
  }

  private static Stream<Executable> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !NOT_ASKED.contains(method.getName()) || type == ImageSource.class)
        .map(Executable.class::cast);
  }

  @AfterAll
  static void closeWhatWasOpened() {
    SERVER.close();
    FAL.close();
    MINIMAX.close();
    REPLICATE.close();
    VIDEOS.close();
    KINOPORT.close();
    JOURNAL.close();
  }

  @Test
  void theCallsAreFound() {
    assertThat(calls()).hasSizeGreaterThan(FEWEST_CALLS);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aNullIsNamed(Invocation call) throws ReflectiveOperationException {
    String name = call.executable().getParameters()[call.index()].getName();

    assertThat(complaint(call))
        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must not be null");
  }

  private static Throwable complaint(Invocation call) throws ReflectiveOperationException {
    Executable executable = call.executable();
    @Nullable Object[] arguments =
        Arrays.stream(executable.getParameters()).map(NullArgumentsTest::sample).toArray();
    arguments[call.index()] = null;
    try {
      Object answer =
          executable instanceof Method method
              ? method.invoke(sample(method.getDeclaringClass()), arguments)
              : ((Constructor<?>) executable).newInstance(arguments);
      return new AssertionError("no complaint, but " + answer.getClass());
    } catch (InvocationTargetException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private static @Nullable Object sample(Parameter parameter) {
    return sample(parameter.getType());
  }

  private static @Nullable Object sample(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == boolean.class) {
      return false;
    }
    return Stream.concat(
            SAMPLES.stream(),
            Stream.of(
                Option.none(),
                Map.of(),
                List.of(),
                Set.of(),
                new byte[0],
                Currency.getInstance("USD"),
                BigDecimal.ONE,
                Duration.ofSeconds(1),
                Instant.EPOCH,
                URI.create("https://us.example/"),
                InputStream.nullInputStream(),
                Path.of("x"),
                Handle.of(ProviderName.of("fake"), "r"),
                MinimumSpeed.standard(),
                new GenerationEvent.SubmitStarted(1, Instant.EPOCH, Instant.EPOCH),
                GenerationEvent.Via.WEBHOOK))
        .filter(type::isInstance)
        .findFirst()
        .orElseGet(() -> type.isInterface() && !type.isSealed() ? stand(type) : null);
  }

  /** Stands where an interface is wanted, and is not called before the null is found. */
  private static <T> T stand(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              throw new AssertionError(method + " was called");
            }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void aBlankKeyIsNoKeyForEverybody(String blank) {
    assertThat(blank).isBlank();
    assertThatThrownBy(() -> Terms.standard().key(blank))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must not be blank");
    assertThatThrownBy(() -> Terms.standard().label(blank)).hasMessage("word must not be blank");
  }

  @Test
  void whatComesFromOutsideIsAnswered() {
    assertThat(GenerationId.parse("a.b")).isEmpty();
    assertThat(GenerationId.parse(null)).isEmpty();
    assertThat(GenerationId.parse("a-b")).contains(new GenerationId("a-b"));
    assertThat(Money.parse("one", "USD").getLeft())
        .isEqualTo("amount must be a number such as 0.28, not \"one\"");
    assertThat(Money.parse("1", "XYZZY").getLeft()).startsWith("currencyCode must be an ISO 4217");
    assertThat(Money.parse(null, null).isLeft()).isTrue();
    assertThat(Money.parse("0.28", "USD").get()).isEqualTo(Money.usd("0.28"));
  }
}
