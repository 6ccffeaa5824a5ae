package dev.kinoport.emulator.tape.check;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.tape.Tape;
import dev.kinoport.offer.Catalogue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Has the emulator answer the calls of a tape, and says where it answers otherwise than the shop
 * did, and which readings of fal's documents would have it answer the same. What is compared is
 * what a client can go by: status, headers, members of JSON and their types, words that mean
 * something, the form of addresses and times. Ids, prices, lengths and sentences are each one's
 * own, but for the sentence of a refused key.
 */
public final class TapeCheck {
  private final Tape tape;
  private final Catalogue catalogue;

  /**
   * For one tape.
   *
   * @param catalogue the models that the emulator has
   */
  public TapeCheck(Tape tape, Catalogue catalogue) {
    this.tape = tape;
    this.catalogue = catalogue;
  }

  /** Against an emulator that reads fal's documents in some way. */
  public TapeComparison against(Readings readings) {
    Reenactment.Outcome first = played(readings, true);
    List<TapeDifference> ofFiles =
        first.differences().stream().filter(it -> isOfAFile(it.number())).toList();
    List<TapeDifference> before =
        first.differences().stream().filter(it -> !isOfAFile(it.number())).toList();
    Explanation explanation =
        before.isEmpty()
            ? new Explanation(EnumSet.noneOf(Reading.class), before)
            : pruned(readings, grown(readings, before));
    List<TapeDifference> left = explanation.left();
    List<TapeDifference> unexplained = new ArrayList<>(left);
    unexplained.addAll(ofFiles);
    return new TapeComparison(
        first.compared(), first.passedOver(), first.differences(), explanation.by(), unexplained);
  }

  /**
   * Readings, and what differs with them.
   *
   * @param by which are switched besides
   * @param left what differs even so
   */
  private record Explanation(Set<Reading> by, List<TapeDifference> left) {}

  /** With each reading that leaves less to differ, until none does. */
  private Explanation grown(Readings readings, List<TapeDifference> before) {
    Set<Reading> by = EnumSet.noneOf(Reading.class);
    List<TapeDifference> left = before;
    boolean isBetter = true;
    while (isBetter && !left.isEmpty()) {
      isBetter = false;
      for (Reading reading : others(readings, by)) {
        Set<Reading> more = EnumSet.copyOf(by);
        more.add(reading);
        List<TapeDifference> fewer = left(readings, more);
        if (fewer.size() < left.size()) {
          by = more;
          left = fewer;
          isBetter = true;
        }
      }
    }
    return new Explanation(by, left);
  }

  /** Without those that were only less wrong than nothing, as long as others were not switched. */
  private Explanation pruned(Readings readings, Explanation grown) {
    Explanation best = grown;
    for (Reading reading : grown.by()) {
      Set<Reading> fewer = EnumSet.copyOf(best.by());
      fewer.remove(reading);
      List<TapeDifference> left = left(readings, fewer);
      if (left.size() <= best.left().size()) {
        best = new Explanation(fewer, left);
      }
    }
    return best;
  }

  private static Set<Reading> others(Readings readings, Set<Reading> by) {
    // What a tape of fal can tell.
    Set<Reading> others = EnumSet.range(Reading.SUBMIT_ANSWERS_202, Reading.FILES_ON_V3);
    others.removeAll(readings.others());
    others.removeAll(by);
    return others;
  }

  private List<TapeDifference> left(Readings readings, Set<Reading> more) {
    return played(readings.with(more.toArray(Reading[]::new)), false).differences();
  }

  /** No reading changes how a file is fetched, and to make one takes the most time. */
  private boolean isOfAFile(int number) {
    return tape.exchanges().stream()
        .anyMatch(it -> it.number() == number && Reenactment.isFile(it));
  }

  private Reenactment.Outcome played(Readings readings, boolean withFiles) {
    try (Reenactment reenactment = new Reenactment(tape, catalogue, readings, withFiles)) {
      return reenactment.play();
    }
  }
}
