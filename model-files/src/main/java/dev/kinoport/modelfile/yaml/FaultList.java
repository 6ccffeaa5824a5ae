package dev.kinoport.modelfile.yaml;

import dev.kinoport.json.Bounds;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;

/** The faults of one file, as they are met: the first of them, and how many more there are. */
final class FaultList {
  private final java.util.List<FileFault> faults = new ArrayList<>();
  private int untold;

  void add(FileFault fault) {
    if (faults.size() < Bounds.FAULTS) {
      faults.add(fault);
    } else {
      untold++;
    }
  }

  /** In the order of their lines; none if the file is right. */
  Option<Seq<FileFault>> all() {
    if (faults.isEmpty()) {
      return Option.none();
    }
    Seq<FileFault> told = List.ofAll(faults).sorted(Comparator.comparingInt(FileFault::line));
    return Option.some(
        untold == 0
            ? told
            : told.append(new FileFault(told.last().line(), "", Bounds.untold(untold))));
  }
}
