package dev.kinoport.fal.odd;

import dev.kinoport.fake.clip.StandInClip;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.testkit.http.odd.OddWire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** fal's wire, where every job is done at once. */
final class FalWire implements OddWire {
  private static final byte[] CLIP = StandInClip.of("odd", 0);

  private static final Oddities ODDITIES =
      new Oddities(
          List.of(
              "{\"detail\":null}",
              "{\"detail\":\"\"}",
              "{\"detail\":\" \\n \"}",
              "{\"detail\":[]}",
              "{\"detail\":[null]}",
              "{\"detail\":[{}]}",
              "{\"detail\":[{\"loc\":[],\"msg\":null,\"type\":null}]}",
              "{\"detail\":[{\"loc\":7,\"msg\":{},\"type\":[]}]}",
              "{\"detail\":{\"message\":\"deep\"}}",
              "{\"error\":\"null\",\"error_type\":\"null\"}",
              "{\"status\":\"COMPLETED\"}",
              "{\"status\":\"FAILED\",\"error\":\"\"}",
              "{\"status\":\"completed\"}",
              "{\"status\":[\"COMPLETED\"]}",
              "{\"status\":\"COMPLETED\",\"error\":\"\\u0000\\u001b[31m\",\"error_type\":\"\"}",
              "{\"request_id\":null}",
              "{\"request_id\":\"\"}",
              "{\"request_id\":7}",
              "{\"request_id\":\"../../x\"}",
              "{\"video\":null}",
              "{\"video\":[]}",
              "{\"video\":{}}",
              "{\"video\":{\"url\":null}}",
              "{\"video\":\"clip.mp4\"}",
              "{\"items\":null,\"prices\":7}",
              "data: {\"status\":\"COMPLETED\"}\n\n"),
          List.of(
              "X-Fal-Needs-Retry: perhaps",
              "X-Fal-Retryable: 1",
              "X-Fal-Error-Type: ",
              "X-Fal-Error-Type: java.lang.NullPointerException",
              "X-Fal-Request-Timeout-Type: user",
              "x-fal-billable-units: NaN",
              "x-fal-billable-units: -7",
              "x-fal-billable-units: 1e999999999",
              "x-fal-request-id: ../../etc/passwd"));

  /** What a client may ask. */
  private enum Step {
    INITIATE,
    UPLOAD,
    SUBMIT,
    STREAM,
    STATUS,
    RESULT,
    CANCEL,
    CLIP,
    RECORDS,
    PRICES
  }

  @Override
  public List<String> steps() {
    return Arrays.stream(Step.values()).map(Step::name).toList();
  }

  @Override
  public String submit() {
    return Step.SUBMIT.name();
  }

  @Override
  public Oddities oddities() {
    return ODDITIES;
  }

  @Override
  public String step(RawServer.Received request) {
    return place(request).name();
  }

  private static Step place(RawServer.Received request) {
    String target = request.target();
    if (target.startsWith("/rest.fal.ai/")) {
      return Step.INITIATE;
    }
    if (target.startsWith("/api.fal.ai/")) {
      return target.contains("pricing") ? Step.PRICES : Step.RECORDS;
    }
    if (!target.startsWith("/queue.fal.run/")) {
      return request.method().equals("PUT") ? Step.UPLOAD : Step.CLIP;
    }
    if (request.method().equals("POST")) {
      return Step.SUBMIT;
    }
    if (target.contains("/cancel")) {
      return Step.CANCEL;
    }
    if (target.contains("/stream")) {
      return Step.STREAM;
    }
    return target.contains("/status") ? Step.STATUS : Step.RESULT;
  }

  @Override
  public Right right(String step, RawServer.Received request) {
    String files = "http://" + request.header("host") + "/v3b.fal.media/files/b/1/";
    return switch (Step.valueOf(step)) {
      case INITIATE ->
          Right.json(
              200,
              "{\"file_url\":\"%1$sup.png\",\"upload_url\":\"%1$sup.png?signed=1\"}"
                  .formatted(files));
      case UPLOAD -> Right.json(200, "{}");
      case SUBMIT -> Right.json(200, Wishes.accepted(request));
      case STATUS -> Right.json(200, completed(request));
      case STREAM ->
          new Right(
              200,
              "text/event-stream",
              ("data: " + completed(request) + "\n\n").getBytes(StandardCharsets.UTF_8));
      case RESULT ->
          Right.json(
              200,
              "{\"video\":{\"url\":\"%sclip.mp4\",\"content_type\":\"video/mp4\",\"file_size\":%d}}"
                  .formatted(files, CLIP.length));
      case CANCEL -> Right.json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");
      case RECORDS -> Right.json(200, "{\"items\":[],\"next_cursor\":null,\"has_more\":false}");
      case PRICES -> Right.json(200, "{\"prices\":[],\"next_cursor\":null,\"has_more\":false}");
      case CLIP -> new Right(200, "video/mp4", CLIP.clone());
    };
  }

  private static String completed(RawServer.Received request) {
    return Wishes.accepted(request)
        .replace("IN_QUEUE", "COMPLETED")
        .replace(",\"queue_position\":0", "");
  }
}
