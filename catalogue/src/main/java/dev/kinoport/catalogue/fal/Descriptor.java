package dev.kinoport.catalogue.fal;

import dev.kinoport.input.Input;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.OutputFacts;
import dev.kinoport.offer.Provenance;
import dev.kinoport.offer.Retirement;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceList;
import dev.kinoport.price.PriceRule;
import io.vavr.control.Option;
import java.util.List;

/** A model in the making. What its family does not say is as most models have it. */
final class Descriptor {
  private final String sku;
  private final String alias;
  private final String title;
  private List<Route> routes;
  private List<Input> inputs = List.of();
  private List<CrossRule> rules = List.of();
  private OutputFacts output = OutputFacts.unknown();
  private PriceRule price = Tariff.unknown("no price is known");
  private Option<Retirement> retirement = Option.none();
  private Option<String> unverified = Option.none();
  private List<String> notes = List.of();

  private Descriptor(String sku, String alias, String title) {
    this.sku = sku;
    this.alias = alias;
    this.title = title;
    this.routes = List.of(Route.only(sku));
  }

  static Descriptor of(String sku, String alias, String title) {
    return new Descriptor(sku, alias, title);
  }

  /** All endpoints; the first that takes a request gets it. */
  Descriptor at(Route... all) {
    this.routes = List.of(all);
    return this;
  }

  /** All inputs, in the order of the wire. */
  Descriptor takes(Input... all) {
    this.inputs = List.of(all);
    return this;
  }

  Descriptor rules(CrossRule... all) {
    this.rules = List.of(all);
    return this;
  }

  Descriptor priced(PriceRule rule) {
    this.price = rule;
    return this;
  }

  Descriptor gives(OutputFacts facts) {
    this.output = facts;
    return this;
  }

  /** It is not sold for ever. */
  Descriptor retired(Retirement end) {
    this.retirement = Option.of(end);
    return this;
  }

  /** fal's newest types lack it; the words say where it was seen last. */
  Descriptor lastSeenIn(String types) {
    this.unverified =
        Option.of(
            "last seen in "
                + types
                + "; fal's client types of 2026-08-02 lack it, which proves nothing");
    return this;
  }

  /** What is uncertain, with the reading that was chosen. */
  Descriptor notes(String... all) {
    this.notes = List.of(all);
    return this;
  }

  /** The model, with words for where its inputs were read. */
  Offer from(String source) {
    return new Offer(
        FalOffers.SHOP,
        sku,
        alias,
        title,
        routes,
        inputs,
        rules,
        PriceList.of(price),
        Option.none(),
        retirement,
        output,
        new Provenance(source, Tariff.READ, false, unverified, notes));
  }
}
