package dev.kinoport.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTakenForNameTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:hush@127.0.0.1:1/db",
        "postgres://u:hush@127.0.0.1:1/db",
        "postgresql:db?password=hush",
        "JDBC:POSTGRESQL://u:hush@127.0.0.1:1/db",
        " jdbc:postgresql://u:hush@127.0.0.1:1/db",
        "sqlite:/x.db?password=hush",
        "s3://u:hush@bucket/x",
        "u:hush@127.0.0.1:1/db",
        "host=127.0.0.1 password=hush dbname=db",
        "postgres://u:a@hush@127.0.0.1:1/db",
        "postgres://u:a/hush@127.0.0.1:1/db",
        "postgres://u:a hush@127.0.0.1:1/db",
        "postgres://u:a'hush@127.0.0.1:1/db",
        "host=127.0.0.1 password='a hush' dbname=db",
        "host=127.0.0.1 password = hush dbname=db",
        "host=127.0.0.1 password=a'hush dbname=db",
        "postgresql://127.0.0.1:1/db?password=a'hush"
      })
  void noAddressBecomesAFolderOrFile(String address) {
    String image = Shell.IMAGE.toString();
    for (List<String> command :
        List.of(
            List.of("list", "--state", address),
            List.of("serve", "--state", address),
            List.of("serve", "--script", address),
            List.of("worker", "--clips", address),
            List.of("models", "--catalogue", address),
            List.of("models", "import", address),
            List.of("batch", address),
            List.of("generate", "--image", image, "--prompt", "x", "--out", address))) {
      Shell.Result result = Shell.piped().run(command.toArray(String[]::new));

      assertThat(result.exitCode()).as(command + result.err()).isEqualTo(2);
      assertThat(result.out() + result.err()).as(command.toString()).doesNotContain("hush");
    }
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(
      strings = {
        "~/kp",
        "~",
        "C:\\kp",
        "\\\\server\\share",
        "db.example:5432/kinoport",
        "127.0.0.1:5432/kinoport",
        "u@h/db",
        "gs:b/x",
        "ssh:host",
        "service=mydb",
        "$HOME/kp",
        "${HOME}/kp"
      })
  void whatOnlyOthersUnderstandBecomesNoFolderOrFile(String name) {
    String image = Shell.IMAGE.toString();
    for (List<String> command :
        List.of(
            List.of("list", "--state", name),
            List.of("list", "--state", "jdbc:sqlite:" + name),
            List.of("show", "01UNKNOWN", "--state", name),
            List.of("doctor", "--state", name),
            List.of("spend", "--clips", name),
            List.of("generate", "--image", image, "--prompt", "x", "--out", name),
            List.of("generate", "--image", image, "--prompt", "x", "--clips", name))) {
      Shell.Result result = Shell.piped().run(command.toArray(String[]::new));

      assertThat(result.exitCode()).as(command + result.out() + result.err()).isEqualTo(2);
      assertThat(Path.of(name)).as(command.toString()).doesNotExist();
    }
    Shell.Result environment = Shell.piped().with("KINOPORT_STATE", name).run("list");
    assertThat(environment.exitCode()).as(environment.err()).isEqualTo(2);
  }

  @Test
  void aHomeIsNamedAsAShellWould() {
    assertThat(Shell.piped().run("list", "--state", "~/kp").err())
        .contains("write " + System.getProperty("user.home") + "/kp");
  }

  /** The refusal says so. */
  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @ValueSource(strings = {"a\\b", "C:kp", "u@h/db", "gs:b", "service=mydb"})
  void whatBeginsWithADotAndASlashIsANameHoweverOdd(String name) {
    Shell.Result refused = Shell.piped().run("list", "--state", name);

    assertThat(refused.exitCode()).as(refused.out()).isEqualTo(2);
    assertThat(refused.err()).contains("a file or folder of that name is ./NAME");
    for (String sure : List.of("./" + name, "../" + name, folder + "/" + name)) {
      Shell.Result taken = Shell.piped().run("list", "--state", sure);

      assertThat(taken.exitCode()).as(sure + taken.err()).isZero();
      assertThat(Path.of(sure)).doesNotExist();
    }
  }

  @Test
  void whatIsThereIsAName() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("a=b"));

    assertThat(Shell.piped().run("list", "--state", odd.toString()).exitCode()).isZero();
    assertThat(Shell.piped().run("list", "--state", folder + "/x:y").exitCode()).isZero();
  }

  @Test
  void aQuestionMakesNoJournal() {
    Path journal = folder.resolve("none").resolve("x.db");

    for (String question : List.of("list", "spend", "doctor")) {
      Shell.Result result = Shell.piped().run(question, "--state", "jdbc:sqlite:" + journal);
      assertThat(result.exitCode()).as(question + result.err()).isZero();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"u:hush@h/x", "host=x password=hush", "host=x password='a hush'"})
  void noPasswordOfAPictureIsTold(String image) {
    for (String more : List.of("--json", "--verbose")) {
      Shell.Result result =
          Shell.piped()
              .run(
                  "generate",
                  "--image",
                  image,
                  "--prompt",
                  "x",
                  "--out",
                  folder.resolve("x.mp4").toString(),
                  more);

      assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
      assertThat(result.out() + result.err()).doesNotContain("hush");
    }
  }

  @Test
  void anEnvironmentIsHeldToTheSame() {
    Shell.Result result =
        Shell.piped().with("KINOPORT_STATE", "postgresql://u:hush@127.0.0.1:1/db").run("list");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("such as jdbc:postgresql://").doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1:1/kino?user=kino&password=hush",
        "jdbc:postgresql://kino:hush@127.0.0.1:1/kino",
        "jdbc:postgresql://kino:a/hush@127.0.0.1:1/kino",
        "jdbc:postgresql://kino:a@hush@127.0.0.1:1/kino",
        "jdbc:postgresql://127.0.0.1:1/kino?password=a'hush"
      })
  void aPasswordIsNoArgument(String url) {
    Shell.Result result = Shell.piped().run("list", "--state", url);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("KINOPORT_STATE")
        .contains("~/.pgpass")
        .doesNotContain("hush");
  }

  @Test
  void noNameMovesTheCursor() {
    String odd = folder.resolve("\u001b[2Jx.mp4").toString();
    Shell.Result result =
        Shell.piped()
            .run("generate", "--image", Shell.IMAGE.toString(), "--prompt", "x", "--out", odd);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out() + result.err()).doesNotContain("\u001b");
  }

  @Test
  void aFileThatNobodyWroteByHandIsNotRead() throws IOException {
    Path large = folder.resolve("large.yaml");
    Files.write(large, new byte[3_000_000]);
    for (List<String> command :
        List.of(
            List.of("models", "--catalogue", large.toString()),
            List.of("models", "import", large.toString()),
            List.of("serve", "--script", large.toString()))) {
      Shell.Result result = Shell.piped().run(command.toArray(String[]::new));

      assertThat(result.exitCode()).as(command + result.err()).isEqualTo(2);
      assertThat(result.err()).contains("more than 2,097,152 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://u:hush@127.0.0.1:1/x.json",
        "http://u:a/hush@127.0.0.1:1/x",
        "http://u:hush@ x"
      })
  void noPasswordOfADocumentIsTold(String address) {
    Shell.Result result = Shell.piped().run("models", "import", address);

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.out() + result.err()).doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"minio.example", "minio.example:9000", "http://u:hush@127.0.0.1:1", "s3:x"})
  void aServerForClipsIsAnAddressOnTheWeb(String address) {
    Shell.Result result =
        Shell.piped()
            .with("AWS_ENDPOINT_URL_S3", address)
            .run("list", "--clips", "s3://bucket/prefix");

    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err())
        .contains("AWS_ENDPOINT_URL_S3 must be a whole http or https address")
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "0123456789AB", "a b", "/"})
  void aWorldIsNamedAsWorldsAre(String name) {
    String image = Shell.IMAGE.toString();
    Shell.Result result =
        Shell.piped()
            .run("generate", "--dry-run", "--image", image, "--prompt", "x", "--world", name);

    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("must be the folder of a world");
  }
}
