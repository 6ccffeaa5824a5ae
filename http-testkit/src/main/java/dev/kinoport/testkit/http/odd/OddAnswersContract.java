package dev.kinoport.testkit.http.odd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.ClosedAtEnd;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a shop answers, at whatever step: nobody pays twice, every life ends or has a lever, and
 * what is said of it is said to people. A few lives; with {@code -Pproof} or {@code -Dlives=N}
 * many, from {@code -Dseed=N} on.
 */
@Timeout(1_200)
public abstract class OddAnswersContract {
  /** An answer that has not begun by then never comes: real time, for some never end. */
  protected static final Duration IMPATIENCE = Duration.ofMillis(300);

  /** The same for the paid request. */
  protected static final Duration SUBMIT_IMPATIENCE = Duration.ofSeconds(2);

  private static final Duration LONG = Duration.ofHours(3);

  /** What only a programmer says. */
  private static final Pattern OF_JAVA =
      Pattern.compile(
          "\\bjava\\.|\\bdev\\.kinoport|\\bokhttp|\\bokio|\\bretrofit|\\bio\\.vavr"
              + "|[A-Za-z]+Exception\\b|[A-Za-z]+Error\\b|(?<!\")\\bnull\\b|@[0-9a-f]{5,}"
              + "|\\bSome\\(|\\bNone\\b|Option\\[|[\\p{Cc}&&[^\\n]]|:\\s*$|^\\s*$");

  @TempDir private Path place;

  /** How the shop answers in its right mind, for one life. */
  protected abstract OddWire wire(VirtualTime time);

  /**
   * The adapter before a shop, impatient.
   *
   * @param opened what is to be closed after the life
   */
  protected abstract Provider open(URI shop, VirtualTime time, Path clips, ClosedAtEnd opened);

  /** Something that the shop sells, with a picture of the test's own where there can be one. */
  protected abstract RequestDraft draft(String prompt);

  @Test
  void nobodyPaysTwiceAndEveryEndIsSaidToPeople() throws IOException {
    int lives = Integer.getInteger("lives", Boolean.getBoolean("proof") ? 100 : 15);
    long first = Long.getLong("seed", 1);
    List<String> complaints = new ArrayList<>();
    for (long seed = first; seed < first + lives && complaints.size() < 20; seed++) {
      complaints.addAll(live(seed));
    }
    assertThat(complaints).as("run one again with -Dseed=SEED -Dlives=1").isEmpty();
  }

  private List<String> live(long seed) throws IOException {
    VirtualTime time = VirtualTime.create();
    List<String> complaints = new ArrayList<>();
    try (OddShop shop = new OddShop(wire(time), seed);
        ClosedAtEnd opened = new ClosedAtEnd();
        Kinoport kinoport =
            Kinoport.builder()
                .provider(open(shop.address(), time, place, opened))
                .time(time)
                .dice(new SplittableRandom(seed))
                .build()) {
      GenerationId id = kinoport.start(draft("a kite " + seed), Terms.standard()).get();
      if (seed % 5 == 0) {
        time.advance(Duration.ofSeconds(1));
        kinoport.cancel(id);
      }
      Either<Failure, Generated> end = kinoport.await(id, LONG);
      Option<Trouble> trouble = kinoport.trouble(id).get();
      GenerationState state = kinoport.find(id).get();
      if (shop.charges() > 1) {
        complaints.add("charged %d times".formatted(shop.charges()));
      }
      boolean isOver = state instanceof GenerationState.Ended;
      boolean isInDoubt = state instanceof GenerationState.InDoubt;
      if (!isOver && !isInDoubt && trouble.isEmpty()) {
        complaints.add("goes on without a word: " + state);
      }
      end.swap().map(Failure::message).forEach(said -> judge(said, complaints));
      trouble.map(Trouble::reason).forEach(said -> judge(said, complaints));
      List<String> all = new ArrayList<>();
      complaints.forEach(it -> all.add("seed %d: %s\n    %s".formatted(seed, it, shop.story())));
      return all;
    }
  }

  private static void judge(String said, List<String> complaints) {
    if (OF_JAVA.matcher(said).find()) {
      complaints.add("this is said to a person: \"%s\"".formatted(said));
    }
  }
}
