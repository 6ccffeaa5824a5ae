package dev.kinoport.fake;

import dev.kinoport.input.Violation;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.request.WireReader;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Map;

/**
 * Reads a submission as the wire would carry it and is strict about it: what the real provider
 * would only say minutes later, or silently ignore, is refused here at once, by name.
 */
final class SubmitValidation {
  private final Catalogue catalogue;

  SubmitValidation(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Why a submission is refused; none if it is in order. */
  Option<SubmitAnswer> complaint(Submission submission) {
    String endpoint = submission.document().sku();
    return catalogue
        .findBySku(endpoint)
        .fold(
            () -> Option.of(refusal("not_found", "no model at endpoint " + endpoint)),
            model -> complaint(model, endpoint, submission.fields()));
  }

  private static Option<SubmitAnswer> complaint(
      Offer model, String endpoint, Map<String, WireValue> fields) {
    return WireReader.read(model, endpoint, fields)
        .fold(
            (Seq<Violation> faults) ->
                Option.of(
                    refusal(
                        "value_error",
                        "strict fake (the real provider may ignore this or fail later): "
                            + faults.mkString("; "))),
            request -> Option.none());
  }

  private static SubmitAnswer refusal(String type, String message) {
    return new SubmitAnswer.Refused(
        ProviderError.of(ProviderError.Kind.REFUSED, type, message), Option.none());
  }
}
