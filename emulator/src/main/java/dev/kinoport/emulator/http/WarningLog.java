package dev.kinoport.emulator.http;

import dev.kinoport.time.Timekeeper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the real fal would have ignored of all calls so far, each kind once. */
public final class WarningLog {
  /** A client that invents names must not fill the memory. */
  private static final int MOST = 1_000;

  private final Timekeeper time;
  private final Consumer<WireWarning> listener;
  private final Map<Kind, WireWarning> warnings = new LinkedHashMap<>();

  private record Kind(Host host, Ignored ignored) {}

  /**
   * A log that tells as well.
   *
   * @param listener told of each kind when it comes first
   */
  public WarningLog(Timekeeper time, Consumer<WireWarning> listener) {
    this.time = time;
    this.listener = listener;
  }

  /** Notes all that was found in a call. */
  public void add(Call call) {
    call.warnings().all().forEach(ignored -> add(call, ignored));
  }

  private void add(Call call, Ignored ignored) {
    if (isNew(call, ignored)) {
      listener.accept(first(call, ignored));
    }
  }

  private synchronized boolean isNew(Call call, Ignored ignored) {
    Kind kind = new Kind(call.host(), ignored);
    WireWarning known = warnings.get(kind);
    if (known == null && warnings.size() >= MOST) {
      return false;
    }
    WireWarning first = known == null ? first(call, ignored) : known;
    WireWarning now =
        new WireWarning(
            time.now(),
            first.method(),
            first.host(),
            first.path(),
            first.field(),
            first.text(),
            known == null ? 1 : known.count() + 1);
    warnings.put(kind, now);
    return known == null;
  }

  private WireWarning first(Call call, Ignored ignored) {
    return new WireWarning(
        time.now(),
        call.method(),
        call.host().authority(),
        call.path(),
        ignored.field(),
        ignored.text(),
        1);
  }

  /** All of them, in the order in which they came first. */
  public synchronized List<WireWarning> all() {
    return List.copyOf(warnings.values());
  }

  /** Forgets all of them. */
  public synchronized void reset() {
    warnings.clear();
  }
}
