package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.json.KeptJson;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One submit that came over the wire and was taken.
 *
 * @param requestId its name
 * @param endpoint where it was sent
 * @param body the input, as it was sent
 * @param account whose it is; empty if all accounts are one
 * @param webhook where to call back, if anywhere
 * @param addresses how its sender writes addresses
 * @param startIsLimited whether it had to start within a time that the sender set
 * @param spoiled what the model finds wrong with the input, if the world never saw it
 * @param at when it was taken
 */
public record WireJob(
    String requestId,
    String endpoint,
    KeptJson body,
    String account,
    Option<String> webhook,
    Addresses addresses,
    boolean startIsLimited,
    Option<Reply.Whole> spoiled,
    Instant at) {

  static WireJob of(
      Arrival arrival, String requestId, String endpoint, Option<Reply.Whole> spoiled, Instant at) {
    return new WireJob(
        requestId,
        endpoint,
        arrival.body(),
        arrival.account(),
        arrival.webhook(),
        arrival.addresses(),
        arrival.startIsLimited(),
        spoiled,
        at);
  }
}
