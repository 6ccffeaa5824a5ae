package dev.kinoport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.TestBackend;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.ManualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ReadyLineTest {
  private static final Logger LOG = Logger.getLogger(Kinoport.class.getName());

  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          lines.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Test
  void engineSaysOnceWhatItIsMadeOf() {
    Level before = LOG.getLevel();
    LOG.setUseParentHandlers(false);
    LOG.setLevel(Level.INFO);
    LOG.addHandler(handler);
    try {
      Kinoport.builder()
          .provider(new TestBackend().provider(ProviderName.of("one")))
          .provider(new TestBackend().provider(ProviderName.of("other")))
          .settings(EngineSettings.standard().inFlight(20))
          .time(new ManualTime())
          .build()
          .close();
    } finally {
      LOG.removeHandler(handler);
      LOG.setLevel(before);
      LOG.setUseParentHandlers(true);
    }

    assertThat(lines)
        .containsExactly(
            "INFO kinoport is ready: asks one, other; keeps its journal in InMemoryJournal; steps"
                + " by InProcessScheduler, at most 20 in flight at each provider");
  }
}
