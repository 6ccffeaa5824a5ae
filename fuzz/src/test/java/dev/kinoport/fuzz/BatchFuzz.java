package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.file.BatchFileReader;
import dev.kinoport.cli.batch.file.BatchLine;
import dev.kinoport.cli.batch.file.BatchLineParser;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What holds for each batch file, in whichever form. */
final class BatchFuzz {
  private BatchFuzz() {}

  /** Whatever cannot be read is told, each fault in one line, with the line it stands in. */
  static void read(Path file, byte[] data) throws IOException {
    Files.write(file, data);
    BatchFaults faults = new BatchFaults(file);

    List<BatchLine> lines =
        new BatchLineParser(ShippedOffers.catalogue(), file, Option.none(), faults)
            .of(new BatchFileReader(file, faults).read());

    assertThat(lines.isEmpty() && faults.isEmpty()).isFalse();
    assertThat(lines).allSatisfy(line -> assertThat(line.key()).isNotBlank());
    long most = Utf8.text(data).chars().filter(sign -> sign == '\n' || sign == '\r').count() + 1;
    for (BatchFaults.Fault fault : faults.sorted()) {
      assertThat(fault.line()).isBetween(0, (int) most);
      assertThat(faults.words(fault)).doesNotContain("\n", "\r", "\u001b");
    }
  }
}
