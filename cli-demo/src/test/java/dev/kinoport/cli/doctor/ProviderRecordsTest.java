package dev.kinoport.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Upload;
import dev.kinoport.jdbc.JdbcJournal;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class ProviderRecordsTest {
  private static final Life LIFE = Life.lasting(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @TempDir private Path folder;

  /** Nothing moves there before its clock is turned. */
  private final VirtualTime clock = VirtualTime.startingAt(Instant.now());

  @Test
  void whatIsDoneAtTheProviderIsToldAndNothingIsFetchedOrSent() {
    FakeProvider provider = FakeProvider.on(clock).script(Script.always(LIFE)).build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      String id = left("queued", server);
      assertThat(doctor("--ask-provider").out()).contains("providers for 1 generation");
      assertThat(doctor("--ask-provider").exitCode()).isZero();
      clock.advance(Duration.ofMinutes(5));
      String before = kept("show", id, "--json").out();

      assertThat(doctor().exitCode()).isZero();
      Shell.Result result = doctor("--ask-provider", "--json");

      assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
      assertThat(result.out())
          .contains("\"done_at_provider\"", "kinoport resume " + id + " fetches it");
      assertThat(result.json()).containsEntry("asked", 1.0);
      assertThat(kept("show", id, "--json").out()).isEqualTo(before);
      assertThat(provider.bill().count()).isEqualTo(1);
      assertThat(folder.resolve("kite.mp4")).doesNotExist();
    }
  }

  @Test
  void whatIsInDoubtIsFoundInTheRecordsAndStaysInDoubt() {
    Duration lag = Duration.ofMinutes(10);
    FakeProvider provider =
        FakeProvider.on(clock)
            .script(
                Script.always(
                    LIFE.with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingLags(lag))))
            .build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      String id = left("in doubt", server);
      assertThat(doctor("--ask-provider", "--json").out())
          .contains("\"in_doubt\"", "\"not_in_records\"", "an absence there proves nothing");
      clock.advance(lag.plusMinutes(1));
      String before = kept("show", id, "--json").out();

      Shell.Result result = doctor("--ask-provider", "--json");

      assertThat(result.out())
          .contains("\"found_in_records\"", "kinoport resume " + id + " takes it up");
      assertThat(kept("show", id, "--json").out()).isEqualTo(before);
      assertThat(provider.received()).hasSize(1);
    }
  }

  /** Whether a sender lives is known on Linux. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void paidRequestWhoseSenderIsGoneIsToldAndSearchedFor() {
    FakeProvider provider = FakeProvider.on(clock).script(Script.always(LIFE)).build();
    try (EmulatorServer server = EmulatorServer.before(provider).start();
        JdbcJournal journal = journal()) {
      String self = journal.senders().departing().get();
      leave(journal, handedIn(server, "living"), Option.some(self), tomorrow());
      assertThat(doctor("--ask-provider", "--json").json())
          .as("it is under way")
          .containsEntry("asked", 0.0)
          .containsEntry("findings", List.of());
      GenerationId id = handedIn(server, "left");
      leave(journal, id, Option.some(self.replaceFirst("-[^-]*$", "-0")), tomorrow());
      String before = kept("show", id.value(), "--json").out();

      assertThat(doctor().out()).contains("no answer was written down: it may be paid");
      Shell.Result result = doctor("--ask-provider", "--json");

      assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
      assertThat(result.out())
          .contains("\"unanswered\"", "kinoport resume " + id + " searches", "\"not_in_records\"");
      assertThat(result.json()).containsEntry("asked", 1.0);
      assertThat(kept("show", id.value(), "--json").out()).isEqualTo(before);
      assertThat(provider.received()).isEmpty();
    }
  }

  private static Instant tomorrow() {
    return Instant.now().plus(Duration.ofDays(1));
  }

  @Test
  void paidRequestWhoseTimeIsOverIsTold() {
    FakeProvider provider = FakeProvider.on(clock).script(Script.always(LIFE)).build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      GenerationId id = handedIn(server, "left");
      assertThat(doctor("--json").out()).contains("\"not_sent\"", "0.28 USD is set aside");
      try (JdbcJournal journal = journal()) {
        leave(journal, id, Option.none(), Instant.now());
      }

      assertThat(doctor("--json").out())
          .contains("\"unanswered\"", "kinoport resume " + id + " searches");
    }
  }

  /** Ordered, for a worker that never comes. */
  private GenerationId handedIn(EmulatorServer server, String name) {
    Shell.Result handed =
        Shell.piped()
            .with("KINOPORT_STATE", state())
            .order(
                folder.resolve(name + ".mp4"),
                "--provider",
                "fal",
                "--emulator",
                server.address().toString(),
                "--hand-in",
                "--json");
    return GenerationId.parse(String.valueOf(handed.json().get("id"))).get();
  }

  private JdbcJournal journal() {
    return JdbcJournal.file(Path.of(state(), "kinoport.db")).get();
  }

  private static void leave(
      JdbcJournal journal, GenerationId id, Option<String> sender, Instant answerBy) {
    Instant at = answerBy.minus(Duration.ofDays(2));
    journal
        .read(id)
        .get()
        .get()
        .admitted()
        .document()
        .imagesToUpload()
        .forEach(image ->
            write(
                journal,
                id,
                new GenerationEvent.ImageUploaded(
                    image.sha256(),
                    new Upload("theirs", URI.create("https://up.test/1"), at),
                    at)));
    write(journal, id, new GenerationEvent.SubmitStarted(1, answerBy, sender, Option.none(), at));
  }

  private static void write(JdbcJournal journal, GenerationId id, GenerationEvent event) {
    long version = journal.read(id).get().get().version();
    assertThat(journal.append(id, version, event).isRight()).isTrue();
  }

  /** The records name it with fewer addresses than its own answer did. */
  @Test
  void whatAnotherGenerationHoldsIsNotOfferedToOneInDoubt() {
    Life lost = LIFE.with(new Fault.LostBeforeAcceptance(1));
    AtomicBoolean isLost = new AtomicBoolean();
    FakeProvider provider =
        FakeProvider.on(clock)
            .script(Script.always(LIFE).when(request -> isLost.get(), lost))
            .build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      String held = left("queued", server);
      isLost.set(true);
      String doubt = left("in doubt", server, folder.resolve("another.mp4"));

      assertThat(doubt).isNotEqualTo(held);
      assertThat(doctor("--ask-provider", "--json").out())
          .contains("\"not_in_records\"")
          .doesNotContain("\"found_in_records\"");
    }
  }

  @Test
  void whoeverIsNotThereIsToldNotToHaveBeenAsked() {
    FakeProvider provider = FakeProvider.on(clock).script(Script.always(LIFE)).build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      String unused = left("queued", server);
    }

    Shell.Result result = doctor("--ask-provider", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("\"provider_not_asked\"");
  }

  @Test
  void whatTheProviderForgotIsTold() {
    FakeProvider provider = FakeProvider.on(clock).script(Script.always(LIFE)).build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      String id = left("queued", server);
      clock.advance(Duration.ofDays(30));

      Shell.Result result = doctor("--ask-provider", "--json");

      assertThat(result.out())
          .contains("\"unknown_at_provider\"", "kinoport resume " + id + " asks for its result");
    }
  }

  private String left(String at, EmulatorServer server) {
    return left(at, server, folder.resolve("kite.mp4"));
  }

  private String left(String at, EmulatorServer server, Path place) {
    Shell.Result left =
        Shell.endedAt(at)
            .with("KINOPORT_STATE", state())
            .order(place, "--provider", "fal", "--emulator", server.address().toString(), "--json");
    return String.valueOf(Option.of(left.json().get("id")).get());
  }

  private String state() {
    return folder.resolve("state").toString();
  }

  private Shell.Result doctor(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "doctor";
    System.arraycopy(options, 0, all, 1, options.length);
    return kept(all);
  }

  private Shell.Result kept(String... arguments) {
    return Shell.piped().with("KINOPORT_STATE", state()).run(arguments);
  }
}
