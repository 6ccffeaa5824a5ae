package dev.kinoport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.request.RequestDraft;
import io.vavr.control.Either;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** My process may die at any moment: how does the next one go on? */
class GoOnAfterARestartTest {
  private static final RequestDraft KITE =
      RequestDraft.of("hailuo-2.3-standard")
          .prompt("the kite dives and climbs again")
          .firstFrame(ImageSource.url("https://images.example/kite.jpg"));

  @TempDir private Path folder;

  private final VirtualTime time = VirtualTime.create();
  private final FakeProvider fake = FakeProvider.on(time).build();

  @Test
  void goOnAfterARestart() {
    Path file = folder.resolve("kinoport.db");
    GenerationId bought;

    // @start region="before"
    try (JdbcJournal journal = JdbcJournal.file(file).get();
        Kinoport kinoport =
            Kinoport.builder().provider(fake.provider()).journal(journal).time(time).build()) {
      bought = kinoport.start(KITE, Terms.standard().key("order-4711")).get();
    } // the process ends here, well or not: what was bought is in the file
    // @end

    // @start region="after"
    try (JdbcJournal journal = JdbcJournal.file(file).get();
        Kinoport kinoport =
            Kinoport.builder().provider(fake.provider()).journal(journal).time(time).build()) {
      assertThat(kinoport.resume().get()).containsExactly(bought); // all that has not ended
      Either<Failure, Generated> end = kinoport.await(bought);

      // The same key is the same generation in every process, and is paid for once.
      assertThat(kinoport.generate(KITE, Terms.standard().key("order-4711"))).isEqualTo(end);
      assertThat(end.isRight()).isTrue();
    }
    // @end

    assertThat(fake.bill().count()).isEqualTo(1);
  }
}
