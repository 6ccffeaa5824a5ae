package dev.kinoport.emulator.fal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.emulator.Images;
import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class FilesOverTheWireTest {
  @Test
  void clipIsAnMp4WithItsLength() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer clip = wire.fetch(clipAddress(wire));
      assertThat(clip.status()).isEqualTo(200);
      assertThat(clip.header("content-type")).isEqualTo("video/mp4");
      assertThat(clip.header("accept-ranges")).isEqualTo("bytes");
      assertThat(clip.header("content-length")).isEqualTo("" + clip.bytes().length);
      assertThat(new String(clip.bytes(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    }
  }

  @Test
  void rangesArePartsOfTheSameBytes() {
    try (Wire wire = Wire.with(Life.instant())) {
      String address = clipAddress(wire);
      byte[] all = wire.fetch(address).bytes();
      Wire.Answer middle = wire.fetch(address, "Range", "bytes=1000-1999");
      assertThat(middle.status()).isEqualTo(206);
      assertThat(middle.header("content-range")).isEqualTo("bytes 1000-1999/" + all.length);
      assertThat(middle.bytes()).isEqualTo(Arrays.copyOfRange(all, 1000, 2000));
      Wire.Answer rest = wire.fetch(address, "Range", "bytes=1000-");
      assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(all, 1000, all.length));
      Wire.Answer last = wire.fetch(address, "Range", "bytes=-10");
      assertThat(last.bytes()).isEqualTo(Arrays.copyOfRange(all, all.length - 10, all.length));
      Wire.Answer beyond = wire.fetch(address, "Range", "bytes=" + all.length + "-");
      assertThat(beyond.status()).isEqualTo(416);
      assertThat(beyond.header("content-range")).isEqualTo("bytes */" + all.length);
    }
  }

  @Test
  void interruptedClipBreaksTheConnectionAndCanBeResumed() {
    try (Wire wire = Wire.with(Life.instant().with(new Fault.ClipInterrupted(1)))) {
      String address = clipAddress(wire);
      assertThatThrownBy(() -> wire.fetch(address))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(IOException.class);
      assertThat(wire.fetch(address).status()).isEqualTo(200);
    }
  }

  @Test
  void truncatedClipLooksWhole() {
    try (Wire wire = Wire.with(Life.instant().with(new Fault.ClipTruncated(1)))) {
      String address = clipAddress(wire);
      Wire.Answer cut = wire.fetch(address);
      Wire.Answer whole = wire.fetch(address);
      assertThat(cut.status()).isEqualTo(200);
      assertThat(cut.header("content-length")).isEmpty();
      assertThat(cut.bytes().length).isBetween(1, whole.bytes().length - 1);
    }
  }

  @Test
  void goneClipIsNotFound() {
    try (Wire wire = Wire.with(Life.instant().with(new Fault.ClipGone()))) {
      assertThat(wire.fetch(clipAddress(wire)).status()).isEqualTo(404);
    }
  }

  @Test
  void keyAtTheFileHostIsAWarningAndARefusalByTheStrict() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.get(clipAddress(wire));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("x-fake-warning")).contains("keep it to yourself");
    }
    try (Wire wire = Wire.with(Life.instant(), Readings.suggested().strict())) {
      Wire.Answer answer = wire.get(clipAddress(wire));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("keep it to yourself");
    }
  }

  @Test
  void signedUploadIsTheSameRequestAsTheImageInProcess() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer begun = begin(wire, "initiate");
      byte[] image = Images.png(640, 480);
      assertThat(put(wire, begun.text("upload_url"), image).status()).isEqualTo(200);
      Wire.Answer file = wire.fetch(begun.text("file_url"));
      assertThat(file.bytes()).isEqualTo(image);
      assertThat(file.header("content-type")).isEqualTo("image/png");
      String input = Wire.input().replace("https://example.com/cat.png", begun.text("file_url"));
      Wire.Answer submitted = wire.submit(input);
      assertThat(submitted.body()).contains("request_id");
      String id = submitted.text("request_id");
      assertThat(wire.provider().accepted())
          .singleElement()
          .satisfies(accepted -> assertThat(accepted.requestId()).isEqualTo(id));
      assertThat(wire.provider().administration().job(id).get().request().localImages())
          .singleElement()
          .satisfies(local -> assertThat(local.width()).isEqualTo(640));
    }
  }

  @Test
  void imageCanComeInTheRequestItselfIfItIsOne() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String image = Base64.getEncoder().encodeToString(Images.png(640, 480));
      String web = "https://example.com/cat.png";
      String input = Wire.input().replace(web, "data:image/png;base64," + image);
      Wire.Answer submitted = wire.submit(input);
      assertThat(submitted.status()).isEqualTo(200);
      String broken = Wire.input().replace(web, "data:image/png;base64,aGVsbG8=");
      Wire.Answer taken = wire.submit(broken);
      assertThat(taken.status()).isEqualTo(200);
      assertThat(wire.get(taken.text("response_url")).status()).isEqualTo(422);
    }
  }

  @Test
  void multipartUploadChecksItsParts() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer begun = begin(wire, "initiate-multipart");
      String[] address = begun.text("upload_url").split("\\?", -1);
      byte[] image = Images.png(640, 480);
      byte[] first = Arrays.copyOfRange(image, 0, 100);
      byte[] second = Arrays.copyOfRange(image, 100, image.length);
      String two = put(wire, address[0] + "/2?" + address[1], second).text("etag");
      Wire.Answer one = put(wire, address[0] + "/1?" + address[1], first);
      assertThat(one.number("partNumber")).isEqualByComparingTo("1");
      assertThat(one.header("etag")).isEqualTo(one.text("etag"));
      String complete = address[0] + "/complete?" + address[1];
      assertThat(finish(wire, complete, part(1, two)).status()).isEqualTo(400);
      assertThat(finish(wire, complete, part(1, one.text("etag"))).status()).isEqualTo(400);
      String parts = part(2, two) + "," + part(1, one.text("etag"));
      assertThat(finish(wire, complete, parts).status()).isEqualTo(200);
      assertThat(wire.fetch(begun.text("file_url")).bytes()).isEqualTo(image);
    }
  }

  @Test
  void tokenUploadGoesToTheFileHostWithoutTheKey() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      String path = "/rest.fal.ai/storage/auth/token?storage_type=fal-cdn-v3";
      Wire.Answer token = wire.post(path, "{}");
      assertThat(token.text("token_type")).isEqualTo("Bearer");
      assertThat(token.text("expires_at")).endsWith("+00:00");
      byte[] image = Images.png(640, 480);
      HttpRequest.Builder upload =
          HttpRequest.newBuilder(URI.create(token.text("base_url") + "/files/upload"))
              .header("Authorization", "Bearer " + token.text("token"))
              .header("Content-Type", "image/png")
              .header("X-Fal-File-Name", "cat.png")
              .POST(HttpRequest.BodyPublishers.ofByteArray(image));
      Wire.Answer stored = wire.send(upload);
      assertThat(stored.text("access_url")).endsWith("_cat.png");
      assertThat(wire.fetch(stored.text("access_url")).bytes()).isEqualTo(image);
    }
  }

  @Test
  void partOfNoFileIsNotFound() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer token =
          wire.post("/rest.fal.ai/storage/auth/token?storage_type=fal-cdn-v3", "{}");
      for (String path : new String[] {"/multipart/fake-upload", "/x", "/x/1"}) {
        HttpRequest.Builder part =
            HttpRequest.newBuilder(URI.create(token.text("base_url") + path))
                .header("Authorization", "Bearer " + token.text("token"))
                .PUT(HttpRequest.BodyPublishers.noBody());
        assertThat(wire.send(part).status()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void deadStorageTypeIsInvalid() {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(wire.post("/rest.alpha.fal.ai/storage/upload/initiate", "{}").status())
          .as("old clients")
          .isEqualTo(200);
      Wire.Answer answer = wire.post("/rest.fal.ai/storage/upload/initiate?storage_type=gcs", "{}");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("detail")).isEqualTo("Invalid storage type");
    }
  }

  private static String clipAddress(Wire wire) {
    Wire.Answer result = wire.get(wire.submit().text("response_url"));
    Json.Members video = (Json.Members) result.json().find("video").get();
    return video.text("url").get();
  }

  private static Wire.Answer begin(Wire wire, String how) {
    return wire.post(
        "/rest.fal.ai/storage/upload/" + how + "?storage_type=fal-cdn-v3",
        "{\"content_type\": \"image/png\", \"file_name\": \"cat.png\"}");
  }

  private static Wire.Answer put(Wire wire, String address, byte[] bytes) {
    return wire.send(
        HttpRequest.newBuilder(URI.create(address))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  private static Wire.Answer finish(Wire wire, String address, String parts) {
    return wire.send(
        HttpRequest.newBuilder(URI.create(address))
            .POST(HttpRequest.BodyPublishers.ofString("{\"parts\":[" + parts + "]}")));
  }

  private static String part(int number, String tag) {
    return JsonText.write(Json.object().with("partNumber", number).with("etag", tag));
  }
}
