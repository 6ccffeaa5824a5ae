package dev.kinoport.chaos.crew;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What is to be done when, and what workers say meanwhile; both done by one thread. */
public final class Agenda {
  private static final Duration LONGEST = Duration.ofMillis(200);

  private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
  private final PriorityQueue<Item> items = new PriorityQueue<>();

  private record Item(long at, Runnable work) implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      return Long.compare(at, other.at);
    }
  }

  /** May be called by any thread. */
  void hear(Said line) {
    said.add(line);
  }

  public void after(Duration span, Runnable work) {
    items.add(new Item(System.nanoTime() + span.toNanos(), work));
  }

  /** Waits a moment for what comes next, and does it. */
  public void turn(Consumer<Said> listener) throws InterruptedException {
    Item first = items.peek();
    long until = first == null ? Long.MAX_VALUE : first.at() - System.nanoTime();
    Said line = said.poll(Math.clamp(until, 0, LONGEST.toNanos()), TimeUnit.NANOSECONDS);
    if (line != null) {
      listener.accept(line);
    }
    while (!items.isEmpty() && items.peek().at() <= System.nanoTime()) {
      items.remove().work().run();
    }
  }
}
