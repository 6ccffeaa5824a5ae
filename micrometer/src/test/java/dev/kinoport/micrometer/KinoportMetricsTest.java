package dev.kinoport.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.Budget;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the meters say of generations whose course is known. */
class KinoportMetricsTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("a secret kite")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();
  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake =
      FakeProvider.on(time)
          .script(
              Script.always(Life.realistic())
                  .when(request -> isGivenUp(), Life.realistic())
                  .whenPromptHas(
                      "storm", Life.realistic().with(new Fault.AcceptedButAnswerLost(1))))
          .build();
  private Option<GenerationId> unwanted = Option.none();
  private final KinoportMetrics metrics = new KinoportMetrics(registry);
  private final Kinoport kinoport = kinoport();

  private Kinoport kinoport() {
    observations
        .observationConfig()
        .observationHandler(new DefaultMeterObservationHandler(registry));
    return Kinoport.builder()
        .provider(ObservedProvider.of(fake.provider(), observations))
        .time(time)
        .listener(metrics)
        .build();
  }

  @BeforeEach
  void bound() {
    metrics.bindTo(kinoport);
  }

  @Test
  void aClipIsCountedPricedAndTimed() {
    Terms terms = Terms.standard().budget(new Budget("spring", Money.usd("1.00")));

    kinoport.generateOrThrow(KITE, terms);

    assertThat(registry.get("kinoport.admitted").tag("provider", "fake").counter().count()).isOne();
    assertThat(registry.get("kinoport.submits").tag("outcome", "accepted").counter().count())
        .isOne();
    assertThat(registry.get("kinoport.ends").tag("outcome", "succeeded").counter().count()).isOne();
    assertThat(
            registry.get("kinoport.cost.estimated").tag("currency", "USD").summary().totalAmount())
        .isEqualTo(0.28);
    assertThat(registry.get("kinoport.cost.actual").tag("currency", "USD").summary().totalAmount())
        .isEqualTo(0.28);
    assertThat(registry.get("kinoport.queue").timer().totalTime(TimeUnit.SECONDS))
        .isBetween(19.0, 40.0);
    assertThat(registry.get("kinoport.run").timer().totalTime(TimeUnit.SECONDS))
        .isBetween(100.0, 140.0);
    assertThat(registry.get("kinoport.total").timer().count()).isOne();
    assertThat(registry.get("kinoport.budget.left").tag("budget", "spring").gauge().value())
        .isEqualTo(0.72);
    assertThat(registry.get("kinoport.open").gauge().value()).isZero();
  }

  @Test
  void whatIsOnItsWayIsShown() {
    kinoport.startOrThrow(KITE, Terms.standard());
    time.advance(Duration.ofSeconds(60));

    assertThat(registry.get("kinoport.open").gauge().value()).isOne();
    assertThat(registry.get("kinoport.in.flight").gauge().value()).isOne();
    assertThat(registry.get("kinoport.stuck").gauge().value()).isZero();
  }

  @Test
  void aLostAnswerIsADoubtAndTheCallsAreObserved() {
    kinoport.generateOrThrow(KITE.prompt("a storm"), Terms.standard());

    assertThat(registry.get("kinoport.doubts").counter().count()).isOne();
    assertThat(registry.get("kinoport.faults.in.a.row").tag("provider", "fake").gauge().value())
        .as("forgotten once all is well")
        .isZero();
    assertThat(
            registry
                .get("kinoport.call")
                .tags("call", "submit", "outcome", "unknown", "provider", "fake")
                .timer()
                .count())
        .isOne();
    assertThat(registry.get("kinoport.call").tags("call", "find", "outcome", "ok").timer().count())
        .isPositive();
  }

  @Test
  void whatIsTakenAfterItWasGivenUpEndsOnce() {
    unwanted = Option.some(kinoport.startOrThrow(KITE, Terms.standard()));

    time.advance(Duration.ofMinutes(10));

    assertThat(registry.get("kinoport.submits").tag("outcome", "accepted").counter().count())
        .isOne();
    assertThat(registry.get("kinoport.ends").tag("outcome", "failed").counter().count()).isOne();
  }

  /** While its paid request is under way. */
  private boolean isGivenUp() {
    return unwanted.filter(id -> kinoport.abandon(id, "enough").isRight()).isDefined();
  }

  @Test
  void noTagHoldsAPromptOrNamesAGeneration() {
    String id = kinoport.generateOrThrow(KITE, Terms.standard().key("order-4711")).id().value();

    assertThat(
            registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(meter -> meter.getTags().stream()))
        .extracting(Tag::getValue)
        .isNotEmpty()
        .noneMatch(
            value -> value.contains("secret") || value.contains(id) || value.contains("4711"));
  }
}
