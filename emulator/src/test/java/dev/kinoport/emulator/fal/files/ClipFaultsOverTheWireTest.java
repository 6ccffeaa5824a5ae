package dev.kinoport.emulator.fal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.fal.webhook.Receiver;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClipFaultsOverTheWireTest {
  private static final String EMPTY = "{\"seed\":1}";

  private static Life with(Fault... faults) {
    return Life.instant().with(faults);
  }

  private static String clip(Wire.Answer result) {
    return ((Json.Members) result.json().find("video").get()).text("url").get();
  }

  @Test
  void otherHostIsThisServerUnderItsOtherNameByDefault() {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.post("/__script", "{\"default\": {\"faults\": [{\"fault\": \"clip_elsewhere\"}]}}");
      String result = wire.submit().text("response_url");
      wire.time().advance(Duration.ofMinutes(5));
      URI address = URI.create(clip(wire.get(result)));

      assertThat(address).hasHost("localhost").hasPort(wire.server().address().getPort());
      assertThat(wire.fetch(address.toString()).status()).isEqualTo(200);
      assertThat(wire.fetch(address.toString()).header("content-type")).isEqualTo("video/mp4");
      assertThat(wire.provider().bill().count()).isEqualTo(1);
    }
  }

  @Test
  void otherHostCanBeNamed() {
    try (Wire wire = Wire.with(with(new Fault.ClipElsewhere("cdn.example")))) {
      URI address = URI.create(clip(wire.get(wire.submit().text("response_url"))));

      assertThat(address).hasHost("cdn.example").hasPort(wire.server().address().getPort());
    }
  }

  @Test
  void otherHostStandsForItselfWhereNamesLeadHere() {
    Addresses real = new Addresses("https://queue.fal.run", Addresses.Form.REAL_HOST, "v3.x");

    assertThat(real.fileAt("cdn.example", "/a.mp4")).isEqualTo("https://cdn.example/a.mp4");
  }

  @Test
  void clipIsElsewhereForTheNextServerToo(@TempDir Path folder) {
    VirtualTime time = VirtualTime.create();
    String id;
    try (Wire first =
        Wire.keptIn(
            folder, time, with(new Fault.ClipElsewhere("localhost")), Readings.suggested())) {
      id = first.submit().text("request_id");
    }

    try (Wire second = Wire.keptIn(folder, time, Life.instant(), Readings.suggested())) {
      String address = clip(second.get(Wire.QUEUE + Wire.APP + "/requests/" + id));
      assertThat(URI.create(address)).hasHost("localhost");
      assertThat(second.fetch(address).status()).isEqualTo(200);
    }
  }

  @Test
  void addressesDieUntilAFreshOneWorks() {
    try (Wire wire = Wire.with(with(new Fault.ClipAddressDies(2)))) {
      String result = wire.submit().text("response_url");

      List<String> named = new ArrayList<>();
      for (int asked = 0; asked < 2; asked++) {
        String dead = clip(wire.get(result));
        assertThat(wire.fetch(dead).status()).isEqualTo(404);
        assertThat(wire.fetch(dead).status()).isEqualTo(404);
        named.add(dead);
      }
      String alive = clip(wire.get(result));
      named.add(alive);

      assertThat(named).doesNotHaveDuplicates();
      assertThat(wire.fetch(alive).status()).isEqualTo(200);
      assertThat(clip(wire.get(result))).isEqualTo(alive);
      assertThat(wire.fetch(named.get(0)).status()).isEqualTo(404);
    }
  }

  @Test
  void deadAddressIsDeadAtTheNextServerToo(@TempDir Path folder) {
    VirtualTime time = VirtualTime.create();
    String id;
    String dead;
    try (Wire first =
        Wire.keptIn(folder, time, with(new Fault.ClipAddressDies(1)), Readings.suggested())) {
      Wire.Answer job = first.submit();
      id = job.text("request_id");
      dead = URI.create(clip(first.get(job.text("response_url")))).getPath();
    }

    try (Wire second = Wire.keptIn(folder, time, Life.instant(), Readings.suggested())) {
      assertThat(second.fetch(second.server().address() + dead).status()).isEqualTo(404);
      String alive = clip(second.get(Wire.QUEUE + Wire.APP + "/requests/" + id));
      assertThat(second.fetch(alive).status()).isEqualTo(200);
    }
  }

  @Test
  void resultWithoutAClipIsAnAnswerThatIsPaidFor() {
    try (Wire wire = Wire.with(with(new Fault.ResultWithoutClip(1)))) {
      Wire.Answer job = wire.submit();

      Wire.Answer empty = wire.get(job.text("response_url"));
      assertThat(empty.status()).isEqualTo(200);
      assertThat(empty.body()).isEqualTo(EMPTY);
      assertThat(empty.header("x-fal-request-id")).isEqualTo(job.text("request_id"));
      assertThat(empty.header("x-fal-billable-units")).isNotBlank();
      assertThat(wire.get(job.text("status_url")).text("status")).isEqualTo("COMPLETED");

      Wire.Answer whole = wire.get(job.text("response_url"));
      assertThat(wire.fetch(clip(whole)).status()).isEqualTo(200);
      assertThat(whole.header("x-fal-billable-units"))
          .isEqualTo(empty.header("x-fal-billable-units"));
    }
  }

  @Test
  void directCallCanBeAnsweredWithoutAClip() {
    try (Wire wire = Wire.with(with(new Fault.ResultWithoutClip(1)))) {
      Wire.Answer answer = wire.post("/fal.run/" + Wire.ENDPOINT, Wire.input());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(EMPTY);
    }
  }

  @Test
  void webhookSaysWhatAskingWouldAndDoesNotCount() {
    try (Wire wire = Wire.with(with(new Fault.ResultWithoutClip(1)));
        Receiver receiver = new Receiver()) {
      String webhook = URLEncoder.encode(receiver.address(), StandardCharsets.UTF_8);
      String result = wire.submitWith("?fal_webhook=" + webhook).text("response_url");
      wire.time().advance(Duration.ZERO);

      assertThat(receiver.messages())
          .singleElement()
          .satisfies(message ->
              assertThat(new String(message.bytes(), StandardCharsets.UTF_8))
                  .contains("\"status\":\"OK\"", "\"payload\":" + EMPTY));
      assertThat(wire.get(result).body()).isEqualTo(EMPTY);
      assertThat(wire.get(result).body()).contains("\"video\"");
    }
  }
}
