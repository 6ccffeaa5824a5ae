package dev.kinoport.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
