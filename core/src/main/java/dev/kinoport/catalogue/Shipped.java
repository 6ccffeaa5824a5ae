package dev.kinoport.catalogue;

import dev.kinoport.model.Model;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Every model that Kinoport knows by itself. A family is made when a walk through the list first
 * comes to it, so that a program which asks for one model does not pay for all. Safe for threads.
 */
final class Shipped extends AbstractList<Model> {
  static final Catalogue CATALOGUE = new Catalogue(new Shipped());

  private static final int FAMILIES = 19;

  private final List<Model> made = new ArrayList<>();
  private int families;

  private Shipped() {}

  private static List<Model> family(int index) {
    return switch (index) {
      case 0 -> Hailuo.all();
      case 1 -> MiniMax.all();
      case 2 -> Kling.all();
      case 3 -> Veo.all();
      case 4 -> Sora.all();
      case 5 -> Wan.all();
      case 6 -> Seedance.all();
      case 7 -> Ltx.all();
      case 8 -> Pixverse.all();
      case 9 -> Luma.all();
      case 10 -> Vidu.all();
      case 11 -> Hunyuan.all();
      case 12 -> Grok.all();
      case 13 -> Kandinsky.all();
      case 14 -> Marey.all();
      case 15 -> Pika.all();
      case 16 -> Magi.all();
      case 17 -> Avatars.all();
      case 18 -> Topaz.all();
      default -> throw new IndexOutOfBoundsException(index);
    };
  }

  /** Whether there are more models than so many; makes as many families as that takes. */
  private synchronized boolean isLongerThan(int count) {
    while (made.size() <= count && families < FAMILIES) {
      made.addAll(family(families));
      families++;
    }
    return made.size() > count;
  }

  @Override
  public synchronized Model get(int index) {
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
  public Iterator<Model> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return isLongerThan(next);
      }

      @Override
      public Model next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }
}
