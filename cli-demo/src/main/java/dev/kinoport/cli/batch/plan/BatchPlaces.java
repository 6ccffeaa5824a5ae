package dev.kinoport.cli.batch.plan;

import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.file.BatchLine;
import dev.kinoport.cli.clip.ClipName;
import dev.kinoport.cli.clip.FileNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where the clips of a batch go: each line a file of its own in one folder. */
final class BatchPlaces {
  private final Path folder;
  private final BatchFaults faults;
  private final int digits;
  private final Map<String, Integer> taken = new HashMap<>();

  BatchPlaces(Path folder, List<BatchLine> drafts, BatchFaults faults) {
    this.folder = folder;
    this.faults = faults;
    int last = drafts.stream().mapToInt(BatchLine::number).max().orElse(1);
    digits = Math.max(3, String.valueOf(last).length());
    for (BatchLine draft : drafts) {
      draft.out().forEach(name -> wish(draft.number(), name));
    }
  }

  private void wish(int line, Path name) {
    Integer first = taken.putIfAbsent(FileNames.same(name), line);
    if (first != null) {
      faults.add(line, "out", name.toString(), "is that of line " + first + " already");
    }
  }

  /** Keeps a place for a clip that was bought before. */
  void hold(Path place) {
    if (folder.toAbsolutePath().normalize().equals(place.getParent())) {
      taken.putIfAbsent(FileNames.same(place.getFileName()), 0);
    }
  }

  /** The place of a clip that was not bought before. */
  Path fresh(PlannedLine line) {
    return line.line()
        .out()
        .fold(
            () -> free(line.number(), line.plan().document().prompt().getOrElse("")),
            name -> wished(line.number(), name));
  }

  private Path wished(int line, Path name) {
    Path place = folder.resolve(name);
    if (Files.exists(place)) {
      faults.add(line, "out", name.toString(), "is in " + folder + " already");
    }
    return place;
  }

  private Path free(int line, String prompt) {
    String name = String.format(Locale.ROOT, "%0" + digits + "d-%s", line, ClipName.of(prompt));
    Path free =
        Stream.iterate(1, n -> n + 1)
            .map(n -> folder.resolve(n == 1 ? name + ".mp4" : name + "-" + n + ".mp4"))
            .filter(place ->
                !Files.exists(place) && !taken.containsKey(FileNames.same(place.getFileName())))
            .findFirst()
            .orElseThrow();
    taken.put(FileNames.same(free.getFileName()), line);
    return free;
  }
}
