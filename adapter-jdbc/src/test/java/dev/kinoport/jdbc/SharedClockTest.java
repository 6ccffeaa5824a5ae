package dev.kinoport.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.SubmitLimits;
import dev.kinoport.postgres.NeedsPostgres;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Machines whose clocks are wrong count one minute all the same: the database's. */
@ExtendWith(NeedsPostgres.class)
class SharedClockTest {
  private static final SubmitLimits ONE_A_MINUTE =
      new SubmitLimits(SampleOrders.LIMITS.provider(), Option.some(1), Option.none());

  /** What every machine would call now, were its clock right. */
  private final Instant right = SampleOrders.ORDERED_AT;

  private final JdbcJournal journal = JdbcJournal.at(Database.emptyOnServer()).get();

  @BeforeEach
  void admit() {
    for (String id : List.of("g1", "g2", "g3")) {
      assertThat(journal.admit(List.of(SampleOrders.order(id))).isRight()).isTrue();
    }
  }

  @AfterEach
  void close() {
    journal.close();
  }

  /** Leaves so long after {@link #right}, on a machine whose clock is off. */
  private Either<DepartureRefusal, Long> depart(String id, int after, Duration off) {
    Instant machine = right.plus(off);
    Instant at = machine.plusSeconds(after);
    return journal
        .onMachine(() -> machine)
        .depart(
            new GenerationId(id),
            1,
            new GenerationEvent.SubmitStarted(1, at.plusSeconds(180), at),
            ONE_A_MINUTE);
  }

  @Test
  void oneThatIsFastDoesNotThinkTheMinuteOver() {
    assertThat(depart("g1", 0, Duration.ZERO).isRight()).isTrue();

    assertThat(depart("g2", 1, Duration.ofMinutes(10)).isLeft()).isTrue();
  }

  @Test
  void oneThatWasFastKeepsNobodyWaitingLonger() {
    assertThat(depart("g1", 0, Duration.ofMinutes(30)).isRight()).isTrue();

    assertThat(depart("g2", 1, Duration.ZERO).isLeft()).isTrue();
    assertThat(depart("g2", 3600, Duration.ofMinutes(-45)).isRight()).isTrue();
    assertThat(depart("g3", 3600, Duration.ofMinutes(45)).isLeft()).isTrue();
  }
}
