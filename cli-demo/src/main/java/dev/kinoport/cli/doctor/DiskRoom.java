package dev.kinoport.cli.doctor;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much fits on the disk below a folder.
 *
 * @param folder which
 * @param bytes how many; none if nobody knows, as where there is no folder
 */
record DiskRoom(Path folder, Option<Long> bytes) {
  /** A clip or two, and what the journal needs to write down that they came. */
  private static final long ENOUGH = 64L << 20;

  static DiskRoom of(Path folder) {
    try {
      return new DiskRoom(folder, Option.some(Files.getFileStore(folder).getUsableSpace()));
    } catch (IOException e) {
      return new DiskRoom(folder, Option.none());
    }
  }

  /** What is wrong, if it is too little. */
  Option<Ailment> shortage() {
    return bytes
        .filter(room -> room < ENOUGH)
        .map(room ->
            new Ailment(
                "disk_full",
                folder.toString(),
                "only %,d bytes are free on this disk: clips cannot be kept, nor can be written down what keeps them"
                    .formatted(room),
                "make room, then kinoport resume fetches what is paid for; or --clips names a"
                    + " folder on another disk"));
  }
}
