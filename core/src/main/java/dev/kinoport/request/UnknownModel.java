package dev.kinoport.request;

import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;

/** What to say of a model that nobody here sells. */
public final class UnknownModel {
  private UnknownModel() {}

  /** The fault, with what may have been meant, or all that there is. */
  public static Violation in(Catalogue catalogue, String name) {
    var near = catalogue.suggestions(name);
    String known = String.join(", ", catalogue.offers().stream().map(Offer::alias).toList());
    String shops =
        name.contains(":") ? ", or shop:sku of " + String.join(", ", catalogue.shops()) : "";
    return new Violation(
        "model",
        name,
        near.isEmpty()
            ? "must be one of " + known + shops
            : "is not known; did you mean " + String.join(" or ", near) + "?");
  }
}
