package dev.kinoport.emulator.http;

import dev.kinoport.fault.FaultList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is found on the way of one call that its sender should know. It is kept with the call, and
 * told to whoever watches: of what a client may invent without end, so much and no more.
 */
public final class CallWarnings {
  private static final int LONGEST = 400;
  private static final Ignored OTHERS = new Ignored("call", "more of it does nothing");

  private final Set<Ignored> found = new LinkedHashSet<>();

  /** Notes what the real fal would ignore. */
  public synchronized void add(Ignored ignored) {
    if (found.size() < FaultList.MOST_TOLD) {
      found.add(new Ignored(cut(ignored.field()), cut(ignored.text())));
    } else {
      found.add(OTHERS);
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** All of it, in order. */
  public synchronized List<Ignored> all() {
    return List.copyOf(found);
  }
}
