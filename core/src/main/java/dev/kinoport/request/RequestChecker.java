package dev.kinoport.request;

import dev.kinoport.catalogue.Catalogue;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** Turns a draft into a request, or into the list of everything that is wrong with it. */
public final class RequestChecker {
  private RequestChecker() {}

  /**
   * Checks a draft. Local images are read, remote ones are not fetched.
   *
   * @return every fault at once, at least one; or the request
   */
  public static Validation<Seq<Violation>, VideoRequest> check(
      Catalogue catalogue, RequestDraft draft) {
    return Validation.invalid(
        List.of(new Violation("model", draft.model(), "not built yet: " + catalogue)));
  }
}
