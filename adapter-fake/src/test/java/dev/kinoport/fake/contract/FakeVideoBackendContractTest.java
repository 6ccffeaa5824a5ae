package dev.kinoport.fake.contract;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Retention;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ImageStorage;
import dev.kinoport.testkit.VideoBackendContract;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The fake in each kind of shop that it can play. */
@ParameterizedClass
@EnumSource
class FakeVideoBackendContractTest extends VideoBackendContract {
  /** What a shop can, or keeps. */
  enum Shop {
    STANDARD,
    STOPPING_NOTHING,
    STOPPING_WHAT_IS_QUEUED,
    WITHOUT_A_SEARCH,
    TAKING_IMAGES_WITHIN_REQUESTS,
    FORGETTING_SOON,
    FORGETTING_ONE_OFFER_SOON
  }

  private static final Duration SOON = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(7);

  private final Shop shop;

  FakeVideoBackendContractTest(Shop shop) {
    this.shop = shop;
  }

  @Override
  protected Subject facing(World world) {
    VirtualTime time = VirtualTime.create();
    FakeProvider.Builder fake = FakeProvider.on(time).script(Script.always(lifeIn(world)));
    return new Subject(playing(fake, Capabilities.standard()).build().provider(), time);
  }

  private FakeProvider.Builder playing(FakeProvider.Builder fake, Capabilities can) {
    return switch (shop) {
      case STANDARD -> fake;
      case STOPPING_NOTHING -> fake.capabilities(can.cancel(Capabilities.Cancel.NEVER));
      case STOPPING_WHAT_IS_QUEUED ->
          fake.capabilities(can.cancel(Capabilities.Cancel.WHILE_QUEUED));
      case WITHOUT_A_SEARCH ->
          fake.capabilities(can.search(Capabilities.Search.by(Capabilities.Search.Way.NONE)));
      case TAKING_IMAGES_WITHIN_REQUESTS ->
          fake.capabilities(can.images(new ImageStorage.Private(), 1_000_000));
      case FORGETTING_SOON -> fake.capabilities(can.kept(SOON, SOON));
      case FORGETTING_ONE_OFFER_SOON -> fake.catalogue(forgettingHailuo());
    };
  }

  private static Catalogue forgettingHailuo() {
    Catalogue all = FalOffers.catalogue();
    return all.with(all.find("hailuo-2.3-standard").get().withRetention(Retention.of(SOON, SOON)));
  }

  private static Life lifeIn(World world) {
    Life life = Life.realistic();
    return switch (world) {
      case HEALTHY, PUNCTUAL -> life;
      case FAILING -> life.failing(FakeError.INTERNAL_SERVER_ERROR.error());
      case REFUSING -> life.with(new Fault.Refused(FakeError.CONTENT_POLICY_VIOLATION.error()));
      case THROTTLING -> life.with(new Fault.Throttled(1, PAUSE));
      case OFFLINE -> life.with(new Fault.NeverSent(1));
      case LOSING_REQUESTS -> life.with(new Fault.LostBeforeAcceptance(1));
      case LOSING_ANSWERS -> life.with(new Fault.AcceptedButAnswerLost(1));
      case WITHOUT_RECORDS ->
          life.with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported());
      case STUTTERING -> life.with(new Fault.StatusFails(1), new Fault.ResultFails(1));
      case BUSY -> life.with(new Fault.WatchingThrottled(1, PAUSE));
      case FORGETFUL -> life.with(new Fault.ResultExpires(Duration.ofMinutes(6)));
      case DEAF -> life.with(new Fault.CancelTooLate());
    };
  }
}
