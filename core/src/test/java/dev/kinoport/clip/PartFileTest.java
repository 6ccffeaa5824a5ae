package dev.kinoport.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  @TempDir private Path folder;

  /** A file that fails while bytes come, as one on a full disk does. */
  @Test
  void whatCannotBeWrittenNamesThePlaceAndWhatWouldBeRight() throws IOException {
    Path part = folder.resolve("g1.part");
    try (FileChannel file =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      Closeable disk = file;
      InputStream failing =
          new InputStream() {
            @Override
            public int read() throws IOException {
              disk.close();
              return 1;
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
              disk.close();
              return 1;
            }
          };

      assertThat(
              new PartFile(file, part)
                  .receive(new ClipStream(failing, 0, Option.none()), Option.none(), 9))
          .contains(
              new ClipFailure.NotWritable(
                  part
                      + ": it was closed; clips need a folder with room, in which this user may"
                      + " write"));
    }
  }
}
