package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.json.Json;
import dev.kinoport.json.KeptJson;
import io.vavr.control.Option;

/**
 * How a submit came over the wire: what the provider's own books do not hold.
 *
 * @param body the input, as it was sent
 * @param account whose it is; empty if all accounts are one
 * @param webhook where to call back, if anywhere
 * @param addresses how its sender writes addresses
 * @param startIsLimited whether it had to start within a time that the sender set
 */
public record Arrival(
    KeptJson body,
    String account,
    Option<String> webhook,
    Addresses addresses,
    boolean startIsLimited) {

  static Arrival of(Call call, Json.Members body, Keys keys, boolean startIsLimited) {
    return new Arrival(
        KeptJson.of(body),
        keys.account(call),
        call.parameter("fal_webhook"),
        call.addresses(),
        startIsLimited);
  }

  /** How much is kept of it, in bytes or so. */
  long size() {
    return body.size() + webhook.map(String::length).getOrElse(0) + account.length();
  }

  /** As it is written down; the address of this server is not, since the next may have another. */
  public Json.Members json() {
    return Json.object()
        .with("body", body.value())
        .with("account", account)
        .with("webhook", webhook.<Json>map(Json.Text::new).getOrElse(Json.Nothing.NULL))
        .with("form", addresses.form().name())
        .with("files", addresses.files())
        .with("start_is_limited", startIsLimited);
  }

  /**
   * As it was written down.
   *
   * @param origin this server, for the addresses of answers
   */
  static Arrival of(EventLine line, String origin) {
    return new Arrival(
        KeptJson.of(line.object("body")),
        line.text("account"),
        line.members().text("webhook"),
        new Addresses(origin, Addresses.Form.valueOf(line.text("form")), line.text("files")),
        line.members().find("start_is_limited").contains(new Json.Flag(true)));
  }
}
