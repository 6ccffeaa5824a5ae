package dev.kinoport;

/** A listener's stay; closing it ends the stay. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
