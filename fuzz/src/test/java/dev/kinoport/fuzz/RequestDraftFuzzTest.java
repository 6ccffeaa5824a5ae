package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.request.Checked;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** A line is an input with its value; the first one names an offer, or it picks one. */
@Timeout(300)
class RequestDraftFuzzTest {
  private static final Catalogue SHIPPED = ShippedOffers.catalogue();
  private static final List<Offer> OFFERS = SHIPPED.offers();

  @FuzzTest
  void aDraftIsARequestOrItsFaultsAreTold(byte[] data) {
    String[] lines = Utf8.text(data).split("\n", -1);
    Offer offer =
        SHIPPED
            .find(lines[0])
            .getOrElse(() -> OFFERS.get(Math.floorMod(lines[0].hashCode(), OFFERS.size())));
    RequestDraft draft = draft(offer.alias(), lines);

    Validation<Seq<Violation>, Checked> checked = RequestChecker.check(offer, draft);

    if (checked.isInvalid()) {
      assertThat(checked.getError())
          .isNotEmpty()
          .allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
    } else {
      assertThat(RequestChecker.check(offer, draft)).isEqualTo(checked);
    }
  }

  private static RequestDraft draft(String model, String[] lines) {
    RequestDraft draft = RequestDraft.of(model);
    for (int i = 1; i < lines.length; i++) {
      int name = lines[i].indexOf('=');
      draft =
          name < 0
              ? draft.prompt(lines[i])
              : draft.set(lines[i].substring(0, name), lines[i].substring(name + 1));
    }
    return draft;
  }
}
