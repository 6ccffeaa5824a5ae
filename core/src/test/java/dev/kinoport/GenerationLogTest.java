package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class GenerationLogTest {
  private static final Logger LOGGER = Logger.getLogger("dev.kinoport.generation");

  /** A provider says whatever it likes. */
  @Test
  void nobodyPutsALineOfTheirOwnIntoTheLog() {
    Notice trouble =
        new Notice.Trouble(
            Option.none(), Option.none(), "no\nINFO: generation g2 succeeded\u001b[2J\u202e", 1);

    assertThat(logged(trouble))
        .containsExactly(
            "generation g1 no INFO: generation g2 succeeded\uFFFD[2J\uFFFD; tried again (1)");
  }

  private static List<String> logged(Notice notice) {
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler ear =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    LOGGER.addHandler(ear);
    try {
      new GenerationLog().on(new GenerationId("g1"), notice);
    } finally {
      LOGGER.removeHandler(ear);
    }
    return lines;
  }
}
