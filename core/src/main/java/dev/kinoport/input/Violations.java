package dev.kinoport.input;

import dev.kinoport.fault.FaultList;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.function.Supplier;

/**
 * The violations of one request, as they are met; a {@link FaultList} that may take up other lists,
 * cut ones among them, without losing count. For one thread.
 */
public final class Violations {
  private final FaultList<Violation> found = new FaultList<>();

  /** One of them. */
  public Violations add(Violation violation) {
    if (violation.others() > 0) {
      found.addUntold(violation.others());
    } else {
      found.add(violation);
    }
    return this;
  }

  /** One that is made only if it is told. */
  public Violations add(Supplier<Violation> violation) {
    found.add(violation);
    return this;
  }

  /** Those of another list. */
  public Violations addAll(Iterable<Violation> others) {
    others.forEach(this::add);
    return this;
  }

  /** Those of what could not be read; none of what could. */
  public Violations addAll(Validation<Seq<Violation>, ?> read) {
    return read.fold(faults -> addAll(faults), value -> this);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Those that are told, and behind them one for all others. */
  public Seq<Violation> all() {
    return found.all(Violation::untold);
  }

  /** A value, unless there are violations. */
  public <T> Validation<Seq<Violation>, T> unless(Supplier<T> value) {
    return isEmpty() ? Validation.valid(value.get()) : Validation.invalid(all());
  }
}
