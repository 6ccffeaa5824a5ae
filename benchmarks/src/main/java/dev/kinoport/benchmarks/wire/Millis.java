package dev.kinoport.benchmarks.wire;

import java.util.List;

/**
 * Spans of time, to be summed up.
 *
 * @param sorted in ms, ascending
 */
public record Millis(List<Double> sorted) {
  public Millis {
    sorted = sorted.stream().sorted().toList();
  }

  /** The middle one. */
  public double median() {
    return quantile(0.5);
  }

  double p99() {
    return quantile(0.99);
  }

  /** The longest. */
  public double max() {
    return quantile(1);
  }

  private double quantile(double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
  }
}
