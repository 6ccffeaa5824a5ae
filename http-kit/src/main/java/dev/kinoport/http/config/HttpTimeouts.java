package dev.kinoport.http.config;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a single exchange may take. None of these ends a generation.
 *
 * @param connect until a connection stands, TLS included; by default 15 s
 * @param answer silence while waiting for an answer; by default 60 s
 * @param submit the whole submit, answer read, and the whole of any question, so that an answer in
 *     drops holds nobody up; of an upload, what its bytes take comes on top; shorter than the
 *     engine's {@code answerWithin}; by default 2 minutes
 * @param streamSilence silence after which a status stream is given up; servers send a comment
 *     every 15 s or so; by default 45 s
 * @param streamLife after which a status stream is opened anew, so that one that says nothing new
 *     for ever hides nothing; by default 5 minutes
 */
public record HttpTimeouts(
    Duration connect,
    Duration answer,
    Duration submit,
    Duration streamSilence,
    Duration streamLife) {
  private static final Duration LONGEST = Duration.ofDays(24);

  /**
   * @throws IllegalArgumentException that names each that is shorter than 1 ms or longer than 24
   *     days; there is no way to wait for ever
   */
  public HttpTimeouts {
    Objects.requireNonNull(connect, "connect must not be null");
    Objects.requireNonNull(answer, "answer must not be null");
    Objects.requireNonNull(submit, "submit must not be null");
    Objects.requireNonNull(streamSilence, "streamSilence must not be null");
    Objects.requireNonNull(streamLife, "streamLife must not be null");
    ConfigFaults faults = new ConfigFaults("HttpTimeouts");
    check(faults, "connect", connect);
    check(faults, "answer", answer);
    check(faults, "submit", submit);
    check(faults, "streamSilence", streamSilence);
    check(faults, "streamLife", streamLife);
    faults.refuse();
  }

  /** The defaults named above. */
  public static HttpTimeouts standard() {
    return new HttpTimeouts(
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofMinutes(2),
        Duration.ofSeconds(45),
        Duration.ofMinutes(5));
  }

  /** The same, waiting for answers only this long. */
  public HttpTimeouts answer(Duration silence) {
    Objects.requireNonNull(silence, "silence must not be null");
    return new HttpTimeouts(connect, silence, submit, streamSilence, streamLife);
  }

  /** The same, with a submit, and any question, over within this time. */
  public HttpTimeouts submit(Duration whole) {
    Objects.requireNonNull(whole, "whole must not be null");
    return new HttpTimeouts(connect, answer, whole, streamSilence, streamLife);
  }

  /** The same, with other limits for status streams. */
  public HttpTimeouts streams(Duration silence, Duration life) {
    Objects.requireNonNull(silence, "silence must not be null");
    Objects.requireNonNull(life, "life must not be null");
    return new HttpTimeouts(connect, answer, submit, silence, life);
  }

  private static void check(ConfigFaults faults, String field, Duration span) {
    boolean sound = span.compareTo(Duration.ofMillis(1)) >= 0 && span.compareTo(LONGEST) <= 0;
    faults.unless(sound, field, span, "must be from 1 ms to 24 days");
  }
}
