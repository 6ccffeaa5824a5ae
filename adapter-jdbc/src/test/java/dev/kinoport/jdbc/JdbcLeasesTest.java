package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.postgres.NeedsPostgres;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lease is renewed again and again, whatever went wrong before. */
@ExtendWith(NeedsPostgres.class)
@Timeout(300)
class JdbcLeasesTest {
  @Test
  void aBeatThatDiesIsFollowedByAnother() throws InterruptedException {
    BrokenSource source = new BrokenSource(Database.emptyOnServer());
    CountDownLatch beats = new CountDownLatch(2);
    source.whenAsked(() -> {
      if (Thread.currentThread().getName().equals("kinoport-leases")) {
        beats.countDown();
        throw new StackOverflowError("planted");
      }
    });
    try (JdbcJournal journal = JdbcJournal.on(source.source()).get()) {
      assertThat(journal.senders().departing()).isNotEmpty();

      assertThat(beats.await(200, TimeUnit.SECONDS)).as("a second beat").isTrue();
    }
  }
}
