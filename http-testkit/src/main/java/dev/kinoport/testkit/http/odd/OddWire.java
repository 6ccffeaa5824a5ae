package dev.kinoport.testkit.http.odd;

import dev.kinoport.testkit.http.RawServer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A shop's wire as it is when nothing is odd: every job is done at once. */
public interface OddWire {
  /** All that a client may ask, by name. The paid one is {@link #submit}. */
  List<String> steps();

  /** The name of the step that is paid for. */
  String submit();

  /** Which step a request is. */
  String step(RawServer.Received request);

  /** What would be right to say. */
  Right right(String step, RawServer.Received request);

  /** A paid request was taken, whatever is answered: lists should show it from now on. */
  default void taken(RawServer.Received request) {}

  /** Bodies and lines of a head that are odd at this shop, beside those that are odd at any. */
  default Oddities oddities() {
    return new Oddities(List.of(), List.of());
  }

  /** Whether a shop that says this has taken nothing. */
  default boolean isRefusal(int status, String body) {
    return status >= 400 && status < 500;
  }

  /**
   * What would have been right.
   *
   * @param status of HTTP
   * @param type the label
   * @param body all of it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Right(int status, String type, byte[] body) {
    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** JSON. */
    public static Right json(int status, String body) {
      return new Right(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * What is odd at one shop.
   *
   * @param bodies whole bodies
   * @param headers lines of a head
   */
  record Oddities(List<String> bodies, List<String> headers) {}
}
