package dev.kinoport.emulator.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.emulator.tape.record.TapeRecorder;
import dev.kinoport.emulator.tape.replay.TapePlayer;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on a tape, what is not, and what comes out of it again. */
final class TapeTest {
  @TempDir private Path place;

  private Path file() {
    return place.resolve("shop.tape");
  }

  private String recorded(UnaryOperator<TapeRecorder.Builder> wishes) throws IOException {
    Recording.of(file(), Readings.suggested(), wishes);
    return Files.readString(file());
  }

  @Test
  void whatWasSaidIsSaidAgainAndNothingIsLeft() {
    List<String> then = Recording.of(file(), Readings.suggested(), TapeRecorder.Builder::withClips);
    List<String> missing = new ArrayList<>();

    try (TapePlayer player = TapePlayer.of(Recording.read(file()), 0, missing::add)) {
      assertThat(Conversation.with(player.address(), span -> {})).isEqualTo(then);
      Json.Members report = (Json.Members) JsonText.read(player.report()).get();
      assertThat(report.items("left").get()).isEmpty();
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noKeyTokenOrSignatureIsOnTheTape() throws IOException {
    assertThat(recorded(UnaryOperator.identity()))
        .doesNotContain(Conversation.KEY)
        .doesNotContain(Conversation.KEY.split(":", 2))
        .doesNotContain("fake-cdn-token", "signature=fake")
        .contains("\"key\":\"Key 1\"", "\"key\":\"Bearer 2\"", "signature=***")
        .contains(Conversation.PROMPT);
  }

  @Test
  void promptsAreTakenOutWhereverTheyAreIfThatIsWished() throws IOException {
    assertThat(recorded(TapeRecorder.Builder::withoutPrompts))
        .doesNotContain(Conversation.PROMPT)
        .contains("\"prompt\":\"***\"");
  }

  @Test
  void clipIsStoodInForByARealOneOfItsLength() throws Exception {
    Script instant = Script.always(Life.instant());
    Recording.of(
        file(),
        Readings.suggested(),
        instant,
        UnaryOperator.identity(),
        (address, time) -> List.of(clip(address, "A cat at sea").body().length + ""));
    try (TapePlayer player = TapePlayer.of(Recording.read(file()), 0, call -> {})) {
      HttpResponse<byte[]> clip = clip(player.address(), "A cat at sea");

      assertThat(clip.headers().firstValue("x-kinoport-tape")).hasValue("3; stand-in");
      assertThat(new String(clip.body(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
      assertThat(Files.readString(file())).contains("\"length\":" + clip.body().length);
    }
  }

  @Test
  void whatIsNotOnTheTapeIsNamedAndNoSubmitIsTakenTwice() throws Exception {
    Recording.of(
        file(),
        Readings.suggested(),
        Script.always(Life.instant()),
        UnaryOperator.identity(),
        (address, time) -> List.of(send(submit(address, "one")).body().length + ""));
    List<String> missing = new ArrayList<>();
    try (TapePlayer player = TapePlayer.of(Recording.read(file()), 0, missing::add)) {
      assertThat(send(submit(player.address(), "another text")).statusCode()).isEqualTo(200);
      HttpResponse<byte[]> second = send(submit(player.address(), "one"));

      assertThat(second.statusCode()).isEqualTo(404);
      assertThat(new String(second.body(), StandardCharsets.UTF_8))
          .contains("not on the tape", "POST queue.fal.run/" + Wire.ENDPOINT);
      assertThat(missing).containsExactly("POST queue.fal.run/" + Wire.ENDPOINT);
      assertThat(player.report()).contains("\"played\":1", "\"missing\":[\"POST");
    }
  }

  @Test
  void aShopThatIsNotThereBreaksTheConnectionAndIsOnTheTape() throws IOException {
    try (TapeRecorder recorder =
        TapeRecorder.before(URI.create("http://127.0.0.1:1")).start(file())) {
      assertThatThrownBy(() -> send(submit(recorder.address(), "one")))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThat(Recording.read(file()).exchanges())
        .singleElement()
        .satisfies(it -> assertThat(it.answer().status()).isEqualTo(TapedAnswer.BROKEN));
  }

  @Test
  void noTapeIsWrittenOver() throws IOException {
    Files.writeString(file(), "a diary");

    assertThatThrownBy(() -> TapeRecorder.beforeFal().start(file()))
        .hasMessageContaining("no tape can begin at")
        .hasMessageContaining("one of that name already");
    assertThat(Tape.read(file()).getLeft()).contains("line 1");
  }

  @Test
  void damagedLineIsNamed() throws IOException {
    Path damaged = place.resolve("damaged.tape");
    String whole = recorded(UnaryOperator.identity());
    Files.writeString(damaged, whole + "{\"n\": 1}\n");

    assertThat(Tape.read(damaged).getLeft())
        .contains("line " + (whole.lines().count() + 1), "\"call\" and \"answer\"");
  }

  private static HttpRequest.Builder submit(URI server, String prompt) {
    return HttpRequest.newBuilder(URI.create(server + Wire.QUEUE + Wire.ENDPOINT))
        .header("Authorization", "Key " + Conversation.KEY)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(Wire.input(prompt)));
  }

  private static HttpResponse<byte[]> clip(URI server, String prompt) {
    Json.Members job = json(send(submit(server, prompt)));
    Json.Members result =
        json(
            send(
                HttpRequest.newBuilder(URI.create(job.text("response_url").get()))
                    .header("Authorization", "Key " + Conversation.KEY)));
    return send(HttpRequest.newBuilder(URI.create(result.object("video").get().text("url").get())));
  }

  private static Json.Members json(HttpResponse<byte[]> response) {
    return (Json.Members) JsonText.read(response.body()).get();
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
