package dev.kinoport.request;

import dev.kinoport.model.Model;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Map;

/** Reads what arrives at an endpoint, as strictly as the best of providers would. */
public final class WireReader {
  private WireReader() {}

  /**
   * Reads the fields of a request. Defaults are filled in.
   *
   * @return every fault at once, at least one: unknown fields, wrong types, values out of range
   */
  public static Validation<Seq<Violation>, VideoRequest> read(
      Model model, String endpoint, Map<String, WireValue> fields) {
    return Validation.invalid(
        List.of(new Violation(endpoint, model.id(), "not built yet: " + fields)));
  }
}
