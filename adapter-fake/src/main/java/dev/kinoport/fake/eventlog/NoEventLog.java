package dev.kinoport.fake.eventlog;

import dev.kinoport.fake.json.Json;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Keeps nothing. */
enum NoEventLog implements EventLog {
  INSTANCE;

  @Override
  public void write(Happening what, Supplier<Json.Members> members) {}

  @Override
  public void replay(Consumer<Line> reader) {}

  @Override
  public void clear() {}

  @Override
  public void close() {}
}
