package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class MeasuredContentTest {
  @Test
  void whatFitsComesWhole() throws IOException {
    try (InputStream content = measured(3)) {
      assertThat(content.read()).isEqualTo(1);
      assertThat(content.readAllBytes()).containsExactly(2, 3);
      assertThat(content.read()).isEqualTo(-1);
    }
  }

  @Test
  void whatGoesOnIsNotReadToItsEnd() throws IOException {
    try (InputStream content = measured(2)) {
      assertThatThrownBy(content::readAllBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("at most 2");
    }
    try (InputStream content = measured(2)) {
      assertThat(content.read() + content.read()).isEqualTo(3);
      assertThatThrownBy(content::read).isInstanceOf(IOException.class);
    }
  }

  private static InputStream measured(long most) {
    return new MeasuredContent(new ByteArrayInputStream(new byte[] {1, 2, 3}), most);
  }
}
