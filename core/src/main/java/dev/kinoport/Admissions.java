package dev.kinoport;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.Admission;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.Journal;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Quote;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.request.VideoRequest;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From what a caller asks for to an order in the journal: the last moment that costs nothing. */
final class Admissions {
  private final Catalogue catalogue;
  private final Journal journal;
  private final Timekeeper time;
  private final GenerationIds ids;

  Admissions(Catalogue catalogue, Journal journal, Timekeeper time, GenerationIds ids) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.time = time;
    this.ids = ids;
  }

  Either<Failure, Plan> plan(RequestDraft draft) {
    return RequestChecker.check(catalogue, draft)
        .toEither()
        .<Failure>mapLeft(Failure.InvalidRequest::new)
        .map(request -> new Plan(request, quote(request)));
  }

  private Quote quote(VideoRequest request) {
    return catalogue
        .findByEndpoint(request.endpoint())
        .map(model -> model.price(request.endpoint()))
        .<Quote>fold(
            () -> new Quote.Unknown("no price for " + request.endpoint()),
            price -> price.quote(request.priceFacts()));
  }

  Either<Failure, Admission> admit(RequestDraft draft, Terms terms) {
    return order(draft, terms)
        .flatMap(order -> admit(List.of(order)))
        .map(admissions -> admissions.get(0));
  }

  /** All or none: every fault of every item is found before the journal hears of any. */
  Either<Failure, List<Admission>> admitAll(List<BatchItem> items) {
    List<Order> orders = new ArrayList<>();
    List<Failure.ItemFault> faults = new ArrayList<>();
    for (int index = 0; index < items.size(); index++) {
      int place = index;
      BatchItem item = items.get(index);
      order(item.draft(), item.terms())
          .peek(orders::add)
          .peekLeft(failure -> faults.add(new Failure.ItemFault(place, failure)));
    }
    return faults.isEmpty() ? admit(orders) : Either.left(new Failure.InvalidBatch(faults));
  }

  private Either<Failure, List<Admission>> admit(List<Order> orders) {
    return journal.admit(orders).mapLeft(Admissions::failure);
  }

  private Either<Failure, Order> order(RequestDraft draft, Terms terms) {
    return plan(draft).flatMap(plan -> affordable(plan, terms)).map(plan -> order(plan, terms));
  }

  private Order order(Plan plan, Terms terms) {
    GenerationId id = ids.next();
    return new Order(
        id,
        terms.key(),
        plan.request(),
        plan.quote(),
        terms.budget(),
        terms.label(),
        terms.timeToStart(),
        time.now());
  }

  private static Either<Failure, Plan> affordable(Plan plan, Terms terms) {
    return switch (plan.quote()) {
      case Quote.Known known ->
          doubt(known, terms).orElse(() -> sameCurrency(known, terms)).toEither(plan).swap();
      case Quote.Unknown unknown ->
          terms.unknownPriceAllowed() && terms.budget().isEmpty()
              ? Either.right(plan)
              : Either.left(new Failure.UnknownPrice(whyNot(unknown, terms)));
    };
  }

  private static Option<Failure> doubt(Quote.Known known, Terms terms) {
    return terms
        .leastConfidence()
        .filter(least -> known.confidence().compareTo(least) > 0)
        .map(least ->
            new Failure.UnknownPrice(
                "%s is only %s, and the terms ask for %s"
                    .formatted(known.amount(), word(known.confidence()), word(least))));
  }

  private static String word(Confidence confidence) {
    return confidence.name().toLowerCase(Locale.ROOT);
  }

  private static Option<Failure> sameCurrency(Quote.Known known, Terms terms) {
    return terms
        .budget()
        .filter(budget -> !budget.limit().currency().equals(known.amount().currency()))
        .map(budget ->
            new Failure.UnknownPrice(
                "it is in %s and the budget in %s"
                    .formatted(known.amount().currency(), budget.limit().currency())));
  }

  private static String whyNot(Quote.Unknown unknown, Terms terms) {
    return terms.unknownPriceAllowed()
        ? unknown.reason() + "; a budget cannot hold an unknown price"
        : unknown.reason();
  }

  private static Failure failure(AdmissionRefusal refusal) {
    return switch (refusal) {
      case AdmissionRefusal.OverBudget over ->
          new Failure.OverBudget(over.budget(), over.limit(), over.committed(), over.asked());
      case AdmissionRefusal.KeyTaken taken -> new Failure.KeyTaken(taken.key(), taken.holder());
      case AdmissionRefusal.Unavailable unavailable ->
          new Failure.JournalUnavailable(unavailable.reason());
    };
  }
}
