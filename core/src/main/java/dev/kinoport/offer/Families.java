package dev.kinoport.offer;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Offers, family by family: one is made when a walk through the list first comes to it. Safe for
 * threads.
 */
final class Families extends AbstractList<Offer> {
  private final Supplier<List<Supplier<List<Offer>>>> families;
  private final List<Offer> made = new ArrayList<>();
  private List<Supplier<List<Offer>>> waiting = List.of();

  /** What is left of the last one that was asked; it may be families in turn. */
  private Iterator<Offer> family = Collections.emptyIterator();

  private boolean begun;
  private int asked;

  Families(Supplier<List<Supplier<List<Offer>>>> families) {
    this.families = families;
  }

  /** Whether there are more offers than so many; makes as many families as that takes. */
  private synchronized boolean isLongerThan(int count) {
    if (!begun) {
      waiting = families.get();
      begun = true;
    }
    while (made.size() <= count && (family.hasNext() || asked < waiting.size())) {
      if (family.hasNext()) {
        made.add(family.next());
      } else {
        family = waiting.get(asked).get().iterator();
        asked++;
      }
    }
    return made.size() > count;
  }

  @Override
  public synchronized Offer get(int index) {
    if (!isLongerThan(index)) {
      throw new IndexOutOfBoundsException(index);
    }
    return made.get(index);
  }

  @Override
  public synchronized int size() {
    isLongerThan(Integer.MAX_VALUE);
    return made.size();
  }

  @Override
  public Iterator<Offer> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return isLongerThan(next);
      }

      @Override
      public Offer next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }
}
