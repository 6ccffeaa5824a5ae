package dev.kinoport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class CsvFuzzTest {
  @TempDir static Path folder;

  @FuzzTest
  void everyRowIsAClipOrAFault(byte[] data) throws IOException {
    BatchFuzz.read(folder.resolve("batch.csv"), data);
  }
}
