package dev.kinoport.simulation;

import dev.kinoport.engine.GenerationListener;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Lives through many worlds, each from its own seed, and adds up what became of them. */
final class Simulation {
  static final int LIVES_PER_WORLD = 5;

  private Simulation() {}

  /**
   * What became of many worlds.
   *
   * @param lives generations admitted
   * @param accepted requests that the provider took
   * @param charges requests that it charged
   * @param ends generations by the state they ended in
   * @param crashes deaths of the process by place
   * @param broken worlds in which a promise was broken
   */
  record Total(
      long lives,
      long accepted,
      long charges,
      Map<String, Integer> ends,
      Map<String, Integer> crashes,
      List<Broken> broken) {

    static Total nothing() {
      return new Total(0, 0, 0, new TreeMap<>(), new TreeMap<>(), List.of());
    }

    Total plus(long seed, SimulationVerdict verdict) {
      List<Broken> more = new ArrayList<>(broken);
      if (!verdict.faults().isEmpty()) {
        more.add(new Broken(seed, verdict.faults()));
      }
      return new Total(
          lives + verdict.lives(),
          accepted + verdict.accepted(),
          charges + verdict.charges(),
          sum(ends, verdict.ends()),
          sum(crashes, verdict.crashes()),
          List.copyOf(more));
    }

    Total plus(Total other) {
      List<Broken> more = new ArrayList<>(broken);
      more.addAll(other.broken);
      return new Total(
          lives + other.lives,
          accepted + other.accepted,
          charges + other.charges,
          sum(ends, other.ends),
          sum(crashes, other.crashes),
          List.copyOf(more));
    }

    private static Map<String, Integer> sum(Map<String, Integer> left, Map<String, Integer> right) {
      Map<String, Integer> sum = new TreeMap<>(left);
      right.forEach((key, count) -> sum.merge(key, count, Integer::sum));
      return sum;
    }
  }

  /**
   * A world in which a promise was broken.
   *
   * @param seed lives it again
   * @param faults which promises
   */
  record Broken(long seed, List<String> faults) {
    @Override
    public String toString() {
      return "seed %d (again: mvn -q package -Psimulate -pl simulation -am -DskipTests -Dseed=%d):%n  %s"
          .formatted(seed, seed, String.join(System.lineSeparator() + "  ", faults));
    }
  }

  static SimulationVerdict world(long seed, Sabotage sabotage) {
    return world(seed, sabotage, (id, notice) -> {});
  }

  /** Lives one world, telling a spectator of everything. */
  static SimulationVerdict world(long seed, Sabotage sabotage, GenerationListener spectator) {
    return world(seed, sabotage, new InMemoryJournal(), spectator);
  }

  /** Lives one world on another journal, which is empty. */
  static SimulationVerdict world(
      long seed, Sabotage sabotage, Journal truth, GenerationListener spectator) {
    return new SimulatedWorld(seed, LIVES_PER_WORLD, sabotage, truth, spectator).live();
  }

  /** Lives worlds in memory. */
  static Total run(LongStream seeds, Sabotage sabotage, Consumer<SimulationVerdict> progress) {
    return run(seeds, sabotage, new Journals.InMemory(), progress);
  }

  /** Lives worlds on all processors; each world is single-threaded and depends on its seed only. */
  static Total run(
      LongStream seeds,
      Sabotage sabotage,
      Journals journals,
      Consumer<SimulationVerdict> progress) {
    return seeds
        .parallel()
        .mapToObj(seed -> {
          SimulationVerdict verdict =
              journals.on(truth -> world(seed, sabotage, truth, (id, notice) -> {}));
          progress.accept(verdict);
          return Total.nothing().plus(seed, verdict);
        })
        .reduce(Total.nothing(), Total::plus);
  }
}
