package dev.kinoport.fal.odd;

import dev.kinoport.fake.clip.StandInClip;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.testkit.http.RawServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that answers right but at one or two steps, where it answers oddly once or for ever. */
final class OddShop implements AutoCloseable {
  private static final byte[] CLIP = StandInClip.of("odd", 0);

  private final RawServer server = new RawServer(this::reply);
  private final SplittableRandom dice;
  private final Set<Step> odd = EnumSet.noneOf(Step.class);
  private final int times;
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger charges = new AtomicInteger();
  private final List<String> told = new ArrayList<>();

  /** What a client may ask. */
  enum Step {
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

  OddShop(long seed) {
    dice = new SplittableRandom(seed);
    List<Step> steps = List.of(Step.values());
    odd.add(steps.get(dice.nextInt(steps.size())));
    if (dice.nextInt(3) == 0) {
      odd.add(steps.get(dice.nextInt(steps.size())));
    }
    times = List.of(1, 2, Integer.MAX_VALUE).get(dice.nextInt(3));
  }

  URI address() {
    return server.address();
  }

  /** How often a submit came to an answer after which nobody may send it again. */
  int charges() {
    return charges.get();
  }

  /** What was said that is odd, for people. */
  synchronized String story() {
    return "%s, %s times: %s".formatted(odd, times == Integer.MAX_VALUE ? "all" : times, told);
  }

  private synchronized RawServer.Reply reply(RawServer.Received request) {
    Step step = step(request);
    byte[] right = right(step, request);
    String type = step == Step.CLIP ? "video/mp4" : "application/json";
    int status = step == Step.STATUS && said.get() == 0 ? 202 : 200;
    if (!odd.contains(step) || said.get() >= times) {
      charges.addAndGet(step == Step.SUBMIT ? 1 : 0);
      return step == Step.STREAM
          ? RawServer.events("data: " + new String(right, StandardCharsets.UTF_8) + "\n\n")
          : RawServer.bytes(200, type, right);
    }
    said.incrementAndGet();
    OddAnswer answer = OddAnswer.of(dice, status, type, right);
    if (told.size() < 5) {
      told.add(step + ":" + answer.title());
    }
    charges.addAndGet(step == Step.SUBMIT && !answer.isRefusal() ? 1 : 0);
    return answer.reply();
  }

  private static Step step(RawServer.Received request) {
    String target = request.target();
    if (target.startsWith("/rest.fal.ai/")) {
      return Step.INITIATE;
    }
    if (target.startsWith("/api.fal.ai/")) {
      return target.contains("pricing") ? Step.PRICES : Step.RECORDS;
    }
    if (target.startsWith("/queue.fal.run/")) {
      return request.method().equals("POST")
          ? Step.SUBMIT
          : target.contains("/cancel")
              ? Step.CANCEL
              : target.contains("/stream")
                  ? Step.STREAM
                  : target.contains("/status") ? Step.STATUS : Step.RESULT;
    }
    return request.method().equals("PUT") ? Step.UPLOAD : Step.CLIP;
  }

  private static byte[] right(Step step, RawServer.Received request) {
    String files = "http://" + request.header("host") + "/v3b.fal.media/files/b/1/";
    String text =
        switch (step) {
          case INITIATE ->
              "{\"file_url\":\"%1$sup.png\",\"upload_url\":\"%1$sup.png?signed=1\"}"
                  .formatted(files);
          case UPLOAD -> "{}";
          case SUBMIT -> Wishes.accepted(request);
          case STREAM, STATUS ->
              Wishes.accepted(request)
                  .replace("IN_QUEUE", "COMPLETED")
                  .replace(",\"queue_position\":0", "");
          case RESULT ->
              "{\"video\":{\"url\":\"%sclip.mp4\",\"content_type\":\"video/mp4\",\"file_size\":%d}}"
                  .formatted(files, CLIP.length);
          case CANCEL -> "{\"status\":\"CANCELLATION_REQUESTED\"}";
          case RECORDS -> "{\"items\":[],\"next_cursor\":null,\"has_more\":false}";
          case PRICES -> "{\"prices\":[],\"next_cursor\":null,\"has_more\":false}";
          case CLIP -> "";
        };
    return step == Step.CLIP ? CLIP.clone() : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
