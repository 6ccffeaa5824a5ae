package dev.kinoport.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IoReasonTest {
  @TempDir Path folder;

  static Stream<IOException> failures() {
    return Stream.of(
        new MalformedInputException(1),
        new IOException(),
        new IOException(new IllegalStateException("inner")),
        new FileSystemException("a"),
        new FileSystemException("a", null, "Is a directory"),
        new ConnectException(),
        new HttpTimeoutException("late"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void namesNoClass(IOException failure) {
    assertThat(IoReason.ofFile(failure)).doesNotContainPattern("[a-z]Exception|java\\.");
    assertThat(IoReason.ofCall(failure)).doesNotContainPattern("[a-z]Exception|java\\.");
  }

  @Test
  void saysWhatTheFileSystemMeant() {
    IOException missing =
        Assertions.catchThrowableOfType(
            IOException.class, () -> Files.readString(folder.resolve("missing")));

    assertThat(IoReason.ofFile(missing)).isEqualTo("there is no such file or folder");
    assertThat(IoReason.ofFile(new MalformedInputException(1))).isEqualTo("it is not in UTF-8");
    assertThat(IoReason.ofCall(new ConnectException())).isEqualTo("no connection");
  }
}
