package dev.kinoport.jdbc;

import dev.kinoport.file.PrivateFiles;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.testkit.Threads;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** What the other JVM does. It says what was answered, right after it was. */
final class Child {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Child() {}

  public static void main(String[] arguments) throws IOException {
    String url = arguments[1];
    if (arguments[0].equals("keep the turn")) {
      keepTheTurn(Path.of(url));
    }
    try (JdbcJournal journal =
        JdbcJournal.at(url).getOrElseThrow(fault -> new IllegalStateException(fault.reason()))) {
      switch (arguments[0]) {
        case "open" -> OUT.println("opened");
        case "send" -> send(journal);
        case "write" -> write(journal, arguments[2]);
        case "race" ->
            Threads.race(
                    Integer.parseInt(arguments[3]),
                    thread -> race(journal, arguments[2] + thread, Integer.parseInt(arguments[4])))
                .forEach(won -> OUT.println("won " + won));
        case "depart" ->
            Threads.race(
                    Integer.parseInt(arguments[3]),
                    thread ->
                        depart(journal, arguments[2] + thread, Integer.parseInt(arguments[4])))
                .forEach(left -> OUT.println("left " + left));
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  /** Says who has it, and lives until it is killed. */
  private static void keepTheTurn(Path lock) throws IOException {
    try (FileChannel channel =
        PrivateFiles.open(
            lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      OpeningTurn.take(channel, lock, Duration.ofMinutes(1));
      OUT.println(ProcessHandle.current().pid());
      new Semaphore(0).acquireUninterruptibly();
    }
  }

  /** Says by which name it would send, and lives until it is killed. */
  private static void send(JdbcJournal journal) {
    OUT.println(journal.senders().self().getOrElse(""));
    System.gc(); // what keeps the name must not be lost with what nobody uses any more
    new Semaphore(0).acquireUninterruptibly();
  }

  /** Writes until it is killed: an admission, and three events behind it. */
  private static void write(JdbcJournal journal, String name) {
    for (int number = 0; ; number++) {
      GenerationId id = new GenerationId(name + "-" + number);
      journal.admit(List.of(SampleOrders.order(id.value()))).get();
      OUT.println(id + " 1");
      for (long version = 1; version < 4; version++) {
        long now = journal.append(id, version, note((int) version)).get();
        OUT.println(id + " " + now);
      }
    }
  }

  /** Claims every key, and tries to write every version of one generation; how many it won. */
  private static int race(JdbcJournal journal, String name, int rounds) {
    int won = 0;
    for (int round = 0; round < rounds; round++) {
      Admission admission =
          journal
              .admit(List.of(SampleOrders.keyed(name + "-" + round, "key" + round, "a kite")))
              .get()
              .get(0);
      won += admission.isNew() ? 1 : 0;
    }
    GenerationId shared = new GenerationId("shared");
    for (long version = 1; version <= rounds; ) {
      Either<AppendRefusal, Long> answer = journal.append(shared, version, note(0));
      won += answer.isRight() ? 1 : 0;
      version =
          answer.fold(refusal -> ((AppendRefusal.Conflict) refusal).version(), written -> written);
    }
    return won;
  }

  /** Lets as many leave as it may, at one moment of a clock that stands still; how many. */
  private static int depart(JdbcJournal journal, String name, int rounds) {
    int left = 0;
    for (int round = 0; round < rounds; round++) {
      GenerationId id = new GenerationId(name + "-" + round);
      journal.admit(List.of(SampleOrders.order(id.value()))).get();
      left += journal.depart(id, 1, SampleOrders.leaving(), SampleOrders.LIMITS).isRight() ? 1 : 0;
    }
    return left;
  }

  private static GenerationEvent note(int second) {
    return new GenerationEvent.CancelAsked(SampleOrders.ORDERED_AT.plusSeconds(second));
  }
}
