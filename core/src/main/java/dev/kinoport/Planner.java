package dev.kinoport;

import dev.kinoport.fault.FaultList;
import dev.kinoport.generation.Order;
import dev.kinoport.input.Violation;
import dev.kinoport.input.Violations;
import dev.kinoport.journal.AdmissionRefusal;
import dev.kinoport.journal.Journal;
import dev.kinoport.media.InsideAddress;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Confidence;
import dev.kinoport.price.Quote;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.Checked;
import dev.kinoport.request.Document;
import dev.kinoport.request.RequestChecker;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.request.RetiredOffer;
import dev.kinoport.request.UnknownModel;
import dev.kinoport.request.VideoRequest;
import dev.kinoport.time.Timekeeper;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From what a caller asks for to an order in the journal: the last moment that costs nothing. A
 * plan is made once; what is ordered is the plan.
 */
final class Planner {
  /** How long before an offer's end its plans warn of it. */
  private static final Duration RETIRES_SOON = Duration.ofDays(30);

  private final List<Provider> providers;
  private final Journal journal;
  private final Timekeeper time;
  private final GenerationIds ids;
  private final Circuits circuits;

  Planner(
      List<Provider> providers,
      Journal journal,
      Timekeeper time,
      GenerationIds ids,
      Circuits circuits) {
    this.providers = List.copyOf(providers);
    this.journal = journal;
    this.time = time;
    this.ids = ids;
    this.circuits = circuits;
  }

  /** Asks every provider that has the model. */
  Either<Failure, Plan> plan(RequestDraft draft) {
    List<PlannedOffer> offers = new ArrayList<>();
    List<DeclinedOffer> declined = new ArrayList<>();
    Option<VideoRequest> request = Option.none();
    for (OfferName.Sold sold : OfferName.find(providers, draft.model())) {
      Validation<Seq<Violation>, Checked> checked = check(sold.offer(), draft);
      request = request.orElse(checked.toOption().map(Checked::request));
      checked.forEach(taken -> offers.add(planned(sold, taken.document())));
      checked.swap().forEach(faults -> declined.add(declined(sold, faults)));
    }
    return request
        .map(wanted -> new Plan(wanted, circuits.ordered(offers), declined))
        .toEither(() -> nobody(draft, declined));
  }

  /** All or none: what is wrong with any draft is said of each. */
  Either<Failure, List<Plan>> planAll(List<RequestDraft> drafts) {
    List<Plan> plans = new ArrayList<>();
    FaultList<Failure.ItemFault> faults = new FaultList<>();
    for (int index = 0; index < drafts.size(); index++) {
      int place = index;
      plan(drafts.get(index))
          .peek(plans::add)
          .peekLeft(failure -> faults.add(new Failure.ItemFault(place, failure)));
    }
    return faults.isEmpty() ? Either.right(plans) : Either.left(Failure.InvalidBatch.of(faults));
  }

  private Validation<Seq<Violation>, Checked> check(Offer offer, RequestDraft draft) {
    return offer
        .retirement()
        .filter(end -> end.hasCome(time.now()))
        .map(end -> RetiredOffer.in(stillSold(), offer, end, draft))
        .fold(
            () -> RequestChecker.check(offer, draft),
            fault -> Validation.invalid(io.vavr.collection.List.of(fault)));
  }

  private PlannedOffer planned(OfferName.Sold sold, Document document) {
    long inline = sold.provider().capabilities().inlineUpTo();
    Document sent = inside(sold, warned(sold.offer(), document.inliningUpTo(inline)));
    Quote quote = sold.offer().price(sent.sku()).quote(sent.priceFacts(), time.now());
    return new PlannedOffer(sold.provider().name(), sold.offer(), sent, quote);
  }

  /** The model would be paid to find out that it cannot fetch them. */
  private static Document inside(OfferName.Sold sold, Document document) {
    Document told = document;
    if (!sold.provider().capabilities().fetchesInside()) {
      for (URI address : document.addresses()) {
        told = InsideAddress.is(address) ? told.warning(outOfReach(address, sold)) : told;
      }
    }
    return told;
  }

  private static String outOfReach(URI address, OfferName.Sold sold) {
    return "%s leads to this machine or its network, where %s cannot fetch it: give the file itself, or an address on the internet"
        .formatted(address, sold.provider().name());
  }

  private Document warned(Offer offer, Document document) {
    return offer
        .retirement()
        .filter(end -> end.comesWithin(RETIRES_SOON, time.now()))
        .fold(() -> document, end -> document.warning(RetiredOffer.warning(offer, end)));
  }

  private static DeclinedOffer declined(OfferName.Sold sold, Seq<Violation> faults) {
    return new DeclinedOffer(sold.provider().name(), faults.asJava());
  }

  /** Several who decline may have several reasons, and each is somebody's. */
  private Failure nobody(RequestDraft draft, List<DeclinedOffer> declined) {
    if (declined.isEmpty()) {
      return new Failure.InvalidRequest(
          io.vavr.collection.List.of(UnknownModel.in(everything(), draft.model())));
    }
    return new Failure.InvalidRequest(
        new Violations()
            .addAll(
                io.vavr.collection.List.ofAll(declined)
                    .flatMap(DeclinedOffer::violations)
                    .distinct())
            .all());
  }

  private Catalogue stillSold() {
    return everything().sold(time.now());
  }

  private Catalogue everything() {
    return new Catalogue(
        providers.stream()
            .flatMap(provider -> provider.offers().offers().stream())
            .distinct()
            .toList());
  }

  /** All or none: every fault of every plan is found before the journal hears of any. */
  Either<Failure, List<Admitted>> admit(List<BatchItem> items) {
    List<Order> orders = new ArrayList<>();
    FaultList<Failure.ItemFault> faults = new FaultList<>();
    for (int index = 0; index < items.size(); index++) {
      int place = index;
      order(items.get(index))
          .peek(orders::add)
          .peekLeft(failure -> faults.add(new Failure.ItemFault(place, failure)));
    }
    return faults.isEmpty() ? admitOrders(orders) : Either.left(Failure.InvalidBatch.of(faults));
  }

  Either<Failure, Admitted> admit(BatchItem item) {
    return order(item)
        .flatMap(order -> admitOrders(List.of(order)))
        .map(admissions -> admissions.get(0));
  }

  private Either<Failure, List<Admitted>> admitOrders(List<Order> orders) {
    return journal
        .admit(orders)
        .mapLeft(Planner::failure)
        .map(admissions -> {
          List<Admitted> admitted = new ArrayList<>(orders.size());
          for (int index = 0; index < orders.size(); index++) {
            admitted.add(new Admitted(orders.get(index), admissions.get(index)));
          }
          return admitted;
        });
  }

  private Either<Failure, Order> order(BatchItem item) {
    Terms terms = item.terms();
    List<PlannedOffer> preferred = item.plan().preferring(terms.preference());
    return preferred(item.plan(), preferred)
        .flatMap(offer -> allowed(item.plan(), offer, terms))
        .flatMap(offer -> unchanged(offer))
        .map(offer -> order(item.plan(), chain(item.plan(), preferred, terms), terms));
  }

  /**
   * The first must be what the terms allow, or nothing is bought; of the others those are left out
   * that they do not allow.
   */
  private List<PlannedOffer> chain(Plan plan, List<PlannedOffer> preferred, Terms terms) {
    PlannedOffer first = preferred.getFirst();
    return preferred.stream()
        .filter(offer ->
            offer.equals(first) || (allowed(plan, offer, terms).isRight() && fits(offer, terms)))
        .toList();
  }

  /**
   * What alone costs more than the purse holds can never be taken, so nothing is set aside for it.
   */
  private static boolean fits(PlannedOffer offer, Terms terms) {
    return terms
        .budget()
        .forAll(budget ->
            offer.ordered().price().exists(price -> price.compareTo(budget.limit()) <= 0));
  }

  private Either<Failure, PlannedOffer> allowed(Plan plan, PlannedOffer offer, Terms terms) {
    return sold(plan, offer).flatMap(still -> affordable(still, terms));
  }

  private static Either<Failure, PlannedOffer> preferred(Plan plan, List<PlannedOffer> preferred) {
    return Option.ofOptional(preferred.stream().findFirst())
        .toEither(() ->
            new Failure.InvalidRequest(
                io.vavr.collection.List.of(
                    new Violation(
                        "preference",
                        "",
                        "leaves no offer; there are "
                            + String.join(
                                ", ", plan.offers().stream().map(PlannedOffer::name).toList())))));
  }

  /** A plan may be older than the last day of its offer. */
  private Either<Failure, PlannedOffer> sold(Plan plan, PlannedOffer planned) {
    Offer offer = planned.offer();
    return offer
        .retirement()
        .filter(end -> end.hasCome(time.now()))
        .map(end -> RetiredOffer.in(stillSold(), offer, end, plan.request()))
        .<Failure>map(fault -> new Failure.InvalidRequest(io.vavr.collection.List.of(fault)))
        .toEither(planned)
        .swap();
  }

  /** What was agreed to is what is bought: an image that is another one by now is not. */
  private static Either<Failure, PlannedOffer> unchanged(PlannedOffer offer) {
    Seq<Violation> faults =
        io.vavr.collection.List.ofAll(offer.document().localImages())
            .flatMap(image ->
                image
                    .read()
                    .swap()
                    .toOption()
                    .map(fault ->
                        new Violation("image", image.origin().display(), fault.message())));
    return faults.isEmpty() ? Either.right(offer) : Either.left(new Failure.InvalidRequest(faults));
  }

  private Order order(Plan plan, List<PlannedOffer> chain, Terms terms) {
    return new Order(
        ids.next(),
        terms.key(),
        plan.request(),
        chain.stream().map(PlannedOffer::ordered).toList(),
        0,
        terms.budget(),
        terms.label(),
        terms.timeToStart(),
        terms.attributes(),
        time.now());
  }

  private static Either<Failure, PlannedOffer> affordable(PlannedOffer offer, Terms terms) {
    return switch (offer.quote()) {
      case Quote.Known known ->
          doubt(known, terms).orElse(() -> sameCurrency(known, terms)).toEither(offer).swap();
      case Quote.Unknown unknown ->
          terms.unknownPriceAllowed() && terms.budget().isEmpty()
              ? Either.right(offer)
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
