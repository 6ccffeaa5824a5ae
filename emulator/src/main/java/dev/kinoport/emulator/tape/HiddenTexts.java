package dev.kinoport.emulator.tape;

import java.nio.CharBuffer;
import java.util.TreeSet;

/**
 * Texts that are taken out of others, however many there are: what it costs to look through a text
 * grows with its length, and hardly with how many texts are hidden. For one thread at a time.
 */
final class HiddenTexts {
  private final TreeSet<CharSequence> hidden = new TreeSet<>(CharSequence::compare);
  private int shortest = Integer.MAX_VALUE;
  private int longest;

  /** From now on this one is taken out, too; an empty one is not. */
  void add(String text) {
    if (!text.isEmpty() && hidden.add(text)) {
      shortest = Math.min(shortest, text.length());
      longest = Math.max(longest, text.length());
    }
  }

  /** The text with something else in place of each hidden one; of some that overlap, once. */
  String without(String text, String inPlace) {
    StringBuilder clean = new StringBuilder();
    int told = 0;
    int end = 0;
    for (int at = 0; at + shortest <= text.length(); at++) {
      int length = lengthAt(text, at);
      if (length == 0) {
        continue;
      }
      if (at >= end) {
        clean.append(text, told, at).append(inPlace);
      }
      end = Math.max(end, at + length);
      told = end;
    }
    return told == 0 ? text : clean.append(text, told, text.length()).toString();
  }

  /** Of the longest hidden text that begins there; 0 if none does. */
  private int lengthAt(String text, int at) {
    CharSequence rest = CharBuffer.wrap(text, at, Math.min(text.length(), at + longest));
    while (rest.length() >= shortest) {
      CharSequence nearest = hidden.floor(rest);
      if (nearest == null) {
        return 0;
      }
      int same = sameLength(nearest, rest);
      if (same == nearest.length()) {
        return same;
      }
      // Whatever else begins there is no longer than what the two have in common.
      rest = rest.subSequence(0, same);
    }
    return 0;
  }

  private static int sameLength(CharSequence one, CharSequence other) {
    int most = Math.min(one.length(), other.length());
    int same = 0;
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }
}
