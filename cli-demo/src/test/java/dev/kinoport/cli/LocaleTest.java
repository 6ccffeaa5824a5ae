package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** In Turkish the capital of i is not I, and in German 0.28 is 0,28. */
@Isolated("the locale is that of the whole process")
class LocaleTest {
  private final Locale before = Locale.getDefault();
  @TempDir private Path folder;

  @BeforeEach
  void speakTurkish() {
    Locale.setDefault(Locale.of("tr", "TR"));
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void wordsAndNumbersAreTheSameEverywhere() {
    Shell.Result result =
        Shell.piped().generate(folder.resolve("a.mp4"), "--json", "--fault", "listing-unsupported");

    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.json()).containsEntry("status", "in_doubt");
    assertThat(result.json("quote")).containsEntry("amount", "0.28");
  }

  @Test
  void namesAndTimesAreTheSameEverywhere() {
    Shell.Result result =
        Shell.piped()
            .run(
                "generate",
                "--image",
                Shell.IMAGE.toString(),
                "--prompt",
                "ISTANBUL",
                "--pace",
                "instant",
                "--out",
                folder.toString());

    assertThat(folder.resolve("istanbul.mp4")).exists();
    assertThat(result.err()).contains("0.0 s  submitting");
  }
}
