package dev.kinoport.cli.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchBoardTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

  private static BatchBoard.Row row(int line, Option<Instant> sentAt) {
    return new BatchBoard.Row(
        line,
        "01K3ZC7JTEX7Q3QWQG0ZCRXAK0",
        "hailuo-2.3-standard",
        sentAt.isDefined() ? "queued, 3 ahead" : "waiting",
        sentAt,
        Option.some(Money.usd("0.28")),
        Option.none());
  }

  @Test
  void whatRunsIsShownAndTheRestIsCounted() {
    Ended failed =
        Ended.failed(
            new GenerationId("g9"), CommandFailure.refused(FailureKind.REFUSED_BY_PROVIDER, "no"));
    List<String> frame =
        BatchBoard.picture(
            new BatchTotals(
                List.of(
                    row(1, Option.some(NOW.minusSeconds(187))),
                    row(2, Option.none()),
                    row(3, Option.some(NOW)).ended(failed))),
            NOW,
            200);

    assertThat(frame)
        .containsExactly(
            " line  state                   elapsed  set aside  id                          model",
            "    1  queued, 3 ahead      3 min 07 s   0.28 USD  01K3ZC7JTEX7Q3QWQG0ZCRXAK0"
                + "  hailuo-2.3-standard",
            "0 done, 1 without a clip, 1 at the provider, 1 waiting; 0.56 USD set aside, nothing"
                + " spent");
  }

  @Test
  void aThousandFitInASmallTerminal() {
    List<BatchBoard.Row> rows =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(line -> row(line, Option.when(line <= 40, NOW)))
            .toList();

    List<String> frame = BatchBoard.picture(new BatchTotals(rows), NOW, 40);

    assertThat(frame).hasSize(13).allMatch(line -> line.length() < 40);
    assertThat(frame.get(11)).contains("and 30 more at the provider");
    assertThat(frame.get(12)).startsWith("0 done, 0 without a clip, 40 at the");
  }
}
