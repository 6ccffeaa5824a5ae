package dev.kinoport.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Duties come again, whatever went wrong before. */
@Timeout(300)
class ChoresTest {
  @Test
  void aChoreThatDiesHasItsNextTurn() throws InterruptedException {
    List<Throwable> troubles =
        List.of(
            new SQLException("away"),
            new IllegalStateException("a defect"),
            new OutOfMemoryError("planted"));
    CountDownLatch turns = new CountDownLatch(troubles.size() + 1);
    try (Chores chores = new Chores()) {
      chores.every(
          Duration.ofMillis(1),
          () -> {
            int turn = troubles.size() + 1 - (int) turns.getCount();
            turns.countDown();
            if (turn < troubles.size()) {
              throwIt(troubles.get(turn));
            }
            return true;
          });

      assertThat(turns.await(200, TimeUnit.SECONDS)).as("a turn after each trouble").isTrue();
    }
  }

  private static void throwIt(Throwable trouble) throws SQLException {
    switch (trouble) {
      case SQLException away -> throw away;
      case Error planted -> throw planted;
      default -> throw new IllegalStateException(trouble);
    }
  }
}
