package dev.kinoport.request;

import dev.kinoport.input.Input;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retirement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to say of an offer that its shop sells no longer, or not for long. */
public final class RetiredOffer {
  private static final int MOST_NAMED = 5;

  private RetiredOffer() {}

  /**
   * The fault of asking for it: since when it is gone, and what else takes the same inputs.
   *
   * @param sold what is still sold here
   */
  public static Violation in(Catalogue sold, Offer retired, Retirement end, RequestDraft draft) {
    InputNames known = new InputNames(retired);
    Set<String> names =
        Stream.concat(draft.settings().keySet().stream(), draft.images().keySet().stream())
            .flatMap(name -> known.find(name).map(Input::name).toJavaStream())
            .collect(Collectors.toSet());
    return violation(sold, retired, end, draft.model(), names);
  }

  /**
   * The fault of starting a plan for it, that was made while it was sold.
   *
   * @param sold what is still sold here
   */
  public static Violation in(Catalogue sold, Offer retired, Retirement end, VideoRequest request) {
    return violation(sold, retired, end, request.model(), request.inputs().keySet());
  }

  /** What a plan says of an offer that will not be sold for long. */
  public static String warning(Offer offer, Retirement end) {
    return "%s stops selling %s on %s".formatted(offer.shop(), offer.sku(), end);
  }

  private static Violation violation(
      Catalogue sold, Offer retired, Retirement end, String model, Set<String> inputs) {
    return new Violation(
        "model",
        model,
        "is not sold any more: %s stopped selling %s on %s; %s"
            .formatted(retired.shop(), retired.sku(), end, instead(sold, inputs)));
  }

  private static String instead(Catalogue sold, Set<String> inputs) {
    List<String> same = aliases(sold.taking(inputs.toArray(String[]::new)));
    if (!same.isEmpty()) {
      return "instead there " + named(same);
    }
    List<String> all = aliases(sold.offers());
    return all.isEmpty() ? "nothing else is sold here" : "with other inputs there " + named(all);
  }

  private static List<String> aliases(List<Offer> offers) {
    return offers.stream().map(Offer::alias).distinct().toList();
  }

  private static String named(List<String> aliases) {
    int more = aliases.size() - MOST_NAMED;
    String first = aliases.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    String verb = aliases.size() == 1 ? "is " : "are ";
    return verb + first + (more > 0 ? " and " + more + " more" : "");
  }
}
