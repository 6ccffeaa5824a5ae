package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class JsonFuzzTest {
  @FuzzTest
  void whatIsReadComesBackHoweverItIsWritten(byte[] data) {
    Either<String, Json> read = JsonText.read(data);
    if (read.isLeft()) {
      assertThat(read.getLeft()).isNotBlank();
      return;
    }

    Json value = read.get();
    assertThat(JsonText.read(JsonText.write(value))).isEqualTo(read);
    assertThat(JsonText.read(JsonText.indented(value))).isEqualTo(read);
    assertThat(JsonText.readAsItComes(JsonText.spaced(value))).isEqualTo(read);
    assertThat(JsonText.write(value)).doesNotContain("\n");
    assertThat(new String(JsonText.line(value), StandardCharsets.UTF_8)).endsWith("\n");
  }
}
