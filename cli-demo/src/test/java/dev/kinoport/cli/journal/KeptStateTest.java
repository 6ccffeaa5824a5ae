package dev.kinoport.cli.journal;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.cli.ProviderClock;
import dev.kinoport.cli.Shell;
import dev.kinoport.cli.option.FakeSpeed;
import dev.kinoport.cli.option.FaultName;
import dev.kinoport.cli.provider.FakeLives;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.jdbc.JdbcJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What one command leaves, the next takes up. Nothing is known between them but what is kept. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class KeptStateTest {
  private static final Life SLOW = Life.lasting(Duration.ofMillis(400), Duration.ofMillis(800));

  @TempDir private Path folder;

  private final SystemTime time = new SystemTime();
  private final ProviderClock clock = new ProviderClock();
  private FakeProvider provider = FakeProvider.on(time).build();
  private EmulatorServer server = EmulatorServer.before(provider).start();

  @AfterEach
  void stop() {
    server.close();
    clock.close();
    time.close();
  }

  /** One at which nothing moves before its clock is let go. */
  private void followOneThatStands() {
    server.close();
    provider = FakeProvider.on(clock.time()).script(Script.always(SLOW)).build();
    server = EmulatorServer.before(provider).start();
  }

  private void follow(Life life) {
    server.close();
    provider = FakeProvider.on(time).script(Script.always(life)).build();
    server = EmulatorServer.before(provider).start();
  }

  private Path state() {
    return folder.resolve("state");
  }

  /** What says where the journal is, if not in that folder. */
  List<String> journal() {
    return List.of();
  }

  private Shell.Result run(Shell shell, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(journal());
    return shell.with("KINOPORT_STATE", state().toString()).run(all.toArray(String[]::new));
  }

  private Shell.Result run(String... arguments) {
    return run(Shell.piped(), arguments);
  }

  private Shell.Result order(Shell shell, String... more) {
    List<String> all =
        new ArrayList<>(List.of("--backend", "fal", "--emulator", server.address().toString()));
    all.addAll(List.of(more));
    all.addAll(journal());
    return shell
        .with("KINOPORT_STATE", state().toString())
        .order(clip(), all.toArray(String[]::new));
  }

  private Path clip() {
    return folder.resolve("kite.mp4");
  }

  private static String idIn(Shell.Result ordered) {
    return String.valueOf(ordered.json().get("id"));
  }

  /**
   * Nobody waits for it any more, as soon as it is written down that it was accepted. A wait of so
   * many seconds might end in the middle of sending it, on a machine that has other things to do.
   */
  private String atTheProvider(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("--json");
    return idIn(order(Shell.endedAt("queued"), all.toArray(String[]::new)));
  }

  private String inDoubt() {
    follow(FakeLives.of(FakeSpeed.FAST, FaultName.LISTING_UNSUPPORTED));
    Shell.Result ordered = order(Shell.piped(), "--json", "--label", "film");
    assertThat(ordered.exitCode()).as(ordered.err()).isEqualTo(6);
    return idIn(ordered);
  }

  @Test
  void whatAWaitLeftIsResumedPaidOnceAndDeliveredWhereItBelongs() throws IOException {
    followOneThatStands();
    atTheProvider("--key", "scene-1");
    Shell.Result left = order(Shell.piped(), "--wait", "1ms", "--json", "--key", "scene-1");
    assertThat(left.exitCode()).isEqualTo(7);
    assertThat(left.err()).contains(idIn(left) + " was still queued when the wait ended");
    assertThat(clip()).doesNotExist();
    clock.go();

    // What the environment says now must not lead a purchase elsewhere.
    Shell.Result resumed =
        run(Shell.piped().with("FAL_EMULATOR_URL", "http://127.0.0.1:1"), "resume");
    Shell.Result again = run("resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains(idIn(left), "0.28 USD", clip().toString());
    assertThat(Files.size(clip())).isGreaterThan(100_000);
    assertThat(provider.bill().count()).isEqualTo(1);
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("Nothing is open");
    assertThat(folder).isDirectoryNotContaining("glob:**.kinoport-*");
  }

  @Test
  void aClipThatIsNotInItsPlaceIsBroughtThereOnce() throws IOException {
    follow(Life.instant());
    String id = idIn(order(Shell.piped(), "--json"));
    Files.delete(clip());

    assertThat(run("resume", id).out()).contains(clip().toString());
    assertThat(run("resume", id).exitCode()).isZero();

    assertThat(clip()).exists();
    assertThat(folder).isDirectoryNotContaining("glob:**another-*");
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void aClipThatIsNotInItsPlaceIsBroughtWithoutItsProvider() throws IOException {
    String id = idIn(run(ordering("kite.mp4", "--json")));
    Files.delete(clip());
    assertThat(state()).isDirectoryNotContaining("glob:**fake");

    Shell.Result brought = run("resume", id);

    assertThat(brought.exitCode()).as(brought.err()).isZero();
    assertThat(clip()).isRegularFile();
  }

  @Test
  void whoeverEditsAClipDoesNotEditTheOneThatIsKept() throws IOException {
    follow(Life.instant());
    String id = idIn(order(Shell.piped(), "--json"));
    byte[] bought = Files.readAllBytes(clip());
    Files.write(clip(), new byte[] {1, 2, 3}, StandardOpenOption.WRITE);

    assertThat(state().resolve("clips").resolve(id + ".mp4")).hasBinaryContent(bought);

    Files.delete(clip());
    assertThat(run("resume", id).exitCode()).isZero();
    assertThat(clip()).hasBinaryContent(bought);
  }

  @Test
  void whatCameLaterIsNotReplacedByAnEarlierWish() throws IOException {
    follow(Life.instant());
    Files.writeString(clip(), "old");
    String id = idIn(order(Shell.piped(), "--json", "--force"));
    Files.delete(clip());
    Files.writeString(clip(), "mine, and newer");

    Shell.Result resumed = run("resume", id);

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(clip()).hasContent("mine, and newer");
    assertThat(folder.resolve("another-kite.mp4")).exists();
  }

  @Test
  void aPlaceBehindALinkIsTheOneThatItWasWhenItWasChecked() throws IOException {
    follow(Life.instant());
    Files.createDirectories(folder.resolve("real").resolve("sub"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real").resolve("sub"));
    Files.writeString(clip(), "a stranger's");
    String place = folder.resolve("link") + "/../kite.mp4";

    Shell.Result made =
        run(ordering("link/../kite.mp4", "--backend", "fal", "--emulator", address()));

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(Path.of(place)).isRegularFile();
    assertThat(folder.resolve("real").resolve("kite.mp4")).exists();
    assertThat(clip()).hasContent("a stranger's");
  }

  private String address() {
    return server.address().toString();
  }

  @Test
  void ordersThatNobodyHereCanReadLeaveTheOthersAlone() {
    follow(SLOW);
    String sound = atTheProvider();
    for (Map.Entry<String, String> odd :
        Map.of(
                "in_flight", "many",
                "emulator.fal", "http://127.0.0.1:1?x=1",
                "out", "a\u0000b",
                "fake.options", "--nonsense")
            .entrySet()) {
      orderByAService(odd.getKey(), odd.getValue());
    }

    Shell.Result resumed = run("resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isIn(2, 5);
    assertThat(resumed.err()).doesNotContain("defect");
    assertThat(run("show", sound, "--json").json()).containsEntry("status", "succeeded");
    assertThat(clip()).exists();
  }

  @Test
  void anOrderWhoseAddressNobodyCanReadIsToldAndTheOthersGoOn() {
    follow(SLOW);
    String sound = atTheProvider();
    orderByAService("emulator.fal", "http://127.0.0.1:1/a b");

    Shell.Result resumed = run("resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("which is no address").contains("--emulator URL");
    assertThat(resumed.out()).contains(sound).contains(clip().toString());
  }

  @Test
  void noOrderPutsALineOfItsOwnOnTheTerminal() {
    orderByAService("emulator.fal", "http://127.0.0.1:1/\nkinoport: \u001b[31mall is paid");

    Shell.Result resumed = run("resume");

    assertThat(resumed.err()).contains("which is no address").doesNotContain("\u001b");
    assertThat(resumed.err().lines()).noneMatch(line -> line.contains("kinoport: \u001b"));
    assertThat(resumed.err().lines()).noneMatch(line -> line.startsWith("kinoport: "));
  }

  /** Orders at a world that is gone, and writes down what this program would not. */
  private void orderByAService(String attribute, String value) {
    VirtualTime still = VirtualTime.create();
    FakeProvider gone = FakeProvider.on(still).name("emulator.0123456789ab").build();
    JdbcJournal journal = stateFolder().open().get();
    try (Kinoport kinoport =
        Kinoport.builder()
            .provider(gone.provider())
            .journal(journal)
            .time(still)
            .owning(journal)
            .build()) {
      RequestDraft draft =
          RequestDraft.of("hailuo-2.3-standard")
              .prompt("the kite dives")
              .firstFrame(ImageSource.url("https://images.example/kite.jpg"));
      Terms terms =
          Terms.standard()
              .attribute("emulator.fal", "http://127.0.0.1:1")
              .attribute(attribute, value);
      assertThat(kinoport.start(draft, terms).isRight()).isTrue();
    }
  }

  private StateFolder stateFolder() {
    List<String> named = journal();
    return named.isEmpty()
        ? StateFolder.of(state().toString())
        : StateFolder.of(named.get(named.size() - 1));
  }

  @Test
  void noKeyIsKept() throws IOException {
    follow(Life.instant());
    order(Shell.piped().with("FAL_KEY", "live-id:live-secret"));

    try (var files = Files.walk(state())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain("live-");
      }
    }
  }

  @Test
  void anInterruptSaysHowToGoOn() {
    follow(Life.lasting(Duration.ofHours(1), Duration.ZERO));

    Shell.Result result = order(Shell.endedAt("queued"), "--json");

    assertThat(result.json()).containsEntry("status", "interrupted");
    assertThat(result.err()).contains("kinoport resume " + idIn(result) + " goes on with it");
  }

  /** Nobody else stops the wait. */
  @Test
  void anInterruptEndsTheWaitAndClosesWhatIsOpen() {
    follow(Life.lasting(Duration.ofHours(1), Duration.ZERO));

    Shell.Result result = order(Shell.interruptedAt("queued"), "--json");

    assertThat(result.json()).containsEntry("status", "interrupted");
    assertThat(run("show", idIn(result)).out()).contains("queued").doesNotContain("in doubt");
  }

  @Test
  void theSameKeyIsTheSameGenerationInAnotherProcessToo() {
    follow(Life.instant());

    Shell.Result first = order(Shell.piped(), "--json", "--key", "scene-1");
    Shell.Result second = order(Shell.piped(), "--json", "--key", "scene-1", "--force");

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(idIn(second)).isEqualTo(idIn(first));
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void aKeyThatIsOpenElsewhereLeadsThereAndBuysNothing() {
    followOneThatStands();
    atTheProvider("--key", "scene-1");
    FakeProvider other = FakeProvider.on(time).build();
    try (EmulatorServer elsewhere = EmulatorServer.before(other).start()) {
      String[] there = {
        "--backend", "fal", "--emulator", elsewhere.address().toString(), "--key", "scene-1"
      };
      Shell.Result result = run(ordering("kite.mp4", there));

      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(result.err()).contains("was ordered from emulator.").contains("kinoport resume");
      assertThat(other.accepted()).isEmpty();
    }
  }

  @Test
  void aBudgetIsThatOfOneCommand() {
    follow(Life.instant());

    assertThat(order(Shell.piped(), "--budget", "0.28").exitCode()).isZero();
    assertThat(order(Shell.piped(), "--budget", "0.28", "--force").exitCode()).isZero();
  }

  @Test
  void listShowAndSpendTellWhatWasBought() {
    follow(Life.instant());
    String id = idIn(order(Shell.piped(), "--json", "--label", "film"));

    assertThat(run("list").out()).contains(id, "done", "0.28 USD", "hailuo-2.3-standard", "film");
    assertThat(run("list", "--status", "in_doubt").out()).isEmpty();
    assertThat(run("list", "--label", "other").out()).isEmpty();
    assertThat(run("show", id).out())
        .contains("The kite climbs", "taken by the provider as", "cost    0.28 USD")
        .contains(clip().toString());
    assertThat(run("show", id, "--json").json())
        .containsEntry("status", "succeeded")
        .containsEntry("label", "film")
        .containsEntry("clip", clip().toString());
    assertThat(run("spend", "--by", "label").out()).contains("film", "all", "0.28 USD");
    assertThat(run("spend", "--json").json())
        .containsEntry("generations", 1.0)
        .containsEntry("reserved", List.of())
        .containsEntry("actual", List.of(Map.of("amount", "0.28", "currency", "USD")));
    Shell.Result watched = run("watch", id);
    assertThat(watched.exitCode()).isZero();
    assertThat(watched.out()).contains("admitted", "clip stored");
  }

  @Test
  void aQuestionWhereNothingWasKeptMakesNothing() {
    for (String command : List.of("list", "spend", "reconcile", "resume")) {
      assertThat(run(command).exitCode()).as(command).isZero();
    }
    assertThat(run("show", "01UNKNOWN").exitCode()).isEqualTo(2);
    assertThat(order(Shell.piped(), "--dry-run").exitCode()).isZero();
    assertThat(state()).doesNotExist();
  }

  @Test
  void cancelStopsWhatIsQueued() {
    follow(FakeLives.of(FakeSpeed.FAST, FaultName.STUCK));
    String id = atTheProvider();

    Shell.Result result = run("cancel", id);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("cancelled");
    assertThat(run("list", "--status", "cancelled").out()).contains(id);
    assertThat(provider.bill().count()).isZero();
  }

  @Test
  void whatIsInDoubtIsToldAndMayBeAbandoned() {
    String id = inDoubt();

    Shell.Result told = run("reconcile");
    Shell.Result abandoned = run("reconcile", "--abandon", id);

    assertThat(told.exitCode()).isEqualTo(6);
    assertThat(told.out()).contains(id, "may have cost 0.28 USD");
    assertThat(abandoned.exitCode()).isEqualTo(5);
    assertThat(run("list", "--status", "failed").out()).contains(id, "unknown");
    assertThat(run("reconcile").exitCode()).isZero();
  }

  @Test
  void whatIsInDoubtCanBeAdopted() {
    String id = inDoubt();
    String request = provider.accepted().get(0).requestId();

    Shell.Result adopted = run("reconcile", "--adopt", request, id);

    assertThat(adopted.exitCode()).as(adopted.err()).isZero();
    assertThat(clip()).exists();
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @Test
  void toSendAgainNeedsAgreementToPayTwice() {
    String id = inDoubt();

    Shell.Result refused = run("reconcile", "--resubmit", id);
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.err()).contains("0.28 USD and 0.28 USD, 0.56 USD in all");
    assertThat(provider.accepted()).hasSize(1);

    Shell.Result agreed = run("reconcile", "--resubmit", id, "--yes");
    assertThat(agreed.exitCode()).as(agreed.err()).isIn(0, 6);
    assertThat(provider.accepted()).hasSize(2);
  }

  @Test
  void onlyWhatIsInDoubtCanBeReconciled() {
    follow(Life.instant());
    String id = idIn(order(Shell.piped(), "--json"));

    assertThat(run("reconcile", "--abandon", id).err()).contains("has ended, it is done");
    assertThat(run("reconcile", id).exitCode()).isEqualTo(2);
  }

  @Test
  void theFakeRemembersWhatAnEarlierProcessBought() throws IOException {
    Shell.Result left = run(Shell.endedAt("queued"), ordering("kite.mp4", "--json"));
    assertThat(left.json()).containsEntry("status", "interrupted");

    Shell.Result resumed = run("resume", idIn(left));

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(Files.size(clip())).isGreaterThan(100_000);
    assertThat(run("show", idIn(left)).out()).containsOnlyOnce("sent, attempt");
    assertThat(state()).isDirectoryNotContaining("glob:**fake");
  }

  @Test
  void theSameTwiceAtTheFakeIsTwoPurchases() {
    Shell.Result first = run(ordering("a.mp4"));
    Shell.Result second = run(ordering("b.mp4"));

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(run("spend", "--json").json()).containsEntry("generations", 2.0);
  }

  @Test
  void whatIsRefusedLeavesNothing() {
    Shell.Result refused = run(ordering("a.mp4", "--budget", "0.27"));

    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(state())
        .satisfiesAnyOf(
            it -> assertThat(it).doesNotExist(), it -> assertThat(it).isEmptyDirectory());
  }

  private String[] ordering(String name, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "generate",
                "--image",
                Shell.IMAGE.toString(),
                "--prompt",
                "The kite climbs",
                "--out",
                folder.resolve(name).toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void eachFaultThatTheProviderFoundIsShownWithItsFieldValueAndLimit() {
    ProviderError found =
        new ProviderError(
            ProviderError.Kind.REFUSED,
            "value_error",
            "Value error",
            List.of(
                new ProviderError.Detail(
                    "body.prompt", "string_too_long", "Too long", List.of("max_length=3")),
                new ProviderError.Detail("body.seed", "missing", "Field required", List.of())),
            false);
    follow(Life.instant().failing(found));
    String id = idIn(order(Shell.piped(), "--json"));

    assertThat(run("show", id).out())
        .contains("--prompt: Too long [max_length=3] (was 'The kite climbs')\n")
        .contains("seed: Field required\n");
    assertThat(run("show", id, "--json").json("refusal"))
        .extractingByKey("details", as(InstanceOfAssertFactories.LIST))
        .hasSize(2);
  }

  @Test
  void whatWasToGoToStdoutAndWasInterruptedIsKeptAndNotBroughtIntoAFolderThatIsGone() {
    followOneThatStands();
    Shell.Result left =
        run(
            Shell.endedAt("queued"),
            "generate",
            "--image",
            Shell.IMAGE.toString(),
            "--prompt",
            "The kite climbs",
            "--out",
            "-",
            "--backend",
            "fal",
            "--emulator",
            server.address().toString());
    assertThat(left.out()).isEmpty();
    clock.go();

    Shell.Result resumed = run("resume");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains(state().toString());
    assertThat(provider.bill().count()).isEqualTo(1);
  }
}
