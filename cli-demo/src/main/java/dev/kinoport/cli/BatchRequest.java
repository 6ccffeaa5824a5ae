package dev.kinoport.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that was said to {@code kinoport batch}.
 *
 * @param file with a clip on each line
 * @param options under which conditions
 * @param backend who makes the clips
 * @param state where what must not be lost is kept
 * @param environment variables by name
 */
record BatchRequest(
    Path file,
    BatchOptions options,
    BackendOptions backend,
    StateFolder state,
    Map<String, String> environment) {
  /** The folder for clips and report. */
  Path out() {
    return options.out(file);
  }

  /** Whether a later run knows what this one bought. */
  boolean isKept() {
    return backend.isKept();
  }

  /** The options that lead to the same provider again. */
  List<String> provider() {
    return backend.words(environment);
  }
}
