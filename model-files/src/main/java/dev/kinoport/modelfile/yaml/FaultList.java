package dev.kinoport.modelfile.yaml;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The faults of one file, as they are met. */
final class FaultList {
  private Seq<FileFault> faults = List.empty();

  void add(FileFault fault) {
    faults = faults.append(fault);
  }

  /** In the order of their lines; none if the file is right. */
  Option<Seq<FileFault>> all() {
    return Option.when(!faults.isEmpty(), () -> faults.sortBy(FileFault::line));
  }
}
