package dev.kinoport.chaos.worker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.dbscheduler.WorkerScheduler;
import dev.kinoport.dbscheduler.WorkerSettings;
import dev.kinoport.engine.InProcessScheduler;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.queue.Reconciling;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.Provider;
import dev.kinoport.testkit.SteppedJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A worker as a service would have it: goes on with what is unfinished, and starts what it is asked
 * for, one number a line. It ends with its input, if it is let.
 */
public final class WorkerMain {
  public static final String ADMIT = "admit ";
  public static final String GO_ON = "go on";

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private WorkerMain() {}

  /** The program; what it is to do stands in system properties. */
  public static void main(String[] arguments) throws IOException {
    Assignment assignment = Assignment.fromProperties();
    FailPoints failPoints = assignment.failPoints(OUT::println);
    try (Kinoport kinoport = open(assignment, failPoints)) {
      kinoport.resume();
      OUT.println(WorkerWords.READY);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(GO_ON)) {
          failPoints.wake();
        } else {
          admit(kinoport, assignment.selling(), Integer.parseInt(line.substring(ADMIT.length())));
        }
      }
    }
  }

  private static void admit(Kinoport kinoport, Selling selling, int number) {
    kinoport
        .start(selling.draft(number), selling.terms(number, kinoport.providers()))
        .peek(id -> {
          OUT.println(WorkerWords.ADMITTED + number);
          var unused =
              kinoport
                  .result(id)
                  .thenAccept(end -> end.peek(it -> OUT.println(WorkerWords.ENDED + number)));
        })
        .peekLeft(failure -> {
          System.err.println("not admitted: " + failure);
          OUT.println(WorkerWords.REFUSED + number);
        });
  }

  private static Kinoport open(Assignment assignment, FailPoints failPoints) {
    JdbcJournal database =
        JdbcJournal.at(assignment.journal())
            .getOrElseThrow(fault -> new IllegalStateException(fault.reason()));
    Journal journal = assignment.care().journal(database);
    KinoportBuilder builder =
        Kinoport.builder()
            .journal(
                new SteppedJournal(new AnnouncingJournal(journal, OUT::println), failPoints::at))
            .settings(assignment.selling().patient(assignment.patience().engine()));
    for (ServedProvider address : assignment.providers()) {
      Fal fal = open(address, assignment.patience());
      builder.provider(provider(fal, assignment, failPoints)).owning(fal);
    }
    return builder.owning(database).scheduler(scheduler(assignment, journal, builder)).build();
  }

  private static Fal open(ServedProvider address, Patience patience) {
    return Fal.open(
        FalConfig.emulator(URI.create(address.url()))
            .name(address.name())
            .timeouts(patience.calls())
            .reconciling(Reconciling.MATCHES_AND_ABSENCE));
  }

  private static Provider provider(Fal fal, Assignment assignment, FailPoints failPoints) {
    Provider honest = fal.provider();
    return new Provider(
        honest.name(),
        honest.offers(),
        assignment.patience().provider(honest.capabilities()),
        new FailPointBackend(honest.video(), failPoints),
        honest.uploader(),
        new FailPointClips(assignment.clips(), fal.clipSource(), failPoints),
        honest.feed(),
        honest.clock());
  }

  private static Scheduler.Factory scheduler(
      Assignment assignment, Journal journal, KinoportBuilder builder) {
    if (!assignment.isShared()) {
      return InProcessScheduler::new;
    }
    WorkerSettings settings = assignment.patience().workers();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(assignment.journal());
    config.setMaximumPoolSize(settings.threads() + 3);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    HikariDataSource pool = new HikariDataSource(config);
    builder.owning(pool);
    return WorkerScheduler.on(pool, journal, settings)
        .getOrElseThrow(fault -> new IllegalStateException(fault.toString()));
  }
}
