package dev.kinoport.cli.json;

import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** What stands in the JSON of several commands, the same in each. */
public final class JsonValues {
  private JsonValues() {}

  public static Json clip(FinishedClip clip) {
    Option<StoredClip.Fingerprint> print = clip.fingerprint();
    return new Json.Members()
        .put("file", clip.file().toAbsolutePath().toString())
        .put("width", number(clip.facts().map(facts -> BigDecimal.valueOf(facts.widthPx()))))
        .put("height", number(clip.facts().map(facts -> BigDecimal.valueOf(facts.heightPx()))))
        .put("seconds", number(clip.facts().map(ClipFacts::seconds)))
        .put("fps", number(clip.facts().map(ClipFacts::fps)))
        .put("bytes", number(print.map(known -> BigDecimal.valueOf(known.bytes()))))
        .put("sha256", text(print.map(StoredClip.Fingerprint::sha256)));
  }

  /** The member {@code failure}, the same for every command. */
  public static Json failure(CommandFailure failure) {
    return new Json.Members()
        .put("kind", failure.kind().word())
        .put("message", failure.message())
        .put(
            "violations",
            new Json.Many(
                failure.violations().stream()
                    .<Json>map(violation ->
                        new Json.Members()
                            .put("field", violation.field())
                            .put("value", violation.value())
                            .put("message", violation.message()))
                    .toList()));
  }

  public static Json money(Option<Money> money) {
    return money.<Json>fold(
        () -> Json.NULL,
        known ->
            new Json.Members()
                .put("amount", known.amount().toPlainString())
                .put("currency", known.currency().getCurrencyCode()));
  }

  private static Json number(Option<BigDecimal> number) {
    return number.fold(
        () -> Json.NULL, known -> new Json.Raw(known.stripTrailingZeros().toPlainString()));
  }

  public static Json text(Option<String> text) {
    return text.fold(() -> Json.NULL, Json.Text::new);
  }
}
