package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.guice.KinoportModule;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.Timekeeper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with Guice. */
class GoOnWithGuiceTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives and climbs again")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  @TempDir private Path folder;

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake = FakeProvider.on(time).build();

  // @start region="module"
  /** Keeps the journal in a file: {@code KinoportModule} takes whichever is bound. */
  static final class JournalModule extends AbstractModule {
    private final Path file;

    JournalModule(Path file) {
      this.file = file;
    }

    @Provides
    @Singleton
    JdbcJournal file() {
      return JdbcJournal.file(file)
          .getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
    }

    @Provides
    Journal journal(JdbcJournal journal) {
      return journal;
    }
  }

  // @end

  private Injector process() {
    Module provider =
        binder -> {
          Multibinder.newSetBinder(binder, Provider.class).addBinding().toInstance(fake.provider());
          binder.bind(Timekeeper.class).toInstance(time);
        };
    // @start region="injector"
    return Guice.createInjector(
        new KinoportModule(), provider, new JournalModule(folder.resolve("kinoport.db")));
    // @end
  }

  private static void end(Injector process) {
    // @start region="close"
    process.getInstance(Kinoport.class).close(); // first what uses the journal
    process.getInstance(JdbcJournal.class).close();
    // @end
  }

  @Test
  void goOnWithGuice() {
    Injector first = process();
    GenerationId bought = first.getInstance(Kinoport.class).start(KITE, Terms.standard()).get();
    end(first);

    Injector next = process();
    // @start region="resume"
    Kinoport kinoport = next.getInstance(Kinoport.class);
    assertThat(kinoport.resume().get()).containsExactly(bought);
    assertThat(kinoport.await(bought).isRight()).isTrue();
    // @end
    end(next);

    assertThat(fake.bill().count()).isEqualTo(1);
  }
}
