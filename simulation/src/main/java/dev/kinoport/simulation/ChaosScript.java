package dev.kinoport.simulation;

import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.request.Document;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Gives each request a life full of trouble, always the same for the same seed and request. */
final class ChaosScript implements Script {
  private static final FakeError[] ERRORS = FakeError.values();

  private final long seed;
  private final ConcurrentHashMap<String, Life> lives = new ConcurrentHashMap<>();

  ChaosScript(long seed) {
    this.seed = seed;
  }

  @Override
  public Life lifeOf(Document request) {
    return lives.computeIfAbsent(
        request.digest(), hash -> life(new SplittableRandom(seed ^ hash.hashCode())));
  }

  private static Life life(RandomGenerator dice) {
    Life life = Life.lasting(seconds(dice, 0, 120), seconds(dice, 1, 300)).ahead(dice.nextInt(5));
    if (chance(dice, 6)) {
      FakeError error = ERRORS[dice.nextInt(ERRORS.length)];
      life = dice.nextBoolean() ? life.failing(error.error()) : life.failingBilled(error.error());
    }
    for (int faults = dice.nextInt(4); faults > 0; faults--) {
      life = life.with(fault(dice));
    }
    return life;
  }

  private static Fault fault(RandomGenerator dice) {
    int times = 1 + dice.nextInt(3);
    return switch (dice.nextInt(20)) {
      case 0 -> new Fault.NeverSent(times);
      case 1 -> new Fault.Throttled(times, seconds(dice, 1, 90));
      case 2 -> new Fault.Refused(ERRORS[dice.nextInt(ERRORS.length)].error());
      case 3, 4 -> new Fault.LostBeforeAcceptance(times);
      case 5, 6 -> new Fault.AcceptedButAnswerLost(1);
      case 7 -> new Fault.AcceptedLate(seconds(dice, 1, 600));
      case 8 -> new Fault.StatusFails(times * 4);
      case 9 -> new Fault.WatchingThrottled(times, seconds(dice, 1, 120));
      case 10 -> new Fault.ResultFails(times * 3);
      case 11 -> new Fault.CancelTooLate();
      case 12 -> new Fault.ListingLags(seconds(dice, 1, 600));
      case 13 -> dice.nextBoolean() ? new Fault.ListingUnsupported() : new Fault.ClipGone();
      case 14 ->
          dice.nextBoolean() ? new Fault.ClipInterrupted(times) : new Fault.ClipTruncated(times);
      case 15 -> new Fault.ClockSkew(seconds(dice, 0, 1200).minusMinutes(10));
      case 16 -> new Fault.ClipElsewhere("elsewhere.invalid");
      case 17 -> new Fault.ClipAddressDies(times);
      case 18 -> new Fault.ResultWithoutClip(times);
      case 19 -> new Fault.ResultErrorUnproven(times * 2);
      default -> throw new IllegalStateException("the dice have twenty sides");
    };
  }

  private static Duration seconds(RandomGenerator dice, int from, int to) {
    return Duration.ofMillis(dice.nextLong(from * 1000L, to * 1000L + 1));
  }

  private static boolean chance(RandomGenerator dice, int oneIn) {
    return dice.nextInt(oneIn) == 0;
  }
}
