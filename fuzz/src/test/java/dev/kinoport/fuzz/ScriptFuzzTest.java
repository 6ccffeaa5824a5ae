package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.emulator.script.ScriptFile;
import dev.kinoport.fake.Script;
import dev.kinoport.fault.FaultList;
import dev.kinoport.input.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ScriptFuzzTest {
  @FuzzTest
  void aScriptIsReadOrItsFaultsAreTold(byte[] data) {
    Validation<Seq<Violation>, Script> read = ScriptFile.read(Utf8.text(data));

    if (read.isInvalid()) {
      assertThat(read.getError())
          .hasSizeBetween(1, FaultList.MOST_TOLD + 1)
          .allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
    }
  }
}
