package dev.kinoport.cli.outcome;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.text.OptionNames;
import dev.kinoport.fault.Printable;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderError.Detail;
import dev.kinoport.request.Document;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/**
 * What a provider found wrong, fault by fault: in its own words, and with the option and the value
 * that it speaks of.
 *
 * @param error what it said
 * @param sent what it was sent, if that is at hand
 */
public record ProviderFaults(ProviderError error, Option<Document> sent) {
  private static final int MOST_SHOWN = 60;

  /** One line each; none if it named no field and no limit. */
  public List<String> lines() {
    return error.details().stream()
        .filter(detail -> !field(detail).isEmpty() || !detail.context().isEmpty())
        .map(this::line)
        .toList();
  }

  private String line(Detail detail) {
    String named = field(detail).isEmpty() ? "the request" : name(detail);
    String was = value(detail).map(value -> " (was " + Quoted.of(shown(value)) + ")").getOrElse("");
    String fault = detail.message().isBlank() ? detail.type() : detail.message();
    String limits =
        detail.context().isEmpty() ? "" : " [" + String.join(", ", detail.context()) + "]";
    return Printable.line(named + ": " + fault + limits) + was;
  }

  /** The option, and the provider's own name if that is another one. */
  private String name(Detail detail) {
    String field = field(detail);
    return input(detail)
        .map(OptionNames::of)
        .filter(option -> !option.equals(field))
        .map(option -> option.equals("--" + field) ? option : option + " (" + field + ")")
        .getOrElse(field);
  }

  private static String field(Detail detail) {
    return detail.field().replaceFirst("^body(\\.|$)", "");
  }

  private static String top(Detail detail) {
    return field(detail).replaceFirst("\\..*", "");
  }

  private Option<String> value(Detail detail) {
    return wire(detail).map(WireValue::shown);
  }

  private Option<WireValue> wire(Detail detail) {
    return sent.flatMap(document -> Option.<WireValue>of(document.fields().get(top(detail))));
  }

  /** The one input that the field was made of. */
  private Option<String> input(Detail detail) {
    if (sent.exists(document -> document.inputs().containsKey(top(detail)))) {
      return Option.some(top(detail));
    }
    List<String> equal =
        wire(detail)
            .flatMap(value ->
                sent.map(document ->
                    document.inputs().entrySet().stream()
                        .filter(input -> input.getValue().equals(value))
                        .map(Map.Entry::getKey)
                        .toList()))
            .getOrElse(List.of());
    return equal.size() == 1 ? Option.some(equal.getFirst()) : Option.none();
  }

  private static String shown(String value) {
    return value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "..." : value;
  }

  /** All of it, for programs. */
  public Json document() {
    return Json.object()
        .with("type", error.type())
        .with("message", error.message())
        .with("retryable", error.retryable())
        .with("details", new Json.Items(error.details().stream().map(this::document).toList()));
  }

  private Json document(Detail detail) {
    Json.Members limits = Json.object();
    for (String limit : detail.context()) {
      int equals = limit.indexOf('=');
      limits =
          limits.with(
              equals < 0 ? limit : limit.substring(0, equals),
              equals < 0 ? "" : limit.substring(equals + 1));
    }
    return Json.object()
        .with("field", detail.field())
        .with("input", input(detail))
        .with("value", value(detail))
        .with("type", detail.type())
        .with("message", detail.message())
        .with("limits", limits);
  }
}
