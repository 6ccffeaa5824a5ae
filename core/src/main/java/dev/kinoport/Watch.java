package dev.kinoport;

/** A listener's stay; closing it ends the stay. */
@FunctionalInterface
public interface Watch extends AutoCloseable {
  @Override
  void close();
}
