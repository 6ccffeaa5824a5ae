package dev.kinoport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Kinoport;
import dev.kinoport.Plan;
import dev.kinoport.Terms;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.http.config.HttpOptions;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.micrometer.KinoportMetrics;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.pages.web.Access;
import dev.kinoport.pages.web.Token;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.s3.S3Place;
import dev.kinoport.spring.KinoportProperties;
import dev.kinoport.videos.Videos;
import dev.kinoport.videos.VideosConfig;
import dev.kinoport.view.TriedView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever is met on the way of a generation, or says how a shop is talked to, may be logged: no
 * text of it holds a prompt, a key or a signature, and none is long. Objects are found by their
 * record components, however deep.
 */
class NothingSecretIsPrintedTest {
  private static final int LONGEST = 1_000;
  private static final int FEWEST_TYPES = 40;
  private static final int FEWEST_TYPES_OF_WAYS = 20;
  private static final String KEY = "SECRET-KEY-OF-AN-ACCOUNT";
  private static final URI HOOK = URI.create("https://us.example/hook?token=SECRET-TOKEN");
  private static final String PROMPT = "SECRET-PROMPT of a storm";
  private static final String SIGNED = "https://images.example/kite.jpg?signature=SECRET-SIGNATURE";

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake =
      FakeProvider.on(time)
          .script(
              Script.always(Life.realistic())
                  .whenPromptHas(
                      "storm", Life.realistic().with(new Fault.AcceptedButAnswerLost(1))))
          .build();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<Object> met = new ArrayList<>();
  private final Kinoport kinoport =
      Kinoport.builder()
          .provider(fake.provider())
          .journal(journal)
          .time(time)
          .listener((id, notice) -> met.add(notice))
          .build();

  @Test
  void noTextHoldsAPromptOrASignature() throws ReflectiveOperationException {
    RequestDraft draft =
        RequestDraft.of("hailuo-2.3-standard").prompt(PROMPT).firstFrame(ImageSource.url(SIGNED));
    Either<Failure, Plan> plan = kinoport.plan(draft);
    GenerationId id = kinoport.startOrThrow(draft, Terms.standard());
    kinoport.find(id).forEach(met::add);
    met.addAll(
        List.of(
            draft,
            plan.get(),
            kinoport.awaitOrThrow(id),
            journal.read(id).get().get(),
            kinoport.view(id).orElseThrow(),
            kinoport.generate(draft.set("no-such-input", PROMPT), Terms.standard()).getLeft()));
    kinoport
        .start(draft, Terms.standard())
        .forEach(next -> {
          kinoport.adoptClip(next, URI.create(SIGNED)).forEach(met::add);
          met.addAll(journal.read(next).get().toJavaList());
        });

    Set<Object> found = found();

    assertThat(found.stream().map(Object::getClass).distinct()).hasSizeGreaterThan(FEWEST_TYPES);
    assertAllAreSilent(found);
  }

  @Test
  void noWayToAShopShowsItsKeyOrAnAddressOfOurs() throws ReflectiveOperationException {
    FalConfig fal = FalConfig.of("id:" + KEY).webhook(HOOK);
    MinimaxConfig minimax =
        MinimaxConfig.of(KEY).callback(HOOK).http(NothingSecretIsPrintedTest::withProxies);
    ReplicateConfig replicate =
        ReplicateConfig.of(KEY).webhook(HOOK).http(NothingSecretIsPrintedTest::withProxies);
    VideosConfig videos = VideosConfig.of(URI.create("https://relay.example/v1/"), KEY);
    try (Fal openFal = Fal.open(fal);
        Minimax openMinimax = Minimax.open(minimax);
        Replicate openReplicate = Replicate.open(replicate);
        Videos openVideos = Videos.open(videos)) {
      met.addAll(
          List.of(
              fal,
              minimax,
              replicate,
              videos,
              minimax.http().settings("minimax", minimax.key(), List.of(minimax.base())),
              openFal,
              openFal.provider(),
              openFal.webhooks(),
              openMinimax.provider(),
              openMinimax.callbacks(),
              openReplicate.provider(),
              openReplicate.webhooks(),
              openVideos.provider(),
              new WebhookAddress(Option.some(HOOK), KEY),
              new S3Place("clips", "live"),
              WorkerSettings.standard(),
              new KinoportProperties(
                  List.of(KinoportProperties.ProviderKind.FAL),
                  URI.create("http://127.0.0.1:8900"),
                  Path.of("clips"),
                  true,
                  true,
                  new KinoportProperties.Fal("id:" + KEY, HOOK),
                  new KinoportProperties.Minimax(KEY, HOOK),
                  new KinoportProperties.Replicate(KEY, HOOK),
                  new KinoportProperties.Videos(URI.create("http://127.0.0.1/" + KEY), KEY),
                  new KinoportProperties.Fake(Duration.ZERO, Duration.ZERO),
                  new KinoportProperties.Journal(
                      KinoportProperties.Journal.Place.AUTO, Path.of("x.db"), "kinoport"),
                  Map.of()),
              new Access(Set.of("pages.example"), false, Option.some(KEY)),
              new Token(KEY),
              new TriedView("fal", "model", "refused", "2026-11-30T00:00:00Z"),
              new KinoportMetrics(new SimpleMeterRegistry())));

      Set<Object> found = found();

      assertThat(found.stream().map(Object::getClass).distinct())
          .hasSizeGreaterThan(FEWEST_TYPES_OF_WAYS);
      assertAllAreSilent(found);
    }
  }

  private static HttpOptions withProxies(HttpOptions http) {
    return http.proxies(
        ProxyRules.of(Map.of("HTTPS_PROXY", "http://user:SECRET-WORD@proxy.example:3128"))
            .get()
            .get());
  }

  private Set<Object> found() throws ReflectiveOperationException {
    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object object : met) {
      walk(object, found);
    }
    return found;
  }

  private static void assertAllAreSilent(Set<Object> found) {
    assertThat(found)
        .allSatisfy(object ->
            assertThat(object.toString())
                .as("%s", object.getClass())
                .doesNotContain("SECRET")
                .hasSizeLessThan(LONGEST));
  }

  /** Adds every object of ours. */
  private static void walk(Object object, Set<Object> found) throws ReflectiveOperationException {
    switch (object) {
      case Option<?> option -> {
        for (Object value : option) {
          walk(value, found);
        }
      }
      case Map<?, ?> map -> {
        for (Object value : map.values()) {
          walk(value, found);
        }
      }
      case Path path -> {
        // It holds itself.
      }
      case Iterable<?> many -> {
        for (Object value : many) {
          walk(value, found);
        }
      }
      case Record ours when isOurs(ours) && found.add(ours) -> {
        for (RecordComponent component : ours.getClass().getRecordComponents()) {
          Object value = component.getAccessor().invoke(ours);
          if (value != null) {
            walk(value, found);
          }
        }
      }
      default -> {
        if (isOurs(object) && !(object instanceof Record)) {
          found.add(object);
        }
      }
    }
  }

  /** What is sold is no secret, and long. */
  private static boolean isOurs(Object object) {
    String type = object.getClass().getName();
    return type.startsWith("dev.kinoport.") && !type.startsWith("dev.kinoport.offer.");
  }
}
