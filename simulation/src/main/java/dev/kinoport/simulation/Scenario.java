package dev.kinoport.simulation;

import dev.kinoport.Terms;
import dev.kinoport.generation.Budget;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/**
 * What the callers of one simulated world want: a few generations, some of them the same, on a
 * budget that may be too small for all of them.
 *
 * @param wishes in the order they are made
 * @param budget the purse they share
 */
record Scenario(List<Wish> wishes, Budget budget) {
  /**
   * One caller's wish.
   *
   * @param draft what is wanted
   * @param terms under which conditions
   * @param at when, after the beginning
   * @param cancelAfter when the caller changes his mind, after asking; negative for never
   */
  record Wish(RequestDraft draft, Terms terms, Duration at, Duration cancelAfter) {}

  private static final ImageSource LOCAL_IMAGE = ImageSource.bytes(greyPng());

  static Scenario drawn(RandomGenerator dice, int lives) {
    Budget budget = new Budget("purse", limit(dice, lives));
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < lives; i++) {
      boolean isTwin = i > 0 && dice.nextInt(4) == 0;
      wishes.add(isTwin ? twin(wishes.get(dice.nextInt(i)), dice, i) : fresh(budget, dice, i));
    }
    return new Scenario(wishes, budget);
  }

  private static Wish fresh(Budget budget, RandomGenerator dice, int number) {
    Terms terms = Terms.standard().budget(budget).key("key-" + number);
    if (dice.nextInt(8) == 0) {
      terms = terms.timeToStart(Duration.ofSeconds(dice.nextInt(1, 200)));
    }
    return new Wish(draft(dice, number), terms, moment(dice), changeOfMind(dice));
  }

  /** The same request once more: under its own key, or as a repetition under the same one. */
  private static Wish twin(Wish earlier, RandomGenerator dice, int number) {
    Terms terms = dice.nextBoolean() ? earlier.terms() : earlier.terms().key("key-" + number);
    return new Wish(earlier.draft(), terms, moment(dice), changeOfMind(dice));
  }

  private static Duration moment(RandomGenerator dice) {
    return Duration.ofSeconds(dice.nextInt(0, 300));
  }

  private static Duration changeOfMind(RandomGenerator dice) {
    return Duration.ofSeconds(dice.nextInt(6) == 0 ? dice.nextInt(0, 400) : -1);
  }

  private static byte[] greyPng() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(400, 400, BufferedImage.TYPE_BYTE_GRAY), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static Money limit(RandomGenerator dice, int lives) {
    Money each = Money.usd("0.40");
    return dice.nextInt(3) == 0
        ? Money.usd("0.28").times(BigDecimal.valueOf(Math.max(1, lives / 2)))
        : each.times(BigDecimal.valueOf(lives + 2L));
  }

  private static RequestDraft draft(RandomGenerator dice, int number) {
    RequestDraft draft =
        RequestDraft.of(dice.nextBoolean() ? "hailuo-2.3-standard" : "hailuo-02-standard")
            .prompt("life " + number)
            .firstFrame(
                dice.nextInt(4) == 0
                    ? LOCAL_IMAGE
                    : ImageSource.url("https://images.example.com/" + number + ".png"));
    return dice.nextInt(3) == 0 ? draft.duration(10) : draft;
  }
}
