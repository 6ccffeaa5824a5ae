package dev.kinoport.emulator.fal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadRefusedOverTheWireTest {
  private static final String STORAGE = "/rest.fal.ai/storage/";
  private static final String TYPE = "?storage_type=fal-cdn-v3";

  private static String refusing(int status) {
    return """
    {"default": {"queued_s": 0, "running_s": 0,
                 "faults": [{"fault": "upload_refused", "status": %d}]}}
    """
        .formatted(status);
  }

  private static int put(Wire wire, String address) {
    return wire.send(
            HttpRequest.newBuilder(URI.create(address)).PUT(BodyPublishers.ofString("bytes")))
        .status();
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload/initiate", "upload/initiate-multipart", "auth/token"})
  void firstCallOfEveryWayIsRefused(String way) {
    try (Wire wire = Wire.with(Life.instant().with(new Fault.UploadRefused(413)))) {
      Wire.Answer answer = wire.post(STORAGE + way + TYPE, "{}");

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text("detail")).isEqualTo("upload refused");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 413})
  void bytesOfAnUploadThatHasBegunAreRefusedToo(int status) {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer whole = wire.post(STORAGE + "upload/initiate" + TYPE, "{}");
      Wire.Answer parts = wire.post(STORAGE + "upload/initiate-multipart" + TYPE, "{}");
      Wire.Answer token = wire.post(STORAGE + "auth/token" + TYPE, "{}");
      assertThat(wire.post("/__script", refusing(status)).status()).isEqualTo(200);

      assertThat(put(wire, whole.text("upload_url"))).isEqualTo(status);
      assertThat(put(wire, parts.text("upload_url").replace("?", "/1?"))).isEqualTo(status);
      assertThat(
              wire.send(
                      HttpRequest.newBuilder(URI.create(token.text("base_url") + "/files/upload"))
                          .header("Authorization", "Bearer " + token.text("token"))
                          .POST(BodyPublishers.ofString("bytes")))
                  .status())
          .isEqualTo(status);
      assertThat(wire.fetch(whole.text("file_url")).status()).isEqualTo(404);
    }
  }

  @Test
  void uploadsAreTakenAgainByAnotherScript() {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.post("/__script", refusing(401));
      assertThat(wire.post(STORAGE + "upload/initiate" + TYPE, "{}").status()).isEqualTo(401);

      wire.post("/__script", "{\"default\": \"instant\"}");
      Wire.Answer begun = wire.post(STORAGE + "upload/initiate" + TYPE, "{}");
      assertThat(put(wire, begun.text("upload_url"))).isEqualTo(200);
    }
  }

  @Test
  void requestsAndFilesAreNoUploads() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer begun = wire.post(STORAGE + "upload/initiate" + TYPE, "{}");
      assertThat(put(wire, begun.text("upload_url"))).isEqualTo(200);
      wire.post("/__script", refusing(401));

      assertThat(wire.fetch(begun.text("file_url")).status()).isEqualTo(200);
      Wire.Answer job = wire.submit();
      assertThat(job.status()).isEqualTo(200);
      assertThat(wire.get(job.text("response_url")).body()).contains("\"video\"");
    }
  }

  @Test
  void settingOfTheProviderHoldsForEveryServerBeforeIt(@TempDir Path folder) {
    for (int process = 0; process < 2; process++) {
      VirtualTime time = VirtualTime.create();
      try (Wire wire =
          Wire.before(time, FakeProvider.on(time).uploadRefused(403).keptIn(folder).build())) {
        assertThat(wire.post(STORAGE + "upload/initiate" + TYPE, "{}").status()).isEqualTo(403);
      }
    }
  }
}
