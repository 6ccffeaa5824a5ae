package dev.kinoport.fal.odd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Trouble;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.SampleImage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
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
 * what is said of it is said to people.
 */
@Timeout(1_200)
final class OddAnswersTest {
  private static final byte[] PICTURE = SampleImage.png();
  private static final Duration LONG = Duration.ofHours(3);

  /** Real time: some answers never end. That a good one comes too late is odd, too. */
  private static final HttpTimeouts IMPATIENT =
      HttpTimeouts.standard()
          .answer(Duration.ofMillis(300))
          .submit(Duration.ofSeconds(2))
          .streams(Duration.ofMillis(300), Duration.ofSeconds(2));

  /** What only a programmer says. */
  private static final Pattern OF_JAVA =
      Pattern.compile(
          "\\bjava\\.|\\bdev\\.kinoport|\\bokhttp|\\bokio|\\bretrofit|\\bio\\.vavr"
              + "|[A-Za-z]+Exception\\b|[A-Za-z]+Error\\b|\\bnull\\b|@[0-9a-f]{5,}"
              + "|\\bSome\\(|\\bNone\\b|Option\\[|[\\p{Cc}&&[^\\n]]|:\\s*$|^\\s*$");

  @TempDir private Path place;

  @Test
  void nobodyPaysTwiceAndEveryEndIsSaidToPeople() throws IOException {
    int lives = Integer.getInteger("lives", Boolean.getBoolean("proof") ? 250 : 20);
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
    try (OddShop shop = new OddShop(seed);
        Fal fal =
            Fal.open(FalConfig.emulator(shop.address()).timeouts(IMPATIENT).clips(place), time);
        Kinoport kinoport =
            Kinoport.builder()
                .provider(fal.provider())
                .time(time)
                .dice(new SplittableRandom(seed))
                .build()) {
      RequestDraft draft =
          RequestDraft.of("hailuo-02-standard")
              .prompt("a kite " + seed)
              .firstFrame(ImageSource.bytes(PICTURE));
      GenerationId id = kinoport.start(draft, Terms.standard()).get();
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
