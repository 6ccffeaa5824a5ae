package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.journal.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How do I wire it without any framework, and keep clips as files? */
class WireWithPlainJavaTest {
  @TempDir Path folder;

  @Test
  void wireWithPlainJava() {
    // @start region="plain-java"
    VirtualTime time = VirtualTime.create();
    FakeProvider fake = FakeProvider.on(time).build();
    Journal journal = new InMemoryJournal();
    FileClipStore clips = new FileClipStore(folder, fake.clipSource());

    try (Kinoport kinoport =
        Kinoport.builder()
            .provider(fake.provider().withClips(clips))
            .journal(journal)
            .time(time)
            .build()) {
      PosterService service = new PosterService(kinoport);

      assertThat(service.animate("order-1", Kite.DRAFT)).startsWith("done");
      assertThat(folder).isDirectoryContaining("glob:**.mp4");
    }
    // @end
  }
}
