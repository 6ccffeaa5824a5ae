package dev.kinoport.emulator.tape.check;

import dev.kinoport.emulator.reading.Reading;
import java.util.List;
import java.util.Set;

/**
 * What came of holding the emulator against a tape.
 *
 * @param compared how many exchanges were answered by both
 * @param passedOver exchanges that say nothing, such as one whose connection broke, each with why
 * @param differences where the two answer otherwise
 * @param explaining readings with which the emulator would have answered more as the shop did
 * @param unexplained what differs even so
 */
public record TapeComparison(
    int compared,
    List<String> passedOver,
    List<TapeDifference> differences,
    Set<Reading> explaining,
    List<TapeDifference> unexplained) {
  public TapeComparison {
    passedOver = List.copyOf(passedOver);
    differences = List.copyOf(differences);
    explaining = Set.copyOf(explaining);
    unexplained = List.copyOf(unexplained);
  }
}
