package dev.kinoport;

import dev.kinoport.price.Quote;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.request.Document;
import dev.kinoport.request.VideoRequest;
import java.util.List;

/**
 * What a start would buy, without buying it: pure, no network. {@link Kinoport#start(Plan, Terms)}
 * buys exactly this, at this price: each offer is quoted when it is planned, and the quote stays as
 * it is, also if the shop's {@linkplain dev.kinoport.price.PriceList price} changes before the
 * start.
 *
 * {@snippet file="dev/kinoport/examples/PlanWithoutSpendingTest.java" region="plan"}
 *
 * @param request what is wanted, in canonical words
 * @param offers how it can be fulfilled, in the order in which the providers were named, those that
 *     {@linkplain ProviderHealth fail} at the end; at least one
 * @param declined those who have the model and do not take the request, and why not
 */
public record Plan(VideoRequest request, List<PlannedOffer> offers, List<DeclinedOffer> declined) {
  /**
   * @throws IllegalArgumentException if nobody takes the request
   */
  public Plan {
    offers = List.copyOf(offers);
    declined = List.copyOf(declined);
    if (offers.isEmpty()) {
      throw new IllegalArgumentException("a plan needs an offer: " + request.model());
    }
  }

  /** The offer that is taken unless the terms prefer another one. */
  public PlannedOffer first() {
    return offers.getFirst();
  }

  /** Who sells the {@link #first} offer. */
  public ProviderName provider() {
    return first().provider();
  }

  /** What is sent to take the {@link #first} offer. */
  public Document document() {
    return first().document();
  }

  /** What the {@link #first} offer costs. */
  public Quote quote() {
    return first().quote();
  }

  /** Identity of what is wanted, at every shop: lower-case hex SHA-256. */
  public String hash() {
    return request.hash();
  }

  /** What is allowed but may not do what the caller hopes; may be empty. */
  public List<String> warnings() {
    return document().warnings();
  }

  /** Names and prices, without what is asked for. */
  @Override
  public String toString() {
    return "Plan[%s, %s]".formatted(request.model(), offers);
  }

  /** The same plan with the offers that are preferred, the first of them first; may be none. */
  List<PlannedOffer> preferring(Preference preference) {
    return preference.among(offers);
  }
}
