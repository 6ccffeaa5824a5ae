package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.input.Violation;
import dev.kinoport.request.Checked;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import org.junit.jupiter.api.Timeout;

/** A line is an input with its value, the first one the model. */
@Timeout(60)
class RequestDraftFuzzTest {
  @FuzzTest
  void aDraftIsARequestOrItsFaultsAreTold(byte[] data) {
    RequestDraft draft = draft(Utf8.text(data));

    Validation<Seq<Violation>, Checked> checked =
        RequestChecker.check(ShippedOffers.catalogue(), draft);

    if (checked.isInvalid()) {
      assertThat(checked.getError()).isNotEmpty();
      assertThat(checked.getError()).allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
      return;
    }
    Checked request = checked.get();
    assertThat(RequestChecker.check(ShippedOffers.catalogue(), draft).get()).isEqualTo(request);
  }

  private static RequestDraft draft(String text) {
    String[] lines = text.split("\n", -1);
    RequestDraft draft = RequestDraft.of(lines[0]);
    for (int i = 1; i < lines.length; i++) {
      int name = lines[i].indexOf('=');
      draft =
          name < 0
              ? draft.set("prompt", lines[i])
              : draft.set(lines[i].substring(0, name), lines[i].substring(name + 1));
    }
    return draft;
  }
}
