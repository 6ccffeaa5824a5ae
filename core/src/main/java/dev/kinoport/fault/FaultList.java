package dev.kinoport.fault;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The faults of what somebody else wrote, as they are met. The first {@value #MOST_TOLD} are told,
 * the others are counted: a list of faults is no longer than a person reads, and costs no more than
 * what it is of. For one thread.
 *
 * @param <F> one fault
 */
public final class FaultList<F> {
  /** Of a list of faults, so many are told. */
  public static final int MOST_TOLD = 100;

  private final List<F> told = new ArrayList<>();
  private int untold;

  /** One that costs nothing to make. */
  public void add(F fault) {
    add(() -> fault);
  }

  /** One that is made only if it is told. */
  public void add(Supplier<? extends F> fault) {
    if (told.size() < MOST_TOLD) {
      told.add(fault.get());
    } else {
      untold++;
    }
  }

  /** So many that somebody else has counted already, and did not tell. */
  public void addUntold(int count) {
    untold += count;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return told.isEmpty() && untold == 0;
  }

  /** Those that are told, as they were met. */
  public List<F> told() {
    return List.copyOf(told);
  }

  /** How many there are besides. */
  public int untold() {
    return untold;
  }

  /**
   * Those that are told, and one that stands for the others.
   *
   * @param others the last of a list that was cut, for so many that are not told
   */
  public Seq<F> all(IntFunction<F> others) {
    Vector<F> all = Vector.ofAll(told);
    return untold == 0 ? all : all.append(others.apply(untold));
  }

  /** What is said in place of faults that are not told. */
  public static String untold(int count) {
    return String.format(Locale.ROOT, "and %,d faults more, which are not told", count);
  }
}
