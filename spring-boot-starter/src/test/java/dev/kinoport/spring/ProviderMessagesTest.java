package dev.kinoport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.catalogue.minimax.MinimaxOffers;
import dev.kinoport.catalogue.replicate.ReplicateOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.ForwardingJournal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.media.ImageSource;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What a provider tells an application by itself is proven, and ends a doubt. */
@Timeout(300)
class ProviderMessagesTest {
  private static final Map<String, Catalogue> OFFERS =
      Map.of(
          "fal", FalOffers.catalogue(),
          "minimax", MinimaxOffers.catalogue(),
          "replicate", ReplicateOffers.catalogue());

  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives and climbs again")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  @TempDir Path clips;

  private final AtomicReference<MockMvc> web = new AtomicReference<>();
  private final List<Integer> answered = new CopyOnWriteArrayList<>();
  private final VirtualTime time = VirtualTime.create();

  private final WebApplicationContextRunner application =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DispatcherServletAutoConfiguration.class,
                  HttpMessageConvertersAutoConfiguration.class,
                  WebMvcAutoConfiguration.class,
                  KinoportAutoConfiguration.class))
          .withPropertyValues(
              "kinoport.fal.key=id:0123456789abcdef",
              "kinoport.minimax.key=0123456789abcdef",
              "kinoport.replicate.token=0123456789abcdef",
              "kinoport.journal.place=memory");

  /** Each shop that sends messages, with the property that names the address for them. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @CsvSource({
    "fal, kinoport.fal.webhook",
    "minimax, kinoport.minimax.callback",
    "replicate, kinoport.replicate.webhook"
  })
  @interface EachShop {}

  private FakeProvider world(String word, Life life) {
    return FakeProvider.on(time).catalogue(offers(word)).script(Script.always(life)).build();
  }

  private static Catalogue offers(String word) {
    return Objects.requireNonNull(OFFERS.get(word));
  }

  /** Each provider is the emulator, and finds the application at its door. */
  @Configuration(proxyBeanMethods = false)
  static class Emulated {
    private final URI server;
    private final URI door;

    Emulated(@Value("${emulator}") URI server, @Value("${door}") URI door) {
      this.server = server;
      this.door = door;
    }

    @Bean
    ProviderConfigCustomizer<FalConfig> fal() {
      return config -> FalConfig.emulator(server).clips(config.clips()).webhook(door);
    }

    @Bean
    ProviderConfigCustomizer<MinimaxConfig> minimax() {
      return config -> MinimaxConfig.emulator(server).clips(config.clips()).callback(door);
    }

    @Bean
    ProviderConfigCustomizer<ReplicateConfig> replicate() {
      return config ->
          ReplicateConfig.emulator(server)
              .clips(config.clips())
              .webhook(door)
              .searchGrace(Duration.ofDays(1));
    }
  }

  /** The application's address: what comes there goes to its dispatcher. */
  private RawServer door() {
    return new RawServer(request -> {
      MockHttpServletResponse answer = passed(request);
      answered.add(answer.getStatus());
      return RawServer.json(
          answer.getStatus(), new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
    });
  }

  private MockHttpServletResponse passed(RawServer.Received request) {
    MockHttpServletRequestBuilder message =
        post(URI.create(request.target())).content(request.body().toByteArray());
    request.headers().forEach(message::header);
    try {
      return web.get().perform(message).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @EachShop
  void aLostAnswerIsFoundAgainByAMessage(String word, String property) throws Exception {
    Life lost = Life.realistic().with(new Fault.AcceptedButAnswerLost(1));
    FakeProvider world = world(word, lost);
    try (RawServer door = door();
        EmulatorServer server = EmulatorServer.before(world).start()) {
      emulated(word, property, door, server)
          .run(context -> {
            web.set(MockMvcBuilders.webAppContextSetup(context).build());
            Kinoport kinoport = context.getBean(Kinoport.class);

            GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
            kinoport.await(id, Duration.ofMinutes(20));
            time.advance(Duration.ofMinutes(20));
            Either<?, Generated> end = kinoport.await(id, Duration.ofMinutes(20));

            assertThat(end.isRight()).as("%s", end).isTrue();
            assertThat(answered).isNotEmpty().containsOnly(200);
            assertThat(world.bill().count()).isEqualTo(1);
          });
    }
  }

  @EachShop
  void aMessageThatCannotBeKeptIsToComeAgain(String word, String property) throws Exception {
    Life lost = Life.realistic().with(new Fault.AcceptedButAnswerLost(1));
    FakeProvider world = world(word, lost);
    AwayJournal journal = new AwayJournal();
    try (RawServer door = door(journal);
        EmulatorServer server = EmulatorServer.before(world).start()) {
      emulated(word, property, door, server)
          .withBean(Journal.class, () -> journal)
          .run(context -> {
            web.set(MockMvcBuilders.webAppContextSetup(context).build());
            Kinoport kinoport = context.getBean(Kinoport.class);

            kinoport.startOrThrow(KITE, Terms.standard());
            time.advance(Duration.ofMinutes(20));

            assertThat(answered).contains(503);
          });
    }
  }

  /** What whoever overheard a message can do: send it again at once, and much later. */
  @ParameterizedTest
  @CsvSource({
    "fal, kinoport.fal.webhook, 401",
    "minimax, kinoport.minimax.callback, 200",
    "replicate, kinoport.replicate.webhook, 401"
  })
  void aTrueMessageThatIsPlayedAgainChangesNothing(String word, String property, int later)
      throws Exception {
    Life lost =
        Life.realistic().with(new Fault.AcceptedButAnswerLost(1), new Fault.WebhookRepeated(2));
    FakeProvider world = world(word, lost);
    InMemoryJournal journal = new InMemoryJournal();
    List<RawServer.Received> overheard = new CopyOnWriteArrayList<>();
    try (RawServer door = overheard(overheard);
        EmulatorServer server = EmulatorServer.before(world).start()) {
      emulated(word, property, door, server)
          .withBean(Journal.class, () -> journal)
          .run(context -> {
            web.set(MockMvcBuilders.webAppContextSetup(context).build());
            Kinoport kinoport = context.getBean(Kinoport.class);
            GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
            kinoport.await(id, Duration.ofMinutes(20));
            time.advance(Duration.ofMinutes(20));
            Either<?, Generated> end = kinoport.await(id, Duration.ofMinutes(20));
            assertThat(end.isRight()).as("%s", end).isTrue();
            assertThat(answered).isNotEmpty().containsOnly(200);
            History before = journal.read(id).get().get();

            for (RawServer.Received message : overheard) {
              int status = passed(message).getStatus();
              assertThat(status).as(message.text()).isEqualTo(isChallenge(message) ? 200 : later);
            }
            time.advance(Duration.ofDays(1));

            assertThat(journal.read(id).get().get()).isEqualTo(before);
            assertThat(world.received()).hasSize(1);
            assertThat(world.bill().count()).isEqualTo(1);
          });
    }
  }

  /** The submit is not answered yet when each message has come, and come again. */
  @EachShop
  void aMessageBeforeTheAnswerAndAForgedOneBesideItBuyNothingTwice(String word, String property)
      throws Exception {
    Life early =
        Life.realistic()
            .with(
                new Fault.WebhookBeforeAnswer(),
                new Fault.WebhookForged(),
                new Fault.WebhookRepeated(1));
    FakeProvider world = world(word, early);
    try (RawServer door = overheard(new CopyOnWriteArrayList<>());
        EmulatorServer server = EmulatorServer.before(world).start()) {
      emulated(word, property, door, server)
          .run(context -> {
            web.set(MockMvcBuilders.webAppContextSetup(context).build());
            Kinoport kinoport = context.getBean(Kinoport.class);

            GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
            Either<?, Generated> end = kinoport.await(id, Duration.ofMinutes(20));

            assertThat(end.isRight()).as("%s", end).isTrue();
            assertThat(answered).contains(200);
            assertThat(world.received()).hasSize(1);
            assertThat(world.bill().count()).isEqualTo(1);
          });
    }
  }

  /** As after a restart from an older copy of the journal, in which nothing is sent yet. */
  @EachShop
  void aMessageAboutWhatIsNotYetSentBringsTheClipAndNothingIsSent(String word, String property)
      throws Exception {
    FakeProvider world = world(word, Life.realistic());
    InMemoryJournal journal = new InMemoryJournal();
    InMemoryJournal older = new InMemoryJournal();
    List<RawServer.Received> overheard = new CopyOnWriteArrayList<>();
    try (RawServer door = overheard(overheard);
        EmulatorServer server = EmulatorServer.before(world).start()) {
      AtomicReference<GenerationId> bought = new AtomicReference<>();
      emulated(word, property, door, server)
          .withBean(Journal.class, () -> journal)
          .run(context -> {
            web.set(MockMvcBuilders.webAppContextSetup(context).build());
            Kinoport kinoport = context.getBean(Kinoport.class);
            GenerationId id = kinoport.startOrThrow(KITE, Terms.standard());
            assertThat(kinoport.await(id, Duration.ofMinutes(20)).isRight()).isTrue();
            bought.set(id);
          });
      GenerationId id = bought.get();
      assertThat(older.admit(List.of(journal.read(id).get().get().admitted())).isRight()).isTrue();

      emulated(word, property, door, server)
          .withPropertyValues("kinoport.resume=false")
          .withBean(Journal.class, () -> older)
          .run(context -> {
            web.set(MockMvcBuilders.webAppContextSetup(context).build());
            RawServer.Received last = overheard.getLast();

            assertThat(passed(last).getStatus()).isEqualTo(200);

            Either<?, Generated> end =
                context.getBean(Kinoport.class).await(id, Duration.ofMinutes(20));
            assertThat(end.isRight()).as("%s", end).isTrue();
            assertThat(world.received()).hasSize(1);
            assertThat(world.bill().count()).isEqualTo(1);
          });
    }
  }

  private WebApplicationContextRunner emulated(
      String word, String property, RawServer door, EmulatorServer server) {
    return application
        .withUserConfiguration(Emulated.class)
        .withBean(VirtualTime.class, () -> time)
        .withPropertyValues(
            "emulator=" + server.address(),
            "kinoport.provider=" + word,
            "kinoport.clips=" + clips,
            "door=" + door.address().resolve("/hooks/" + word),
            property + "=https://us.example/hooks/" + word);
  }

  /** The application's address, where each message comes twice and is taken down. */
  private RawServer overheard(List<RawServer.Received> messages) {
    return new RawServer(request -> {
      int first = passed(request).getStatus();
      int second = isChallenge(request) ? first : passed(request).getStatus();
      messages.add(request);
      answered.add(first);
      answered.add(second);
      return RawServer.json(first, isChallenge(request) ? request.text() : "");
    });
  }

  private static boolean isChallenge(RawServer.Received message) {
    return message.text().contains("challenge");
  }

  /** What comes while the journal is away. */
  private RawServer door(AwayJournal journal) {
    return new RawServer(request -> {
      boolean isChallenge = request.text().contains("challenge");
      journal.isAway = !isChallenge;
      int status = passed(request).getStatus();
      journal.isAway = false;
      answered.add(status);
      return RawServer.json(status, isChallenge ? request.text() : "");
    });
  }

  /** Cannot be reached for a while. */
  private static final class AwayJournal extends ForwardingJournal {
    private volatile boolean isAway;

    AwayJournal() {
      super(new InMemoryJournal());
    }

    @Override
    public Either<JournalFault, Option<History>> read(GenerationId id) {
      return isAway ? Either.left(new JournalFault("it is away")) : super.read(id);
    }
  }

  @Test
  void whatNobodyProvesIsRefusedWithoutAWord() {
    application
        .withPropertyValues(
            "kinoport.provider=fal,minimax,replicate",
            "kinoport.fal.webhook=https://us.example/hooks/fal",
            "kinoport.minimax.callback=https://us.example/hooks/minimax",
            "kinoport.replicate.webhook=https://us.example/hooks/replicate")
        .run(context -> {
          MockMvc open = MockMvcBuilders.webAppContextSetup(context).build();
          for (String word : OFFERS.keySet()) {
            var answer =
                open.perform(
                        post("/hooks/" + word)
                            .content("{\"task_id\":\"1\",\"status\":\"success\"}"))
                    .andReturn()
                    .getResponse();

            assertThat(answer.getStatus()).as(word).isEqualTo(401);
            assertThat(answer.getContentAsString()).as(word).isEmpty();
          }
        });
  }
}
