package dev.kinoport.emulator.tape;

import dev.kinoport.json.Json;
import java.util.List;

/** What a call or an answer carried. */
public sealed interface TapedBody {
  /** Nothing. */
  record None() implements TapedBody {}

  /**
   * JSON.
   *
   * @param value without secrets
   */
  record Value(Json value) implements TapedBody {}

  /**
   * Other text of the shop's own.
   *
   * @param text without secrets
   */
  record Words(String text) implements TapedBody {}

  /**
   * A stream of events.
   *
   * @param inOrder the data of each
   */
  record Events(List<Json> inOrder) implements TapedBody {
    public Events {
      inOrder = List.copyOf(inOrder);
    }
  }

  /**
   * A file, by what tells it from others.
   *
   * @param sha256 of its bytes, in hex
   * @param length in bytes
   * @param type as a content type; empty if nobody said
   */
  record Bytes(String sha256, long length, String type) implements TapedBody {}
}
