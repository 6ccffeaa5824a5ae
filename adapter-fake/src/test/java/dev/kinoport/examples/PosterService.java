package dev.kinoport.examples;

import com.google.inject.Inject;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.price.Money;
import dev.kinoport.request.RequestDraft;

/** Somebody's service, which makes moving posters. */
// @start region="service"
final class PosterService {
  private final Kinoport kinoport;

  @Inject
  PosterService(Kinoport kinoport) {
    this.kinoport = kinoport;
  }

  String animate(String order, RequestDraft draft) {
    Terms terms = Terms.standard().key(order).budget(Money.usd("10.00"));
    return kinoport.generate(draft, terms).fold(failure -> failure.message(), PosterService::tell);
  }

  private static String tell(Generated clip) {
    return "done: " + clip.id();
  }
}
// @end
