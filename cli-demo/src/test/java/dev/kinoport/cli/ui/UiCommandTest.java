package dev.kinoport.cli.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.cli.outcome.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
final class UiCommandTest {
  private static final int MANY = 100_000;

  @TempDir private Path place;

  private Path state() {
    return place.resolve("state");
  }

  private void generate(String... more) {
    Shell.Result made =
        Shell.piped()
            .order(
                place.resolve("clip.mp4"),
                Stream.concat(
                        Stream.of("--pace", "fast", "--force", "--state", state().toString()),
                        Stream.of(more))
                    .toArray(String[]::new));
    assertThat(made.err()).doesNotContain("a defect");
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String get(String address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Looks at it while it is there, and ends it. */
  private Shell.Result visited(Consumer<String> visit, String... more) {
    String port = Integer.toString(freePort());
    Shell shell =
        Shell.when(
            Map.of(
                "Control-C",
                () -> {
                  visit.accept("http://127.0.0.1:" + port);
                  Thread.currentThread().interrupt();
                }));
    List<String> words =
        new ArrayList<>(List.of("ui", "--port", port, "--state", state().toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @Test
  void oneLineSaysWhereAndAnInterruptEndsItAndNothingIsMadeByAQuestion() {
    Shell.Result result = Shell.interruptedAt("Control-C").run("ui", "--state", state().toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("http://127\\.0\\.0\\.1:[0-9]+/\n");
    assertThat(result.err()).contains("read-only");
    List<String> page = new ArrayList<>();
    visited(at -> page.add(get(at)));
    assertThat(page.getFirst()).contains("Nothing here.");
    assertThat(state()).doesNotExist();
  }

  @Test
  void theWordsAreThoseOfTheCommandLine() {
    generate("--fault", "listing-unsupported", "--label", "autumn");
    String id = Shell.piped().run("list", "--state", state().toString()).out().substring(0, 26);
    List<String> pages = new ArrayList<>();

    visited(at -> {
      pages.add(get(at + "/"));
      pages.add(get(at + "/generations/" + id));
      pages.add(get(at + "/money?by=label"));
    });

    assertThat(pages.get(0)).contains(">in doubt<", ">(0.28 USD)<", ">autumn<");
    assertThat(pages.get(1))
        .contains("in doubt: fake: accepted, and the answer is lost", "kinoport reconcile")
        .doesNotContain("<form");
    assertThat(pages.get(2)).contains(">autumn<", ">0.28 USD<");
  }

  @Test
  void journalThatWasAwayAtFirstIsShownOnceItIsBack() throws IOException {
    generate();
    Path journal = state().resolve("kinoport.db");
    Path aside = Files.move(journal, place.resolve("aside.db"));
    Files.createDirectory(journal);
    List<String> pages = new ArrayList<>();

    Shell.Result result =
        visited(at -> {
          pages.add(get(at + "/"));
          bringBack(aside, journal);
          pages.add(get(at + "/"));
        });

    assertThat(result.err()).contains("the journal cannot be used", "tries it again");
    assertThat(pages.getFirst()).contains("the journal cannot be used");
    assertThat(pages.getLast()).contains(">done<").doesNotContain("cannot be used");
  }

  private static void bringBack(Path aside, Path journal) {
    try {
      Files.delete(journal);
      Files.move(aside, journal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void withActWhatMayCostTwiceIsSaidInTheWordsOfReconcile() {
    generate("--fault", "listing-unsupported");
    String id = Shell.piped().run("list", "--state", state().toString()).out().substring(0, 26);
    List<String> pages = new ArrayList<>();

    visited(at -> pages.add(get(at + "/generations/" + id)), "--act");

    assertThat(pages.getFirst())
        .contains(
            "it is paid twice: 0.28 USD and 0.28 USD, 0.56 USD in all",
            "it may have been sent, so 0.28 USD counts as spent");
  }

  @Test
  void theFirstPageOfAHundredThousandHoldsTheNewestAndNoMore() throws SQLException {
    generate();
    multiply();
    List<String> pages = new ArrayList<>();

    visited(at -> {
      pages.add(get(at + "/"));
      pages.add(get(at + "/money?by=model"));
    });

    assertThat(pages.getFirst())
        .contains("number-" + (MANY - 1), "Older")
        .doesNotContain("number-" + (MANY - 1_000));
    assertThat(pages.getLast()).contains(">" + MANY + "<", ">28000.00 USD<");
  }

  /** So many as there are, all like the one that is there, but without its entries. */
  private void multiply() throws SQLException {
    Path file = state().resolve("kinoport.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      String table = "kinoport_generations";
      statement.executeUpdate(
          """
          WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < %d)
          INSERT INTO %s (id, request_hash, model, provider, label, phase, since_nanos, version,
              ended, ordered_nanos, quoted, quoted_currency, cost_basis, cost, cost_currency)
          SELECT 'number-' || n, request_hash, model, provider, 'label ' || (n %% 100), phase,
              since_nanos, 0, ended, ordered_nanos + n * 1000000000, quoted, quoted_currency,
              cost_basis, cost, cost_currency
          FROM %s, counted WHERE id NOT LIKE 'number-%%'
          """
              .formatted(MANY - 1, table, table));
    }
  }

  @Test
  void whoLetsOthersInNeedsAKeyThatCannotBeGuessed() throws IOException {
    Shell.Result shortKey =
        Shell.piped().with("KINOPORT_UI_KEY", "short").run("ui", "--listen", "127.0.0.1");
    assertThat(shortKey.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(shortKey.err())
        .contains("KINOPORT_UI_KEY must be 16 or more letters, digits, - and _")
        .doesNotContain("short");

    Shell.Result drawn = Shell.interruptedAt("Control-C").run("ui", "--listen", "127.0.0.1");
    assertThat(drawn.out()).matches("http://127\\.0\\.0\\.1:[0-9]+/\\?key=[0-9a-f]{32}\n");

    Shell.Result given =
        Shell.interruptedAt("Control-C")
            .with("KINOPORT_UI_KEY", "0123456789-abcdef_X")
            .run("ui", "--listen", "127.0.0.1");
    assertThat(given.out()).endsWith("/?key=0123456789-abcdef_X\n");
    assertThat(Files.exists(state())).isFalse();
  }

  @Test
  void anAddressThatIsNotThisMachinesIsNamed() {
    Shell.Result result = Shell.piped().run("ui", "--listen", "192.0.2.1");

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("cannot listen on port 0");
  }
}
