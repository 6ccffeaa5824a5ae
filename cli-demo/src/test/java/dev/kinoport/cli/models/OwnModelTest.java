package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.modelfile.ModelFile;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is in no catalogue: from its document and a short price file to a clip. */
class OwnModelTest {
  private static final Path DOCUMENT = Path.of("..", "samples", "acme-dream-openapi.json");
  private static final Path PRICES = Path.of("..", "samples", "acme-dream-prices.yaml");
  private static final String MODEL = "acme-dream-image-to-video";

  @TempDir private Path folder;
  private Path draft;

  @BeforeEach
  void importTheDocument() {
    draft = folder.resolve("acme-dream.yaml");
    Shell.Result result =
        Shell.piped().run("models", "import", DOCUMENT.toString(), "--out", draft.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("The document leaves open:", "rules over several inputs");
  }

  @Test
  void withoutAPriceItIsNotBought() {
    Shell.Result result =
        Shell.piped()
            .generate(
                folder.resolve("clip.mp4"), "--catalogue", draft.toString(), "--model", MODEL);

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("nobody has said what this model costs");
  }

  @Test
  void withATenLinePriceFileItMakesAClipInProcess() {
    Path clip = folder.resolve("clip.mp4");

    Shell.Result result =
        Shell.piped()
            .generate(
                clip,
                "--catalogue",
                draft.toString(),
                "--catalogue",
                PRICES.toString(),
                "--model",
                MODEL,
                "--resolution",
                "1080p",
                "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.json("quote")).containsEntry("amount", "0.80");
    assertThat(Files.exists(clip)).isTrue();
  }

  @Test
  void theOfflineServerTakesItToo() throws IOException {
    Catalogue catalogue =
        ModelFile.read(Files.readString(draft), FalOffers.catalogue())
            .fold(
                faults -> {
                  throw new AssertionError(faults.mkString("\n"));
                },
                known -> known);
    try (SystemTime time = new SystemTime();
        FakeProvider provider =
            FakeProvider.on(time)
                .catalogue(catalogue)
                .script(Script.always(Life.instant()))
                .build();
        EmulatorServer server = EmulatorServer.before(provider).start()) {
      String address = server.address().toString();
      Shell.Result result =
          Shell.piped()
              .order(
                  folder.resolve("clip.mp4"),
                  "--backend",
                  "fal",
                  "--emulator",
                  address,
                  "--catalogue",
                  draft.toString(),
                  "--price-override",
                  MODEL + "=0.50",
                  "--model",
                  MODEL);

      assertThat(result.err() + result.exitCode()).endsWith("0");
      assertThat(provider.bill().count()).isEqualTo(1);
      assertThat(
              Shell.piped()
                  .run(
                      "models",
                      "check",
                      MODEL,
                      "--catalogue",
                      draft.toString(),
                      "--emulator",
                      address)
                  .out())
          .contains("acme/dream/image-to-video: as its document says");
    }
  }

  @Test
  void aWrongFileNamesLineAndField() throws IOException {
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "prices:\n  " + MODEL + ":\n    as_of: soon\n");

    Shell.Result result =
        Shell.piped()
            .run(
                "price",
                "--model",
                MODEL,
                "--catalogue",
                draft.toString(),
                "--catalogue",
                wrong.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("wrong.yaml: line 3: prices." + MODEL + ".as_of must be a date")
        .contains("lacks 'parts'");
  }

  @Test
  void driftIsReportedByField() throws IOException {
    Path today = folder.resolve("today.json");
    Files.writeString(
        today, Files.readString(DOCUMENT).replace("\"maxLength\": 1500", "\"maxLength\": 800"));

    Shell.Result result =
        Shell.piped()
            .run(
                "models",
                "check",
                MODEL,
                "--catalogue",
                draft.toString(),
                "--document",
                today.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).contains("prompt max_length was 1500, is 800");
  }

  @Test
  void aRoughPriceIsNoneForWhoIsStrict() {
    Shell.Result strict =
        Shell.piped().run("price", "--model", "hailuo-02-standard", "--strict-prices", "--json");
    Shell.Result own =
        Shell.piped()
            .run(
                "price",
                "--model",
                "hailuo-02-standard",
                "--strict-prices",
                "--price-override",
                "0.31",
                "--json");

    assertThat(strict.json()).containsEntry("known", false);
    assertThat(own.json()).containsEntry("amount", "0.31");
  }

  @Test
  void modelsAreFiltered() {
    assertThat(
            Shell.piped()
                .run("models", "--takes", "first_frame,last_frame", "--up-to", "0.30")
                .out())
        .contains("hailuo-02-standard")
        .doesNotContain("hailuo-2.3-standard", "sora-2");
    assertThat(Shell.piped().run("models", "--owner", "xai").out())
        .contains("grok-imagine")
        .doesNotContain("hailuo");
  }
}
