package dev.kinoport.fal.answer;

import dev.kinoport.http.Answer;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** What fal says that it billed, in units of the model's price. */
public final class BilledUnits {
  private BilledUnits() {}

  /** Billed units, if fal says so in a way that can be read. */
  public static Option<BigDecimal> of(Answer answer) {
    return answer
        .header("x-fal-billable-units")
        .map(String::strip)
        .filter(units -> units.matches("[0-9]{1,15}(\\.[0-9]{1,15})?"))
        .map(BigDecimal::new);
  }
}
